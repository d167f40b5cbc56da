"""Addresses of the statistics, one module per kind of page: append `path("", include("statistik.urls.…"))` here."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
