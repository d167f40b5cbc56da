"""Addresses of those who write the articles, answer for them and read them at work."""

from django.urls import path

from kunskapsbank.views import personal
from kunskapsbank.views.bild import artikelbild
from kunskapsbank.views.redaktion import artikel, handlingar, lista, versioner
from kunskapsbank.views.redaktion.text import Textsida

ARTIKEL = "redaktion/artikel/<int:pk>/"
TEXT = f"{ARTIKEL}text/<str:sprak>/"
REVISION = "redaktion/version/<int:pk>/"

ARTIKELDORRAR = {
    "uppgifter": artikel.Uppgifter,
    "dra_in": handlingar.DraIn,
    "ta_i_bruk": handlingar.TaIBruk,
    "behover_andras": handlingar.BehoverAndras,
    "bekrafta": handlingar.BekraftaGranskning,
}
"""What is done to an article: `artikel_dra_in` at `/redaktion/artikel/<id>/dra-in/`."""
REVISIONSDORRAR = {
    "skicka": handlingar.SkickaTillGranskning,
    "granska": handlingar.Granska,
    "skicka_tillbaka": handlingar.SkickaTillbaka,
    "publicera": handlingar.Publicera,
    "schemalagg": handlingar.Schemalagg,
    "kasta": handlingar.Kasta,
    "aterstall": handlingar.Aterstall,
}
"""What is done to a revision: `revision_granska` at `/redaktion/version/<id>/granska/`."""

urlpatterns = [
    path("redaktion/", lista.redaktion, name="redaktion"),
    path("redaktion/ny/", artikel.ny, name="artikel_ny"),
    path("redaktion/oversattningar/", lista.oversattningar, name="oversattningar"),
    path(ARTIKEL, artikel.artikel_redaktion, name="artikel_redaktion"),
    path(f"{ARTIKEL}bilder/", artikel.bilder, name="artikel_bilder"),
    path(f"{ARTIKEL}las-ocksa/", artikel.relaterade, name="artikel_relaterade"),
    path(TEXT, Textsida.as_view(), name="artikel_text"),
    path(f"{TEXT}versioner/", versioner.versioner, name="artikel_versioner"),
    path(f"{TEXT}jamfor/", versioner.jamfor, name="artikel_jamfor"),
    *(path(f"{ARTIKEL}{namn.replace('_', '-')}/", vy.as_view(), name=f"artikel_{namn}") for namn, vy in ARTIKELDORRAR.items()),
    *(path(f"{REVISION}{namn.replace('_', '-')}/", vy.as_view(), name=f"revision_{namn}") for namn, vy in REVISIONSDORRAR.items()),
    path("mina-texter/", personal.mina_texter, name="mina_texter"),
    path("kunskap/<int:pk>/", personal.artikel, name="kunskapsartikel"),
    path("kunskap/<int:pk>/rapportera/", personal.rapportera, name="artikel_rapportera"),
    path("kunskap/bild/<uuid:nyckel>/", artikelbild, name="artikelbild"),
]
