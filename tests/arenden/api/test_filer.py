"""Files that go with words by the API."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from arenden.models import Arende, Meddelande
from arenden.status import Status
from tests.apiklient import Nyckelklient
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_elsewhere(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize(("slug", "slag"), [("besvara", "svar"), ("meddela", "meddelande"), ("komplettera", "fran_medborgaren")])
def test_files_go_along_with_the_words(slug: str, slag: str) -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    filer = [SimpleUploadedFile(f"{namn}.txt", namn.encode()) for namn in ("ett", "två")]
    body = {"text": "Se bilagorna.", "bilagor": filer}
    response = Nyckelklient(agent).client.post(f"/api/v1/arenden/{arende.nummer}/{slug}/", body)
    assert response.status_code == 200, response.content
    meddelande = Meddelande.objects.get(slag=slag)
    assert (meddelande.text, sorted(b.filnamn for b in arende.bilagor.all())) == ("Se bilagorna.", ["ett.txt", "två.txt"])


def test_an_answer_with_a_file_that_is_refused_is_not_sent() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    body = {"text": "Ja.", "bilagor": SimpleUploadedFile("bild.jpg", b"MZ\x90\x00\x03\x00\x00\x00\xff\xff")}
    response = Nyckelklient(agent).client.post(f"/api/v1/arenden/{arende.nummer}/besvara/", body)
    assert response.status_code == 400 and response.json()["falt"]["bilagor"]
    assert Arende.objects.get().status != Status.BESVARAD and not Meddelande.objects.exists()


def test_a_move_without_words_takes_no_form() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    assert Nyckelklient(agent).client.post(f"/api/v1/arenden/{arende.nummer}/ta/", {"version": 1}).status_code == 415
