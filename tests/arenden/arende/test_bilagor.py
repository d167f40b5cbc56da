"""Attachments: only for those who may read, only what is scanned, never as something that a browser would run."""

import io

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

from arenden.actions import add_from_citizen
from arenden.models import Arende, Bilaga
from kontaktcenter.models import Sekretess
from tests.factories import make_arendetyp, make_enhet
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_overlamnat

pytestmark = pytest.mark.django_db


def make_bild() -> bytes:
    """A small photo."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "JPEG")
    return out.getvalue()


def attach(arende: Arende, innehall: bytes = b"Hej <script>alert(1)</script>", namn: str = "brev.txt") -> Bilaga:
    """A file that the citizen has added."""
    add_from_citizen(arende=arende, text="Här är den.", bilagor=[ContentFile(innehall, name=namn)])
    return arende.bilagor.get()


def fetch(client: Client, user, arende: Arende, bilaga: Bilaga, query: str = ""):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(f"/arenden/{arende.nummer}/bilagor/{bilaga.nyckel}/{query}")


def test_a_file_is_downloaded_and_never_run(client: Client) -> None:
    agent, arende = make_agent(), make_arende()
    response = fetch(client, agent, arende, attach(arende), "?visa")
    assert b"".join(response.streaming_content).startswith(b"Hej")
    assert response["Content-Disposition"] == 'attachment; filename="brev.txt"'
    assert (response["Content-Type"], response["X-Content-Type-Options"]) == ("text/plain", "nosniff")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_picture_is_shown_in_the_page_when_asked(client: Client) -> None:
    agent, arende = make_agent(), make_arende()
    bilaga = attach(arende, make_bild(), "foto.jpg")
    assert fetch(client, agent, arende, bilaga, "?visa")["Content-Disposition"].startswith("inline")
    assert fetch(client, agent, arende, bilaga)["Content-Disposition"].startswith("attachment")
    assert f"/bilagor/{bilaga.nyckel}/?visa" in client.get(f"/arenden/{arende.nummer}/").text


@pytest.mark.parametrize("skanning", ["vantar", "smittad"])
def test_a_file_that_is_not_clean_is_not_opened(client: Client, skanning: str) -> None:
    agent, arende = make_agent(), make_arende()
    bilaga = attach(arende)
    Bilaga.objects.update(skanning=skanning)
    assert fetch(client, agent, arende, bilaga).status_code == 403
    assert f"/bilagor/{bilaga.nyckel}/" not in client.get(f"/arenden/{arende.nummer}/").text


def test_somebody_outside_gets_no_file(client: Client) -> None:
    arende = make_arende()
    outsider = make_handlaggare(make_enhet("park", namn="Parkenheten"))
    assert fetch(client, outsider, arende, attach(arende)).status_code == 404


def test_a_file_under_secrecy_is_not_opened_by_one_who_may_not_read(client: Client) -> None:
    agent = make_agent()
    arende = make_overlamnat(agent, arendetyp=make_arendetyp(sekretess=Sekretess.SEKRETESS))
    assert fetch(client, agent, arende, attach(arende)).status_code == 403


def test_a_file_of_another_case_is_not_found(client: Client) -> None:
    agent, arende, other = make_agent(), make_arende(), make_arende()
    assert fetch(client, agent, other, attach(arende)).status_code == 404


def test_a_file_that_is_gone_is_said_to_be(client: Client) -> None:
    agent, arende = make_agent(), make_arende()
    bilaga = attach(arende)
    bilaga.fil.storage.delete(bilaga.fil.name)
    assert fetch(client, agent, arende, bilaga).status_code == 404
