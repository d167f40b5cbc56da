"""Answers for everybody, without log-in."""

from django.urls import path

from kunskapsbank.views.medborgare import artikel, flode, omdome, svar

urlpatterns = [
    path("svar/", svar.svar, name="svar"),
    path("svar/amne/<slug:kod>/", svar.amne, name="svar_amne"),
    path("svar/andringar.atom", flode.andringar, name="svar_andringar"),
    path("svar/<int:pk>/", artikel.artikel, name="svar_kort"),
    path("svar/<int:pk>/omdome/", omdome.omdome, name="svar_omdome"),
    path("svar/<int:pk>/tack/<str:svar>/", omdome.tack, name="svar_tack"),
    path("svar/<int:pk>-<str:slug>/", artikel.artikel, name="svar_artikel"),
    path("sitemap.xml", flode.webbkarta, name="webbkarta"),
    path("robots.txt", flode.robotar, name="robotar"),
]
