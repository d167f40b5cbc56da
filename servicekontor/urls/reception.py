"""Addresses of the reception: tickets, visits, the display."""

from django.urls import path

from servicekontor.views.medborgare import kiosk, ko, skarm, tavla
from servicekontor.views.reception import sida, skarmar, tryck, utan_nat

urlpatterns = [
    path("reception/", sida.reception, name="reception"),
    path("reception/utan-nat/", utan_nat.skal, name="reception_skal"),
    path("reception/tjanst.js", utan_nat.tjanst, name="reception_tjanst"),
    path("reception/<slug:kontor>/", sida.reception_kontor, name="reception_kontor"),
    path("reception/<slug:kontor>/disk/", sida.valj_disk, name="reception_disk"),
    path("reception/<slug:kontor>/skarmar/", skarmar.skarmar, name="reception_skarmar"),
    path("reception/<slug:kontor>/skarmar/<int:pk>/sparra/", skarmar.sparra, name="reception_skarm_sparra"),
    path("reception/<slug:kontor>/tryck/<slug:slag>/", tryck.tryck, name="reception_tryck"),
    path("skarm/", skarm.skarm, name="skarm"),
    path("kiosk/<slug:kontor>/", kiosk.kiosk, name="kiosk"),
    path("kiosk/<slug:kontor>/bokad/", kiosk.bokad, name="kiosk_bokad"),
    path("kiosk/<slug:kontor>/<slug:kod>/", kiosk.lapp, name="kiosk_lapp"),
    path("ko/<slug:kontor>/<slug:dagkod>/", ko.ta_nummer, name="ko"),
    path("plats/<slug:kod>/", ko.plats, name="plats"),
    path("tavla/<slug:kontor>/", tavla.tavla, name="tavla"),
]
