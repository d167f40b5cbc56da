"""Addresses of contacts and cases, one file per kind of user."""

from django.urls import include, path

urlpatterns = [
    path("", include("arenden.urls.medborgare")),
    path("", include("arenden.urls.arbetsplats")),
    path("", include("arenden.urls.listor")),
    path("", include("arenden.urls.arende")),
]
