"""What the citizen can do on the page of a case: add, withdraw, open again; nothing typed is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from arenden.actions import answer, request_completion
from arenden.models import Arende
from arenden.status import Handelsetyp, Status
from tests.arenden.medborgare.medborgare import make_photo, open_with_link, page_of
from tests.factories_arenden import make_arende, make_kvitto

pytestmark = pytest.mark.django_db


def test_words_and_files_can_be_added(client: Client, mottaget: Arende) -> None:
    client.post(f"/folj/{mottaget.nummer}/skriv/", {"text": "Här är en bild.", "filer": make_photo()})
    [bilaga] = mottaget.bilagor.all()
    assert bilaga.meddelande.text == "Här är en bild."
    assert "foto.jpg" in page_of(client, mottaget)


def test_a_question_of_ours_is_shown_once_and_its_answer_keeps_its_name_when_refused(client: Client, mottaget: Arende) -> None:
    request_completion(arende=mottaget, text="Vilken sida av huset?", by=mottaget.handlaggare)
    open_with_link(client, mottaget)
    for response in (client.get(f"/folj/{mottaget.nummer}/"), client.post(f"/folj/{mottaget.nummer}/skriv/", {"text": ""})):
        page = response.content.decode()
        assert page.count("Vilken sida av huset?") == 1 and "Ditt svar" in page


def test_the_same_words_sent_twice_are_one_message(client: Client, mottaget: Arende) -> None:
    for _click in range(2):
        client.post(f"/folj/{mottaget.nummer}/skriv/", {"text": "Här är en bild."})
    assert mottaget.meddelanden.count() == 1


def test_a_file_that_is_in_the_case_already_is_told_of(client: Client, mottaget: Arende) -> None:
    told = "En fil som du skickade fanns redan i ärendet."
    first, second = (
        client.post(f"/folj/{mottaget.nummer}/skriv/", {"text": text, "filer": make_photo()}, follow=True).content.decode()
        for text in ("Här är en bild.", "Här är den igen.")
    )
    assert told not in first and told in second


def test_too_many_files_are_stopped_and_the_words_are_kept(client: Client, mottaget: Arende, settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "filer": (1, 3600)}
    values = {"text": "Här är två bilder.", "filer": [make_photo(), make_photo()]}
    response = client.post(f"/folj/{mottaget.nummer}/skriv/", values)
    assert response.status_code == 429
    assert response.context["komplettering"]["text"].value() == values["text"]
    assert not mottaget.meddelanden.exists() and not mottaget.bilagor.exists()


@pytest.mark.parametrize(
    ("values", "mening"),
    [
        ({"text": ""}, "Skriv något att skicka."),
        ({"text": "x" * 100_000}, "Texten är för lång"),
        ({"text": "a\0b"}, "tecken som inte kan sparas"),
        ({"text": "Se filen", "filer": SimpleUploadedFile("x.jpg", b"MZ\x90\x00\x03")}, "Filen är av ett slag som vi inte kan ta emot."),
    ],
)
def test_what_cannot_be_added_is_refused_and_kept(client: Client, mottaget: Arende, values: dict, mening: str) -> None:
    response = client.post(f"/folj/{mottaget.nummer}/skriv/", values)
    assert response.status_code == 400
    assert mening in response.content.decode()
    assert response.context["komplettering"]["text"].value() == values["text"]
    assert not mottaget.meddelanden.exists() and not mottaget.bilagor.exists()


def test_words_for_a_closed_case_are_kept_for_opening_it_again(client: Client, mottaget: Arende) -> None:
    answer(arende=mottaget, text="Ja.", by=mottaget.handlaggare)
    response = client.post(f"/folj/{mottaget.nummer}/skriv/", {"text": "Men varför?"})
    assert response.status_code == 409
    page = response.content.decode()
    assert "Ärendet är avslutat. Öppna det igen om du vill skriva mer." in page
    assert "Men varför?" in page


def test_a_case_is_withdrawn_after_a_question(client: Client, mottaget: Arende) -> None:
    assert "Vill du dra tillbaka ärendet?" in client.get(f"/folj/{mottaget.nummer}/dra-tillbaka/").content.decode()
    client.post(f"/folj/{mottaget.nummer}/dra-tillbaka/")
    mottaget.refresh_from_db()
    assert mottaget.avslutsorsak == Arende.Avslutsorsak.TILLBAKADRAGET
    assert "Du drog tillbaka ärendet" in page_of(client, mottaget)


def test_an_answered_case_can_no_longer_be_withdrawn(client: Client, mottaget: Arende) -> None:
    answer(arende=mottaget, text="Ja.", by=mottaget.handlaggare)
    response = client.post(f"/folj/{mottaget.nummer}/dra-tillbaka/", follow=True)
    assert "så det går inte att dra tillbaka" in response.content.decode()


def test_an_answer_that_was_none_opens_the_case_again(client: Client, mottaget: Arende) -> None:
    answer(arende=mottaget, text="Ja.", by=mottaget.handlaggare)
    assert "Nej, jag fick inte svar" in page_of(client, mottaget)
    client.post(f"/folj/{mottaget.nummer}/oppna-igen/", {"orsak": "Jag frågade om höjden."})
    mottaget.refresh_from_db()
    assert mottaget.status == Status.ATEROPPNAD
    assert "Jag frågade om höjden." in page_of(client, mottaget)
    again = client.post(f"/folj/{mottaget.nummer}/oppna-igen/", {"orsak": "Jag frågade om höjden."}, follow=True)
    assert "Ärendet är redan öppet igen." in again.content.decode()
    assert mottaget.handelser.filter(typ=Handelsetyp.ATEROPPNAT).count() == 1


def test_opening_again_needs_a_reason(client: Client, mottaget: Arende) -> None:
    answer(arende=mottaget, text="Ja.", by=mottaget.handlaggare)
    response = client.post(f"/folj/{mottaget.nummer}/oppna-igen/", {"orsak": " "})
    assert response.status_code == 400
    assert "Skriv vad du fortfarande undrar." in response.content.decode()


@pytest.mark.parametrize("path", ["", "dra-tillbaka/"])
def test_a_case_that_is_not_opened_is_not_shown(client: Client, path: str) -> None:
    assert client.get(f"/folj/{make_arende().nummer}/{path}").url == "/folj/"


@pytest.mark.parametrize(("path", "falt"), [("skriv/", "text"), ("oppna-igen/", "orsak")])
def test_words_typed_when_the_time_had_run_out_are_kept(client: Client, mottaget: Arende, path: str, falt: str) -> None:
    client.cookies.clear()
    response = client.post(f"/folj/{mottaget.nummer}/{path}", {falt: "Något viktigt & långt"})
    assert response.status_code == 403
    assert response.context["form"]["sparad_text"].value() == "Något viktigt & långt"
    assert not mottaget.meddelanden.exists()


def test_kept_words_are_there_when_the_case_is_open_again(client: Client) -> None:
    kvitto = make_kvitto()
    values = {"nummer": kvitto.arende.nummer, "kod": kvitto.foljkod, "sparad_text": "Något viktigt"}
    assert "Något viktigt" in client.post("/folj/", values, follow=True).content.decode()
    assert "Något viktigt" not in page_of(client, kvitto.arende)


def test_withdrawing_twice_says_the_same(client: Client, mottaget: Arende) -> None:
    for _click in range(2):
        response = client.post(f"/folj/{mottaget.nummer}/dra-tillbaka/", follow=True)
        assert "Du har dragit tillbaka ärendet." in response.content.decode()


@pytest.mark.parametrize("choice", [{"language": "ar"}, {"fargschema": "dark"}], ids=["language", "colours"])
def test_words_to_us_are_kept_and_not_judged_when_looks_change(client: Client, mottaget: Arende, choice: dict[str, str]) -> None:
    for text in ("Halvskriv", ""):
        page = client.post(f"/folj/{mottaget.nummer}/skriv/", {"text": text, **choice})
        assert (page.status_code, page.context["komplettering"].errors, text in page.content.decode()) == (200, {}, True)
    assert not mottaget.meddelanden.exists()


def test_a_reason_to_open_again_is_kept_when_looks_change(client: Client, mottaget: Arende) -> None:
    answer(arende=mottaget, text="Nu lyser den.", by=mottaget.handlaggare)
    page = client.post(f"/folj/{mottaget.nummer}/oppna-igen/", {"orsak": "Det var inte", "language": "en"})
    assert "Det var inte" in page.content.decode() and page.context["ateroppna"].errors == {}
    mottaget.refresh_from_db()
    assert mottaget.status == Status.BESVARAD


@pytest.mark.parametrize("door", ["skriv", "oppna-igen"])
def test_the_address_of_a_refused_form_leads_back_to_the_case(client: Client, mottaget: Arende, door: str) -> None:
    assert client.get(f"/folj/{mottaget.nummer}/{door}/").headers["Location"] == f"/folj/{mottaget.nummer}/"
