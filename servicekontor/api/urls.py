"""Addresses of times and bookings in the API."""

from django.urls import path

from kontaktcenter.api.oppen import oppen
from servicekontor.api import bokningar

urlpatterns = [
    path("motestyper/", oppen(bokningar.MotestyperVy.as_view()), name="api_motestyper"),
    path("lediga-tider/", oppen(bokningar.LedigaTiderVy.as_view()), name="api_lediga_tider"),
    path("bokningar/", bokningar.BokningarVy.as_view(), name="api_bokningar"),
    path("bokningar/bekrafta/", bokningar.BekraftaVy.as_view(), name="api_bokning_bekrafta"),
    path("bokningar/flytta/", bokningar.FlyttaVy.as_view(), name="api_bokning_flytta"),
    path("bokningar/avboka/", bokningar.AvbokaVy.as_view(), name="api_bokning_avboka"),
]
