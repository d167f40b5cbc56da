"""Addresses of articles in the API: open to anybody, on any web site."""

from django.urls import path

from kontaktcenter.api.oppen import oppen
from kunskapsbank.api.artiklar import ArtikelVy, ArtiklarVy

urlpatterns = [
    path("artiklar/", oppen(ArtiklarVy.as_view()), name="api_artiklar"),
    path("artiklar/<int:pk>/", oppen(ArtikelVy.as_view()), name="api_artikel"),
]
