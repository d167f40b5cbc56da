"""Addresses of the knowledge base, one file per kind of user."""

from django.urls import include, path

urlpatterns = [
    path("", include("kunskapsbank.urls.publik")),
    path("", include("kunskapsbank.urls.redaktion")),
    path("", include("kunskapsbank.urls.luckor")),
]
