"""Files of a form that comes back are kept and sent with the next try: nobody chooses them again."""

from contextlib import ExitStack
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from arenden.actions.vantefil import HALLBARHET, keep_fil, purge_vantefiler
from arenden.models import Arende, Bilaga, Vantefil
from arenden.views.arende.vantefiler import open_waiting
from kontaktcenter.filer import check_fil
from kontaktcenter.models import Anvandare
from tests.factories import make_anvandare
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def agent(client: Client) -> Anvandare:
    agent = make_agent()
    client.force_login(agent, backend=BACKEND)
    return agent


def send(client: Client, arende: Arende, dorr: str = "besvara", *, namn: str = "plan.txt", headers: dict | None = None, **data: object):
    """Send the form with two good files and what is given."""
    filer = [SimpleUploadedFile(namn, b"Planen"), SimpleUploadedFile("karta.txt", b"Kartan")]
    arende.refresh_from_db()
    given = {"version": arende.version, "sedd": 0, "steg": "skicka", "text": "Ja, det går bra.", "bilagor": filer, **data}
    return client.post(f"/arenden/{arende.nummer}/{dorr}/", given, headers=headers)


def keys() -> list[str]:
    return [str(row.pk) for row in Vantefil.objects.all()]


@pytest.mark.parametrize("dorr", ["besvara", "meddela"])
def test_files_of_a_stale_answer_go_with_the_next_try(client: Client, agent: Anvandare, dorr: str) -> None:
    arende = make_arende(by=agent)
    text = send(client, arende, dorr, version=99).text
    assert all(f'value="{key}"' in text for key in keys()) and "plan.txt" in text
    assert send(client, arende, dorr, bilagor=[], sparade=keys()).status_code == 302
    assert (set(Bilaga.objects.values_list("filnamn", flat=True)), Vantefil.objects.count()) == ({"plan.txt", "karta.txt"}, 0)


def test_files_are_kept_for_one_who_goes_back_to_the_words(client: Client, agent: Anvandare) -> None:
    arende = make_arende(by=agent)
    response = send(client, arende, steg="skriv")
    assert response.status_code == 200 and all(f'value="{key}"' in response.text for key in keys()) and len(keys()) == 2
    again = send(client, arende, steg="granska", bilagor=[], sparade=keys())
    assert all(f'value="{key}"' in again.text for key in keys())


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_other_forms_keep_them_on_the_page_and_in_the_dialog(client: Client, agent: Anvandare, headers: dict) -> None:
    text = send(client, make_arende(by=agent), "komplettera", text="", headers=headers).text
    assert "Sparade filer" in text and "karta.txt" in text


def test_a_file_without_its_mark_is_not_sent(client: Client, agent: Anvandare) -> None:
    arende = make_arende(by=agent)
    send(client, arende, version=99)
    kept = Vantefil.objects.get(filnamn="karta.txt")
    send(client, arende, bilagor=[], sparade=[str(kept.pk)])
    assert Bilaga.objects.get().filnamn == "karta.txt"


def test_a_file_that_cannot_be_used_is_said_and_the_others_are_kept(client: Client, agent: Anvandare) -> None:
    filer = [SimpleUploadedFile("tom.pdf", b""), SimpleUploadedFile("plan.txt", b"Planen")]
    text = send(client, make_arende(by=agent), version=99, bilagor=filer).text
    assert "tom.pdf: Filen är tom." in text and Vantefil.objects.get().filnamn == "plan.txt"


def test_the_waiting_file_of_another_is_not_sent(client: Client, agent: Anvandare) -> None:
    arende = make_arende(by=agent)
    send(client, arende, version=99)
    client.force_login(make_agent(), backend=BACKEND)
    response = send(client, arende, bilagor=[], sparade=keys())
    assert response.status_code == 400 and "En fil finns inte kvar. Välj den igen." in response.text
    assert not Bilaga.objects.exists()


@pytest.mark.parametrize("nyckel", ["x", "\x00", "0" * 400])
def test_a_forged_key_is_a_file_that_is_gone(client: Client, agent: Anvandare, nyckel: str) -> None:
    assert send(client, make_arende(by=agent), sparade=[nyckel]).status_code == 400


def test_files_are_kept_when_somebody_has_closed_the_case_meanwhile(client: Client, agent: Anvandare) -> None:
    arende = make_arende(by=agent)
    Arende.objects.update(status="avslutad", avslutad=timezone.now(), avslutsorsak="ingen_atgard")
    assert send(client, arende, "komplettera").status_code == 409 and Vantefil.objects.count() == 2


def test_nothing_is_kept_for_one_who_may_not(client: Client, agent: Anvandare) -> None:
    arende = make_arende(by=agent)
    client.force_login(make_anvandare("registrator", arende.center), backend=BACKEND)
    assert send(client, arende).status_code == 403 and not Vantefil.objects.exists()


def test_the_name_of_a_file_is_only_words(client: Client, agent: Anvandare) -> None:
    filer = [SimpleUploadedFile("<b>tom.pdf", b"")]
    text = send(client, make_arende(by=agent), version=99, bilagor=filer).text
    assert escape("<b>tom.pdf") in text and "<b>tom" not in text


@pytest.mark.parametrize("dorr", ["besvara", "meddela", "komplettera"])
def test_what_waits_is_listed_when_a_form_of_the_case_is_opened(client: Client, agent: Anvandare, dorr: str) -> None:
    arende = make_arende(by=agent)
    send(client, arende, version=99)
    text = client.get(f"/arenden/{arende.nummer}/{dorr}/").text
    assert all(f'name="sparade" value="{key}"' in text for key in keys()) and "plan.txt" in text


def test_what_waits_is_not_listed_beside_a_form_without_files(client: Client, agent: Anvandare) -> None:
    arende = make_arende(by=agent)
    send(client, arende, version=99)
    assert "Sparade filer" not in client.get(f"/arenden/{arende.nummer}/begar-komplettering/").text


def test_a_file_whose_tick_is_taken_away_is_thrown_away(client: Client, agent: Anvandare, django_capture_on_commit_callbacks) -> None:
    arende = make_arende(by=agent)
    send(client, arende, version=99)
    kept, gone = Vantefil.objects.get(filnamn="karta.txt"), Vantefil.objects.get(filnamn="plan.txt")
    with django_capture_on_commit_callbacks(execute=True):
        text = send(client, arende, steg="granska", bilagor=[], sparade=[str(kept.pk)], listade=keys()).text
    assert list(Vantefil.objects.all()) == [kept] and "plan.txt" not in text
    assert not default_storage.exists(gone.fil.name)


def test_another_ones_file_is_not_thrown_away(client: Client, agent: Anvandare) -> None:
    arende = make_arende(by=agent)
    send(client, arende, version=99)
    client.force_login(make_agent(), backend=BACKEND)
    send(client, arende, steg="granska", bilagor=[], listade=keys())
    assert Vantefil.objects.count() == 2


def test_no_more_wait_than_one_message_takes_and_there_is_a_way_on(client: Client, agent: Anvandare) -> None:
    arende = make_arende(by=agent)
    many = [SimpleUploadedFile(f"fil{n}.txt", b"Fil %d" % n) for n in range(11)]
    response = send(client, arende, "meddela", steg="granska", bilagor=many)
    assert (response.status_code, Vantefil.objects.count()) == (400, 10) and "fil10.txt: Du kan skicka högst 10 filer" in response.text
    assert send(client, arende, "komplettera", bilagor=[], sparade=keys()[1:], listade=keys()).status_code == 302
    assert (Bilaga.objects.count(), Vantefil.objects.count()) == (9, 0)


@pytest.mark.parametrize(("headers", "status"), [({}, 400), ({"HX-Request": "true"}, 422)])
def test_a_file_that_cannot_be_kept_is_bad_input(client: Client, agent: Anvandare, headers: dict, status: int) -> None:
    filer = [SimpleUploadedFile("bild.jpg", b"MZ\x90\x00\x03")]
    response = send(client, make_arende(by=agent), "meddela", steg="granska", bilagor=filer, headers=headers)
    assert response.status_code == status and "bild.jpg: Filen är av ett slag" in response.text


@pytest.mark.parametrize("dorr", ["meddela", "komplettera"])
def test_a_form_with_kept_files_sent_again_later_is_sent_once(client: Client, agent: Anvandare, dorr: str) -> None:
    arende = make_arende(by=agent)
    send(client, arende, dorr, version=99, **({"text": ""} if dorr == "komplettera" else {}))
    sparade = keys()
    statuses = [send(client, arende, dorr, bilagor=[], sparade=sparade).status_code for _ in range(2)]
    assert (statuses, Bilaga.objects.count(), arende.meddelanden.count()) == ([302, 302], 2, 1)


def test_a_file_that_the_first_of_two_sendings_threw_away_is_still_read(agent: Anvandare) -> None:
    arende = make_arende(by=agent)
    row = keep_fil(arende=arende, fil=ContentFile(b"Planen", "plan.txt"), by=agent)
    with ExitStack() as stack:
        opened = open_waiting(row, stack)
        default_storage.delete(row.fil.name)
        assert check_fil(opened).innehall == b"Planen"


def test_what_is_never_sent_is_thrown_away_after_a_week(client: Client, agent: Anvandare, django_capture_on_commit_callbacks) -> None:
    send(client, make_arende(by=agent), version=99)
    names = [row.fil.name for row in Vantefil.objects.all()]
    now = timezone.now()
    assert purge_vantefiler(now + HALLBARHET - timedelta(minutes=1)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert purge_vantefiler(now + HALLBARHET + timedelta(minutes=1)) == 2
    assert not any(default_storage.exists(name) for name in names)
