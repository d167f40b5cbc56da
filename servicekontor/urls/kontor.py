"""Addresses of offices, tours and their hours, for citizens and for those who plan them."""

from django.urls import path

from servicekontor.views.medborgare import kalender, kontor, turlista
from servicekontor.views.planering import kontor as planera
from servicekontor.views.planering import tur

urlpatterns = [
    path("kontor/", kontor.alla, name="kontoren"),
    path("kontor/<slug:kod>/", kontor.ett, name="kontor"),
    path("kontor/<slug:kod>/kalender.ics", kalender.kontor, name="kontor_kalender"),
    path("turlista/", turlista.turlista, name="turlista"),
    path("turlista/<int:pk>/kalender.ics", kalender.tur, name="tur_kalender"),
    path("kontorsplanering/", planera.alla, name="planera_kontoren"),
    path("kontorsplanering/rattvisa/", planera.rattvisa, name="planera_rattvisa"),
    path("kontorsplanering/kontor/<slug:kod>/", planera.ett, name="planera_kontor"),
    path("kontorsplanering/kontor/<slug:kod>/stang/", planera.stang, name="planera_stang"),
    path("kontorsplanering/kontor/<slug:kod>/oppna/", planera.oppna, name="planera_oppna"),
    path("kontorsplanering/kontor/<slug:kod>/avveckla/", planera.avveckla, name="planera_avveckla"),
    path("kontorsplanering/turer/", tur.alla, name="planera_turer"),
    path("kontorsplanering/turer/ny/", tur.ny, name="planera_tur_ny"),
    path("kontorsplanering/turer/<int:pk>/", tur.ett, name="planera_tur"),
    path("kontorsplanering/turer/<int:pk>/stopp/", tur.stopp_nytt, name="planera_stopp_nytt"),
    path("kontorsplanering/turer/<int:pk>/flytta/", tur.tur_flytta, name="planera_tur_flytta"),
    path("kontorsplanering/turer/<int:pk>/stall-in/", tur.tur_stall_in, name="planera_tur_stall_in"),
    path("kontorsplanering/stopp/<int:pk>/", tur.stopp_andra, name="planera_stopp"),
    path("kontorsplanering/stopp/<int:pk>/forsena/", tur.forsena, name="planera_forsena"),
    path("kontorsplanering/stopp/<int:pk>/stall-in/", tur.stall_in, name="planera_stall_in"),
    path("kontorsplanering/monster/nytt/", tur.monster_nytt, name="planera_monster_nytt"),
    path("kontorsplanering/monster/<int:pk>/", tur.monster, name="planera_monster"),
    path("kontorsplanering/monster/<int:pk>/avsluta/", tur.monster_avsluta, name="planera_monster_avsluta"),
]
