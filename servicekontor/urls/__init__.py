"""Addresses of the service offices, one file per kind of work."""

from django.urls import include, path

urlpatterns = [
    path("", include("servicekontor.urls.kontor")),
    path("", include("servicekontor.urls.bokning")),
    path("", include("servicekontor.urls.bemanning")),
    path("", include("servicekontor.urls.reception")),
]
