"""Addresses of contacts and cases in the API."""

from django.urls import path

from arenden.api import arenden, arendesok, felanmalningar, ovrigt, personer, vaxel
from arenden.api.handlingar import make_urls

urlpatterns = [
    path("kontakter/", ovrigt.KontakterVy.as_view(), name="api_kontakter"),
    path("arendetyper/", ovrigt.ArendetyperVy.as_view(), name="api_arendetyper"),
    path("katalog/", ovrigt.KatalogVy.as_view(), name="api_katalog"),
    path("ateruppringningar/", ovrigt.AteruppringningarVy.as_view(), name="api_ateruppringningar"),
    path("ateruppringningar/<uuid:nyckel>/resultat/", ovrigt.AteruppringningVy.as_view(), name="api_ateruppringning"),
    path("telefonmeddelanden/", ovrigt.TelefonmeddelandenVy.as_view(), name="api_telefonmeddelanden"),
    path("ateruppringningar/<uuid:nyckel>/visa/", vaxel.SkyddadUppringareVy.as_view(), name="api_ateruppringning_visa"),
    path("telefonmeddelanden/mina/", vaxel.EgnaMeddelandenVy.as_view(), name="api_egna_meddelanden"),
    path("telefonmeddelanden/<int:pk>/visa/", vaxel.SkyddatMeddelandeVy.as_view(), name="api_meddelande_visa"),
    path("telefonmeddelanden/<int:pk>/last/", vaxel.LastMeddelandeVy.as_view(), name="api_meddelande_last"),
    path("samtal/koppla/", vaxel.KoppladVy.as_view(), name="api_samtal_koppla"),
    path("samtal/meddelande/", vaxel.MeddelandesamtalVy.as_view(), name="api_samtal_meddelande"),
    path("samtal/aterring/", vaxel.AterringningVy.as_view(), name="api_samtal_aterring"),
    path("narvaro/", vaxel.NarvaroVy.as_view(), name="api_narvaro"),
    path("notiser/", vaxel.NotiserVy.as_view(), name="api_notiser"),
    path("notiser/<int:pk>/last/", vaxel.LastNotisVy.as_view(), name="api_notis_last"),
    path("personer/sok/", personer.PersonsokVy.as_view(), name="api_personer_sok"),
    path("personer/<int:pk>/", personer.PersonVy.as_view(), name="api_person"),
    path("personer/<int:pk>/visa/", personer.SkyddadPersonVy.as_view(), name="api_person_visa"),
    path("personer/<int:pk>/andra/", personer.PersonandringVy.as_view(), name="api_person_andra"),
    path("felanmalningar/nara/", felanmalningar.NarliggandeVy.as_view(), name="api_felanmalningar_nara"),
    path("felanmalningar/folj/", felanmalningar.FoljVy.as_view(), name="api_felanmalningar_folj"),
    path("arenden/sok/", arendesok.ArendesokVy.as_view(), name="api_arenden_sok"),
    path("arenden/<arendenummer:nummer>/visa-person/", personer.SkyddadInlamnareVy.as_view(), name="api_arende_visa_person"),
    path("remisser/<int:pk>/svar/", arenden.RemissvarVy.as_view(), name="api_remissvar"),
    path("arenden/", arenden.Arendevy.as_view(), name="api_arenden"),
    path("arenden/<arendenummer:nummer>/", arenden.EttArendeVy.as_view(), name="api_arende"),
    path("arenden/<arendenummer:nummer>/handelser/", arenden.HandelserVy.as_view(), name="api_handelser"),
    path("arenden/<arendenummer:nummer>/forhandsvisa-overlamning/", arenden.ForhandsvisningVy.as_view(), name="api_forhandsvisning"),
    path("arenden/<arendenummer:nummer>/bilagor/", arenden.BilagorVy.as_view(), name="api_bilagor"),
    path("arenden/<arendenummer:nummer>/bilagor/<uuid:nyckel>/", arenden.BilagaVy.as_view(), name="api_bilaga"),
    *make_urls(),
]
