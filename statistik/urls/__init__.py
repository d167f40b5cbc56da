"""Addresses of the statistics, one module per kind of page: append `path("", include("statistik.urls.…"))` here."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("statistik.urls.sidor")),
    path("", include("statistik.urls.amnen")),
    path("", include("statistik.urls.bemanning")),
    path("", include("statistik.urls.enkat")),
]
