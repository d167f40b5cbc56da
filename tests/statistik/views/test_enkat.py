"""The pages of the surveys: every door, in every language, refused in words and never with a fault."""

import uuid

import pytest
from django.core.cache import cache
from django.core.signing import get_cookie_signer
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from arenden.models import Arende
from servicekontor.actions.skarm import create_skarm
from servicekontor.dagkod import code_of
from servicekontor.models import Kontor
from servicekontor.models.skarm import clean_nyckel
from servicekontor.views.medborgare.skarmdorr import KAKA, SALT
from statistik.models import Enkatforfragan, Enkatsvar
from tests.factories import make_center
from tests.factories_arenden import make_agent, make_kvitto
from tests.factories_enkat import make_forfragan, secret_of
from tests.factories_kontor import make_kontor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def everybody_is_drawn(settings: Settings) -> None:
    settings.ENKAT_URVAL_PROCENT = 100
    cache.clear()


def page_of(forfragan: Enkatforfragan) -> str:
    """The address in the mail."""
    return reverse("enkat_lank", args=[secret_of(forfragan)])


def stamped(client: Client, page: str, **falt: object) -> dict[str, object]:
    """What a browser sends that has seen the page."""
    return {"stampel": client.get(page).context["form"].fresh_stamp, **falt}


def test_looking_at_the_link_uses_nothing_up(client: Client) -> None:
    page = page_of(make_forfragan())
    assert [client.get(page).status_code, client.head(page).status_code, client.get(page).status_code] == [200] * 3


def test_no_leads_to_a_page_that_says_what_happens_now(client: Client) -> None:
    page = page_of(make_forfragan())
    response = client.post(page, stamped(client, page, fick_svar="nej", saknas="Båten", enkelhet="2"), follow=True)
    assert "tagit upp din fråga igen" in response.content.decode()
    assert (Arende.objects.get().text, Enkatsvar.objects.get().enkelhet) == ("Båten", 2)


def test_link_answered_again_says_so_with_410(client: Client) -> None:
    page = page_of(make_forfragan())
    data = stamped(client, page, enkelhet="5")
    assert client.post(page, data).status_code == 302
    response = client.post(page, data)
    assert (response.status_code, "Du har redan svarat" in response.content.decode()) == (410, True)


def test_empty_form_is_refused_in_words(client: Client) -> None:
    page = page_of(make_forfragan())
    response = client.post(page, stamped(client, page))
    assert (response.status_code, "minst en av frågorna" in response.content.decode()) == (400, True)


@pytest.mark.parametrize(
    "falt", [{"enkelhet": "6"}, {"enkelhet": "9" * 400}, {"fick_svar": "kanske"}, {"fritext": "x" * 2001}, {"fritext": "a\0b"}]
)
def test_nonsense_is_refused_and_the_link_still_works(client: Client, falt: dict[str, str]) -> None:
    page = page_of(make_forfragan())
    assert client.post(page, stamped(client, page, **falt)).status_code == 400
    assert client.get(page).status_code == 200


def test_robot_is_refused(client: Client) -> None:
    page = page_of(make_forfragan())
    assert client.post(page, stamped(client, page, enkelhet="5", webbplats="x")).status_code == 400
    assert not Enkatsvar.objects.exists()


ORD = {"sv": "Hur gick det?", "en": "How did it go?", "ar": "كيف كان الأمر؟", "fi": "Miten se sujui?"}


@pytest.mark.parametrize(("sprak", "ord_"), ORD.items())
def test_page_speaks_the_language_of_the_mail(client: Client, sprak: str, ord_: str) -> None:
    text = client.get(page_of(make_forfragan()), {"sprak": sprak}).content.decode()
    assert ord_ in text and f'lang="{sprak}"' in text


def test_guessed_links_are_counted(client: Client, settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "enkat_lank": (2, 60)}
    assert [client.get(f"/enkat/{'x' * n}/").status_code for n in (40, 41, 42)] == [410, 410, 429]


def test_never_again_is_said_on_the_page(client: Client) -> None:
    forfragan = make_forfragan()
    response = client.post(reverse("enkat_aldrig", args=[secret_of(forfragan)]), follow=True)
    assert "aldrig mer" in response.content.decode()
    assert client.get(page_of(forfragan)).status_code == 200


def test_form_is_asked_about_for_the_browser_with_its_receipt_alone(client: Client) -> None:
    nyckel = make_kvitto().arende.fragor.get().kontakt.nyckel
    assert client.get(reverse("enkat_formular", args=[nyckel])).status_code == 410
    assert client.post(reverse("enkat_formular", args=[uuid.uuid4()]), {"enkelhet": "5"}).status_code == 410


def test_code_at_the_office_holds_for_its_day(client: Client) -> None:
    kontor = make_kontor()
    page = reverse("enkat_kontor", args=[kontor.kod, code_of(kontor)])
    assert client.post(page, stamped(client, page, bemotande="4")).status_code == 302
    old = client.get(reverse("enkat_kontor", args=[kontor.kod, "0" * 12]))
    assert (Enkatsvar.objects.get().kontor, old.status_code) == (kontor.kod, 410)


def test_hammering_the_code_at_the_office_is_refused(client: Client, settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "enkat": (2, 3600)}
    kontor = make_kontor()
    page = reverse("enkat_kontor", args=[kontor.kod, code_of(kontor)])
    data = stamped(client, page, bemotande="4")
    assert [client.post(page, data).status_code for _ in range(3)] == [302, 302, 429]
    assert Enkatsvar.objects.count() == 2


@pytest.fixture
def skarm(client: Client) -> Kontor:
    """The browser is the screen of an office."""
    kontor = make_kontor()
    skarm, nyckel = create_skarm(kontor=kontor, namn="Entrén", by=make_agent(make_center()))
    client.cookies[KAKA] = get_cookie_signer(salt=KAKA + SALT).sign(clean_nyckel(nyckel))
    return kontor


def test_face_is_one_tap(client: Client, skarm: Kontor) -> None:
    page, nyckel = reverse("enkat_kiosk", args=[skarm.kod]), str(uuid.uuid4())
    for _ in range(2):
        assert "Tack!" in client.post(page, {"ansikte": "2", "nyckel": nyckel, "sprak": "sv"}).content.decode()
    assert [(svar.helhet, svar.vag) for svar in Enkatsvar.objects.all()] == [(2, "kiosk")]


def test_hammered_faces_are_refused_in_words(client: Client, skarm: Kontor, settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "enkat_kiosk": (1, 60)}
    page = reverse("enkat_kiosk", args=[skarm.kod])
    assert [client.post(page, {"ansikte": "5"}).status_code for _ in range(2)] == [200, 429]


@pytest.mark.parametrize("ansikte", ["", "0", "6", "²", "\0"])
def test_face_that_there_is_not_is_refused(client: Client, skarm: Kontor, ansikte: str) -> None:
    assert client.post(reverse("enkat_kiosk", args=[skarm.kod]), {"ansikte": ansikte}).status_code == 400
