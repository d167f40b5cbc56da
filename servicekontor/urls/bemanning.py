"""Addresses of the roster."""

from django.urls import path

from servicekontor.views.bemanning import arbetspass, mina, regler, scheman

urlpatterns = [
    path("bemanning/", scheman.bemanning, name="bemanning"),
    path("bemanning/<int:pk>/", scheman.schema, name="schema"),
    path("bemanning/<int:pk>/foresla/", scheman.foresla, name="schema_foresla"),
    path("bemanning/<int:pk>/stoppa/", scheman.stoppa, name="schema_stoppa"),
    path("bemanning/<int:pk>/framsteg/", scheman.framsteg, name="schema_framsteg"),
    path("bemanning/<int:pk>/publicera/", scheman.publicera, name="schema_publicera"),
    path("bemanning/<int:pk>/historik/", scheman.historik, name="schema_historik"),
    path("bemanning/<int:pk>/luckor/", scheman.luckor, name="schemaluckor"),
    path("bemanning/<int:pk>/prova/", arbetspass.pass_prova, name="pass_prova"),
    path("bemanning/<int:pk>/pass/nytt/", arbetspass.pass_nytt, name="pass_nytt"),
    path("bemanning/<int:pk>/pass/<int:pass_pk>/", arbetspass.pass_andra, name="pass_andra"),
    path("bemanning/<int:pk>/pass/<int:pass_pk>/ta-bort/", arbetspass.pass_ta_bort, name="pass_ta_bort"),
    path("bemanning/<int:pk>/pass/<int:pass_pk>/flytta/", arbetspass.pass_flytta, name="pass_flytta"),
    path("bemanning/regler/<int:pk>/", regler.schemaregler, name="schemaregler"),
    path("bemanning/franvaro/", mina.franvaro, name="franvaro"),
    path("bemanning/franvaro/<int:pk>/ta-bort/", mina.franvaro_ta_bort, name="franvaro_ta_bort"),
    path("bemanning/byten/", mina.byten, name="byten"),
    path("bemanning/byten/nytt/", mina.byte_nytt, name="byte_nytt"),
    path("bemanning/byten/<int:pk>/<slug:drag>/", mina.byte_svar, name="byte_svar"),
    path("bemanning/mina/", mina.mina_pass, name="mina_pass"),
    path("bemanning/mina/kalender/", mina.ny_adress, name="schemaadress"),
    path("bemanning/mina/onskemal/", mina.onskemal_nytt, name="onskemal_nytt"),
    path("bemanning/mina/onskemal/<int:pk>/ta-bort/", mina.onskemal_ta_bort, name="onskemal_ta_bort"),
    path("bemanning/kalender/<str:hemlighet>.ics", mina.passflode, name="passflode"),
]
