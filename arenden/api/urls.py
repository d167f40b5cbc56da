"""Addresses of contacts and cases in the API."""

from django.urls import path

from arenden.api import arenden, ovrigt
from arenden.api.handlingar import make_urls

urlpatterns = [
    path("kontakter/", ovrigt.KontakterVy.as_view(), name="api_kontakter"),
    path("arendetyper/", ovrigt.ArendetyperVy.as_view(), name="api_arendetyper"),
    path("katalog/", ovrigt.KatalogVy.as_view(), name="api_katalog"),
    path("ateruppringningar/", ovrigt.AteruppringningarVy.as_view(), name="api_ateruppringningar"),
    path("ateruppringningar/<uuid:nyckel>/resultat/", ovrigt.AteruppringningVy.as_view(), name="api_ateruppringning"),
    path("telefonmeddelanden/", ovrigt.TelefonmeddelandenVy.as_view(), name="api_telefonmeddelanden"),
    path("remisser/<int:pk>/svar/", arenden.RemissvarVy.as_view(), name="api_remissvar"),
    path("arenden/", arenden.Arendevy.as_view(), name="api_arenden"),
    path("arenden/<arendenummer:nummer>/", arenden.EttArendeVy.as_view(), name="api_arende"),
    path("arenden/<arendenummer:nummer>/handelser/", arenden.HandelserVy.as_view(), name="api_handelser"),
    path("arenden/<arendenummer:nummer>/forhandsvisa-overlamning/", arenden.ForhandsvisningVy.as_view(), name="api_forhandsvisning"),
    path("arenden/<arendenummer:nummer>/bilagor/", arenden.BilagorVy.as_view(), name="api_bilagor"),
    path("arenden/<arendenummer:nummer>/bilagor/<uuid:nyckel>/", arenden.BilagaVy.as_view(), name="api_bilaga"),
    *make_urls(),
]
