"""Addresses of the surveys and of what they say. Only the link that was sent carries a secret; nothing personal stands in any."""

from django.urls import path

from statistik.views.medborgare import enkat
from statistik.views.nojdhet import nojdhet

urlpatterns = [
    path("statistik/nojdhet/", nojdhet, name="nojdhet"),
    path("enkat/tack/<slug:vad>/", enkat.tack, name="enkat_tack"),
    path("enkat/formular/<uuid:nyckel>/", enkat.efter_formular, name="enkat_formular"),
    path("enkat/kontor/<slug:kontor>/<slug:dagkod>/", enkat.kontor, name="enkat_kontor"),
    path("enkat/kiosk/<slug:kontor>/", enkat.ansikten, name="enkat_kiosk"),
    path("enkat/<str:hemlighet>/", enkat.lank, name="enkat_lank"),
    path("enkat/<str:hemlighet>/aldrig/", enkat.aldrig, name="enkat_aldrig"),
]
