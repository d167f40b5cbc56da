"""All addresses of the API, version 1: the ground floor names the apps by string, so it imports none of them."""

from django.urls import include, path, re_path

from kontaktcenter.api.bas import OkandAdress
from kontaktcenter.api.schema import Schemavy

urlpatterns = [
    path("schema/", Schemavy.as_view(), name="api_schema"),
    path("", include("kunskapsbank.api.urls")),
    path("", include("servicekontor.api.urls")),
    path("", include("arenden.api.urls")),
    re_path("", OkandAdress.as_view(), name="api_okand"),
]
