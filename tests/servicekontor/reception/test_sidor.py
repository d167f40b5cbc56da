"""The reception page as its staff meet it: who comes in, what each button does, also to a page that has kept the tap."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from arenden.models import Kanal, Kontakt, Utkast
from kontaktcenter.models import Anvandare
from servicekontor.models import Besok, Kobiljett, Kontor, Kontorshandelse, Kontorsskarm, Resurs, Tryck
from servicekontor.models.skarm import hash_nyckel
from servicekontor.status import Bokningslage, Kontorshandelsetyp
from tests.factories import make_anvandare, make_center
from tests.factories_bokning import make_bokning, make_mottagningstid
from tests.factories_kontor import make_kontor, make_resurs
from tests.factories_reception import make_besok, make_biljett, make_disk, make_kategori

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(client: Client) -> Anvandare:
    agent = make_anvandare()
    client.force_login(agent)
    return agent


@pytest.fixture
def kontor() -> Kontor:
    return make_kontor()


def page(kontor: Kontor) -> str:
    return reverse("reception_kontor", args=[kontor.kod])


def press(client: Client, kontor: Kontor, slag: str, **falt: object):
    return client.post(reverse("reception_tryck", args=[kontor.kod, slag]), {"nyckel": uuid.uuid4(), **falt})


def press_as_kept(client: Client, kontor: Kontor, slag: str, **falt: object):
    address = reverse("reception_tryck", args=[kontor.kod, slag])
    return client.post(address, {"nyckel": uuid.uuid4(), **falt}, headers={"Accept": "application/json"})


def sit(client: Client, kontor: Kontor, disk: Resurs | None = None) -> Resurs:
    disk = disk or make_disk(kontor)
    client.post(reverse("reception_disk", args=[kontor.kod]), {"disk": disk.pk})
    return disk


def test_who_works_at_one_office_comes_straight_to_it(client: Client, agent: Anvandare, kontor: Kontor) -> None:
    assert client.get(reverse("reception")).url == page(kontor)
    make_kontor("soderby")
    assert "Kontoret i Soderby" in client.get(reverse("reception")).content.decode()


def test_the_office_of_another_center_is_not_there(client: Client, agent: Anvandare) -> None:
    other = make_kontor("lon", enhet=make_center("lonecenter", namn="Lönecenter"))
    assert client.get(page(other)).status_code == 404
    assert press(client, other, "rakna", kategori=make_kategori().pk).status_code == 404


def test_a_whole_visit_goes_by_its_buttons(client: Client, agent: Anvandare, kontor: Kontor) -> None:
    disk = sit(client, kontor)
    press(client, kontor, "kolapp", kategori=make_kategori().pk, sprak="ar")
    assert "arabiska" in client.get(page(kontor)).content.decode()
    press(client, kontor, "nasta", disk=disk.pk)
    biljett = Kobiljett.objects.get()
    press(client, kontor, "igen", biljett=biljett.pk)
    press(client, kontor, "borja", biljett=biljett.pk)
    assert "Avsluta besöket" in client.get(page(kontor)).content.decode()
    response = press(client, kontor, "sluta", besok=Besok.objects.get().pk)
    assert response.url == page(kontor)
    assert Kobiljett.objects.get().lage == Kobiljett.Lage.KLAR


def test_somebody_in_the_queue_is_moved_by_number(client: Client, agent: Anvandare, kontor: Kontor) -> None:
    sit(client, kontor)
    make_biljett(kontor, agent, minuter=5)
    biljett = make_biljett(kontor, agent)
    assert f'<option value="{biljett.pk}">2</option>' in client.get(page(kontor)).content.decode()
    press(client, kontor, "flytta", biljett=biljett.pk, kategori=make_kategori("stod", "Stöd").pk)
    biljett.refresh_from_db()
    assert biljett.kategori.kod == "stod"


@pytest.mark.parametrize("headers", [{}, {"X-Kc-Yta": "1"}], ids=["the whole page", "its living part"])
def test_a_number_is_given_in_any_language_that_the_staff_speak(client: Client, agent: Anvandare, kontor: Kontor, headers: dict) -> None:
    assert '<option value="so">Somaliska</option>' in client.get(page(kontor), headers=headers).content.decode()


def test_each_button_answers_with_its_sentence_to_a_page_that_kept_the_tap(client: Client, agent: Anvandare, kontor: Kontor) -> None:
    dator = make_resurs(kontor, "Dator 1", slag=Resurs.Slag.DATOR)
    answers = [
        press_as_kept(client, kontor, "rakna", kategori=make_kategori().pk),
        press_as_kept(client, kontor, "ta-resurs", resurs=dator.pk),
        press_as_kept(client, kontor, "slapp-resurs", resurs=dator.pk),
        press_as_kept(client, kontor, "nasta", disk=make_disk(kontor).pk),
        press_as_kept(client, kontor, "direkt", disk=make_disk(kontor).pk, kategori=make_kategori().pk),
    ]
    told = ["Ett besök är räknat: Bygga och bo.", "Dator 1 används nu.", "Dator 1 är ledig.", "Ingen väntar.", "Besöket har börjat."]
    assert [answer.json()["mening"] for answer in answers] == told


def test_a_tap_sent_twice_is_known_the_second_time(client: Client, agent: Anvandare, kontor: Kontor) -> None:
    falt = {"kategori": make_kategori().pk, "nyckel": uuid.uuid4(), "alder": 600}
    answers = [press_as_kept(client, kontor, "rakna", **falt).json() for _ in range(2)]
    assert [answer["is_upprepad"] for answer in answers] == [False, True]
    told = Kontorshandelse.objects.get(typ=Kontorshandelsetyp.BESOK_RAKNAT)
    assert timezone.now() - told.tid >= timedelta(minutes=10)


def test_a_counted_visit_is_taken_back_with_one_tap(client: Client, agent: Anvandare, kontor: Kontor) -> None:
    press(client, kontor, "rakna", kategori=make_kategori().pk)
    tryck = Tryck.objects.get()
    assert f'value="{tryck.pk}"' in client.get(page(kontor)).content.decode()
    press(client, kontor, "angra", raknat=tryck.pk)
    counted, undone = Kontorshandelse.objects.order_by("id")
    assert (undone.typ, undone.tid, undone.data) == (Kontorshandelsetyp.BESOK_ANGRAT, counted.tid, {"handelse": counted.pk})
    assert 'id="angra"' not in client.get(page(kontor)).content.decode()
    assert press(client, kontor, "angra", raknat=tryck.pk).status_code == 409


def test_a_visit_counted_a_while_ago_is_not_taken_back(client: Client, agent: Anvandare, kontor: Kontor) -> None:
    press(client, kontor, "rakna", kategori=make_kategori().pk)
    Tryck.objects.update(mottaget=timezone.now() - timedelta(minutes=5))
    assert press(client, kontor, "angra", raknat=Tryck.objects.get().pk).status_code == 409
    assert Kontorshandelse.objects.count() == 1


def test_beginning_to_help_opens_the_contact(client: Client, agent: Anvandare, kontor: Kontor) -> None:
    disk = sit(client, kontor)
    make_biljett(kontor, agent)
    press(client, kontor, "nasta", disk=disk.pk)
    response = press(client, kontor, "borja", biljett=Kobiljett.objects.get().pk)
    besok = Besok.objects.get()
    assert (response.status_code, response.url) == (307, reverse("arbetsplats_besok", args=[besok.pk]))


def test_a_booked_visitor_who_did_not_come_is_noted(client: Client, agent: Anvandare, kontor: Kontor) -> None:
    fran = timezone.now() - timedelta(minutes=1)
    bokning = make_bokning(make_mottagningstid(kontor=kontor), fran)
    assert f'id="utebliven-bokning-{bokning.pk}"' in client.get(page(kontor)).content.decode()
    press(client, kontor, "utebliven", bokning=bokning.pk)
    bokning.refresh_from_db()
    assert bokning.lage == Bokningslage.UTEBLIVEN


def test_a_tap_sent_again_for_another_category_is_refused_and_counts_nothing(client: Client, agent: Anvandare, kontor: Kontor) -> None:
    nyckel = uuid.uuid4()
    press_as_kept(client, kontor, "rakna", kategori=make_kategori().pk, nyckel=nyckel)
    response = press_as_kept(client, kontor, "rakna", kategori=make_kategori("stod", "Stöd").pk, nyckel=nyckel)
    assert (response.status_code, Kontorshandelse.objects.count()) == (409, 1)


@pytest.mark.parametrize(
    ("slag", "falt", "status", "mening"),
    [
        ("rakna", {}, 400, "finns inte på kontoret"),
        ("rakna", {"kategori": "x"}, 400, "finns inte på kontoret"),
        ("kolapp", {}, 400, "Välj vad besöket gäller."),
        ("sluta", {"besok": 999_999_999_999_999_999_999}, 400, "finns inte på kontoret"),
        ("nasta", {"disk": ""}, 400, "finns inte på kontoret"),
        ("dansa", {}, 404, ""),
    ],
)
def test_a_tap_that_says_nothing_useful_is_refused(client: Client, agent: Anvandare, kontor: Kontor, slag, falt, status, mening) -> None:
    response = press_as_kept(client, kontor, slag, **falt)
    assert response.status_code == status
    assert mening in response.content.decode("unicode_escape") or mening in response.content.decode()


@pytest.mark.parametrize("alder", ["-1", "9999999999", "sju"])
def test_a_tap_of_an_impossible_age_is_refused(client: Client, agent: Anvandare, kontor: Kontor, alder: str) -> None:
    assert press_as_kept(client, kontor, "rakna", kategori=make_kategori().pk, alder=alder).status_code == 400
    assert not Kontorshandelse.objects.exists()


def test_a_kept_tap_without_log_in_is_led_to_the_log_in_and_nothing_is_done(client: Client, kontor: Kontor) -> None:
    response = press_as_kept(client, kontor, "rakna", kategori=make_kategori().pk)
    assert response.status_code == 302 and response.url.startswith("/logga-in/")
    assert not Kontorshandelse.objects.exists()


def test_the_booked_visitor_who_has_come_gets_a_number_that_counts_from_the_booked_time(
    client: Client, agent: Anvandare, kontor: Kontor
) -> None:
    make_kategori()
    fran = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    bokning = make_bokning(make_mottagningstid(kontor=kontor), fran)
    assert "Bo Testsson" in client.get(page(kontor)).content.decode()
    press(client, kontor, "kolapp", bokning=bokning.pk)
    bokning.refresh_from_db()
    biljett = Kobiljett.objects.get()
    assert (bokning.lage, biljett.turtid) == (Bokningslage.ANLAND, fran - timedelta(minutes=30))
    assert press(client, kontor, "kolapp", bokning=bokning.pk).status_code == 409


def test_serving_opens_the_contact_with_place_start_and_visitor(client: Client, agent: Anvandare, kontor: Kontor) -> None:
    besok = make_besok(kontor, agent)
    response = client.post(reverse("arbetsplats_besok", args=[besok.pk]))
    assert response.url == reverse("arbetsplats_flik", args=[besok.nyckel])
    utkast = Utkast.objects.get(pk=besok.nyckel)
    assert (utkast.innehall["falt"]["kanal"], utkast.skapad) == (["besok"], besok.borjade)
    assert "Kontakten gäller besöket på Kontoret i Norrby." in client.get(response.url).content.decode()


def test_the_saved_contact_names_the_office_marks_the_visit_and_is_the_only_one(client: Client, agent: Anvandare, kontor: Kontor) -> None:
    besok = make_besok(kontor, agent)
    client.post(reverse("arbetsplats_besok", args=[besok.pk]))
    falt = {
        "kanal": "besok",
        "sprak": "sv",
        "anonym": "1",
        "fragor": "0",
        "f0-text": "Var ligger biblioteket?",
        "f0-utfall": "besvarad_direkt",
    }
    client.post(reverse("arbetsplats_spara", args=[besok.nyckel]), {**falt, "f0-avslut": "besvarad", "utan_svar": "1", "version": "1"})
    kontakt = Kontakt.objects.get()
    assert (kontakt.kontor, kontakt.kanal, kontakt.nyckel, kontakt.borjade) == ("norrby", Kanal.BESOK, besok.nyckel, besok.borjade)
    besok.refresh_from_db()
    assert besok.registrerad is not None
    assert client.post(reverse("arbetsplats_besok", args=[besok.pk])).url == page(kontor)


def test_a_contact_that_a_colleague_has_open_is_left_alone(client: Client, agent: Anvandare, kontor: Kontor) -> None:
    besok = make_besok(kontor, agent)
    client.post(reverse("arbetsplats_besok", args=[besok.pk]))
    client.force_login(make_anvandare())
    response = client.post(reverse("arbetsplats_besok", args=[besok.pk]), follow=True)
    assert "En kollega har redan öppnat kontakten" in response.content.decode()
    assert Utkast.objects.get().agent == agent


def test_the_page_costs_the_same_however_long_the_queue_is(
    client: Client, agent: Anvandare, kontor: Kontor, django_assert_max_num_queries
) -> None:
    sit(client, kontor)
    for minuter in range(12):
        make_biljett(kontor, agent, minuter=minuter)
    client.get(page(kontor))
    with django_assert_max_num_queries(12):
        client.get(page(kontor))


def test_a_new_screens_key_is_shown_once_and_stored_hashed(client: Client, agent: Anvandare, kontor: Kontor) -> None:
    address = reverse("reception_skarmar", args=[kontor.kod])
    response = client.post(address, {"namn": "Vid entrén"})
    nyckel = response.context["nyckel"]
    assert nyckel in response.content.decode() and nyckel not in client.get(address).content.decode()
    assert Kontorsskarm.objects.get().nyckel_hash == hash_nyckel(nyckel)
    assert "redan en skärm med det namnet" in client.post(address, {"namn": "Vid entrén"}).content.decode()
