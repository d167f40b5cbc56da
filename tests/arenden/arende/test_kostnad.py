"""What the doors of a case ask the database at the most, when the case holds a little of everything that its page shows."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from arenden.actions import send_message
from arenden.models import Arende, Bilaga, Svarsmall, Vantefil
from kontaktcenter.models import Anvandare
from kunskapsbank.actions.index import sync_artiklar
from tests.arenden.arende.dorrar import DORRAR, Dorr, Scen
from tests.factories import make_foljdfraga, make_overenskommelse
from tests.factories_kunskap import make_artikel

FLEST = 12
"""Queries of one page, as of every other page of the product."""


def fill(arende: Arende, anvandare: Anvandare) -> None:
    """A place, answers to questions, photos, messages, files that wait, answer templates, and articles that the knowledge base suggests."""
    for nyckel in ("fastighet", "storlek"):
        make_foljdfraga(arende.arendetyp, nyckel, is_required=True)
    make_overenskommelse(villkor={arende.arendetyp: "lamnar_over"})
    falt = {"plats_text": "Torget 1", "plats_lat": 59.6, "plats_lon": 16.5, "uppgifter": {"fastighet": "Provet 1:2"}}
    Arende.objects.filter(pk=arende.pk).update(**falt)
    for namn in ("a.png", "b.png"):
        fil = {"fil": ContentFile(b"bild", namn), "filnamn": namn, "storlek": 4, "sha256": namn}
        Bilaga.objects.create(arende=arende, **fil, innehallstyp="image/png", skanning="ren", is_from_medborgare=True)
        Vantefil.objects.create(arende=arende, anvandare=anvandare, **fil)
        Svarsmall.objects.create(enhet=arende.ansvarig_enhet, namn=namn, text="Hej!")
    sync_artiklar([make_artikel(f"Får jag bygga en carport på {plats}?", kort_svar="Oftast krävs lov.") for plats in ("tomten", "gården")])


@pytest.mark.django_db
@pytest.mark.parametrize("dorr", DORRAR, ids=lambda d: d.namn)
def test_a_form_of_a_full_case_costs_at_most_twelve_queries(client: Client, dorr: Dorr, django_assert_max_num_queries) -> None:
    scen = Scen()
    arende, person = dorr.make(scen), getattr(scen, dorr.vem)
    fill(arende, person)
    if arende.agent_id:
        send_message(arende=arende, text="Vi tittar på det.", by=arende.agent)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    with django_assert_max_num_queries(FLEST):
        assert client.get(dorr.address(arende)).status_code == 200
