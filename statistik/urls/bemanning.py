"""Addresses of the staffing pages."""

from django.urls import path

from statistik.views import bemanning

urlpatterns = [
    path("statistik/bemanning/", bemanning.behovsprognos, name="behovsprognos"),
    path("statistik/bemanning/<int:pk>/", bemanning.behovsprognos, name="behovsprognos_center"),
    path("statistik/bemanning/<int:pk>/dag/<str:dag>/", bemanning.behovsprognos_dag, name="behovsprognos_dag"),
    path("statistik/bemanning/<int:pk>/handelser/", bemanning.prognoshandelser, name="prognoshandelser"),
    path("statistik/bemanning/<int:pk>/handelser/<int:handelse_pk>/", bemanning.prognoshandelser, name="prognoshandelse"),
    path(
        "statistik/bemanning/<int:pk>/handelser/<int:handelse_pk>/ta-bort/",
        bemanning.prognoshandelse_ta_bort,
        name="prognoshandelse_ta_bort",
    ),
    path("statistik/bemanning/<int:pk>/krav/<slug:kanal>/", bemanning.bemanningskrav, name="bemanningskrav"),
]
