"""Addresses of bookings: for citizens, for agents, for departments. Only a mailed link carries a secret in its address."""

from django.urls import URLPattern, path

from servicekontor.views import at_nagon, lokaler, motestyper, mottagningstider
from servicekontor.views.medborgare import boka, bokning

urlpatterns: list[URLPattern] = [
    path("boka/", boka.boka, name="boka"),
    path("boka/vem/", boka.boka_vem, name="boka_vem"),
    path("boka/klart/", boka.boka_klart, name="boka_klart"),
    path("boka/at-nagon/", at_nagon.at_nagon, name="boka_at_nagon"),
    path("boka/<slug:kod>/", boka.boka_var, name="boka_var"),
    path("boka/<slug:kod>/<slug:kontor>/", boka.boka_nar, name="boka_nar"),
    path("bokning/<str:hemlighet>/", bokning.bokning_lank, name="bokning_lank"),
    path("bokning/<str:hemlighet>/flytta/", bokning.bokning_flytta, name="bokning_flytta"),
    path("bokning/<str:hemlighet>/avboka/", bokning.bokning_avboka, name="bokning_avboka"),
    path("bokning/<str:hemlighet>/tidigare/", bokning.bokning_tidigare, name="bokning_tidigare"),
    path("mottagningstider/", mottagningstider.mottagningstider, name="mottagningstider"),
    path("mottagningstider/ny/", mottagningstider.mottagningstid_ny, name="mottagningstid_ny"),
    path("mottagningstider/kalender/", mottagningstider.kalenderflode, name="kalenderflode"),
    path("mottagningstider/bokningar/", mottagningstider.mottagningsbokningar, name="mottagningsbokningar"),
    path("mottagningstider/bokningar/<int:pk>/", mottagningstider.mottagningsbokning, name="mottagningsbokning"),
    path("mottagningstider/moten/", motestyper.motestyper, name="motestyper"),
    path("mottagningstider/moten/ny/", motestyper.motestyp_ny, name="motestyp_ny"),
    path("mottagningstider/moten/<int:pk>/", motestyper.motestyp, name="motestyp"),
    path("mottagningstider/<int:pk>/", mottagningstider.mottagningstid, name="mottagningstid"),
    path("bokningskalender/<str:hemlighet>.ics", mottagningstider.bokningskalender, name="bokningskalender"),
    path("lokaler/", lokaler.lokaler, name="lokaler"),
    path("lokaler/ny/", lokaler.lokal_ny, name="lokal_ny"),
    path("lokaler/<int:pk>/avboka/", lokaler.lokal_avboka, name="lokal_avboka"),
]
