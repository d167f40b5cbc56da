"""The kiosk, the display and the telephone: who may, what is said when it cannot be, in five languages."""

import uuid
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kontaktcenter import textkatalog
from kontaktcenter.models import Anvandare
from servicekontor.actions.kallelse import call_next
from servicekontor.actions.skarm import create_skarm, revoke_skarm
from servicekontor.dagkod import code_of
from servicekontor.kiosksprak import KODER
from servicekontor.models import Bokning, Kobiljett, Kontor, Kontorsskarm, Mottagningstid, Oppetundantag
from servicekontor.status import Bokningslage
from tests.factories import make_anvandare
from tests.factories_bokning import make_bokning, make_mottagningstid
from tests.factories_kontor import make_kontor, make_oppetundantag
from tests.factories_reception import make_biljett, make_disk, make_kategori, make_oppet_i_dag

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_counts_from_before() -> None:
    cache.clear()


@pytest.fixture
def kontor() -> Kontor:
    kontor = make_kontor()
    make_oppet_i_dag(kontor)
    make_kategori(oversattningar={"en": {"namn": "Building"}, "ar": {"namn": "البناء"}})
    return kontor


@pytest.fixture
def agent() -> Anvandare:
    return make_anvandare()


@pytest.fixture
def skarm(client: Client, kontor: Kontor, agent: Anvandare) -> Kontorsskarm:
    """The browser of the test is a screen of the office."""
    skarm, nyckel = create_skarm(kontor=kontor, namn="Entrén", by=agent)
    client.post(reverse("skarm"), {"nyckel": nyckel.lower().replace("-", " "), "sida": "kiosk"})
    return skarm


def kiosk(kontor: Kontor) -> str:
    return reverse("kiosk", args=[kontor.kod])


def take(client: Client, address: str, **falt: object):
    return client.post(address, {"kategori": "bygga", "nyckel": uuid.uuid4(), **falt})


def bokad(kontor: Kontor) -> str:
    return reverse("kiosk_bokad", args=[kontor.kod])


def book(kontor: Kontor, timme: int = 12) -> Bokning:
    fran = timezone.localtime().replace(hour=timme, minute=0, second=0, microsecond=0)
    return make_bokning(Mottagningstid.objects.first() or make_mottagningstid(kontor=kontor), fran)


def arrive(client: Client, kontor: Kontor, klockslag: str = "12:00", motestyp: str = "bygglov", **falt: object):
    return client.post(bokad(kontor), {"klockslag": klockslag, "motestyp": motestyp, "nyckel": uuid.uuid4(), **falt})


def test_who_has_booked_says_so_at_the_kiosk_and_gets_a_number(client: Client, kontor: Kontor, skarm: Kontorsskarm) -> None:
    bokning = book(kontor)
    page = client.get(bokad(kontor)).content.decode()
    assert "12:00" in page and bokning.namn not in page
    assert bokad(kontor) in client.get(kiosk(kontor)).content.decode()
    nyckel = uuid.uuid4()
    addresses = {arrive(client, kontor, nyckel=nyckel).url for _ in range(2)}
    bokning.refresh_from_db()
    assert addresses == {reverse("kiosk_lapp", args=[kontor.kod, Kobiljett.objects.get().kod])}
    assert (bokning.lage, Kobiljett.objects.get().dorr) == (Bokningslage.ANLAND, Kobiljett.Dorr.KIOSK)
    ticket = client.get(addresses.pop()).content.decode()
    assert "data-skriv-ut" in ticket and bokning.namn not in ticket


@pytest.mark.parametrize(("klockslag", "motestyp"), [("12:30", "bygglov"), ("12:00", "annat"), ("\u0660", "x" * 900), ("", "")])
def test_a_time_that_nobody_has_booked_gives_no_number(
    client: Client, kontor: Kontor, skarm: Kontorsskarm, klockslag: str, motestyp: str
) -> None:
    book(kontor)
    response = arrive(client, kontor, klockslag, motestyp)
    assert (response.status_code, "Vi hittar ingen bokad tid" in response.content.decode()) == (400, True)
    assert not Kobiljett.objects.exists()


def test_a_closed_kiosk_says_when_it_opens(client: Client, kontor: Kontor, skarm: Kontorsskarm) -> None:
    Oppetundantag.objects.all().delete()
    make_oppetundantag(kontor, timezone.localdate() + timedelta(days=3), "10.00–12.00")
    page = client.get(kiosk(kontor)).content.decode()
    assert "klockan 10.00." in page and "Kontoret öppnar" in page
    assert "The office opens on" in client.get(kiosk(kontor), {"sprak": "en"}).content.decode()


@pytest.mark.parametrize("sida", ["kiosk", "tavla"])
def test_a_browser_that_is_no_screen_is_asked_for_the_key(client: Client, kontor: Kontor, sida: str) -> None:
    address = reverse(sida, args=[kontor.kod])
    assert client.get(address).url == f"/skarm/?till={address}"


def test_the_right_key_makes_the_browser_a_screen_of_its_office_alone(client: Client, kontor: Kontor, skarm: Kontorsskarm) -> None:
    assert client.get(kiosk(kontor)).status_code == 200
    assert client.get(kiosk(make_kontor("soderby"))).status_code == 404


def test_a_stopped_screen_is_let_out_at_once(client: Client, kontor: Kontor, skarm: Kontorsskarm, agent: Anvandare) -> None:
    revoke_skarm(skarm=skarm, by=agent)
    assert client.get(kiosk(kontor)).status_code == 302


def test_wrong_keys_are_refused_and_then_stopped(client: Client, kontor: Kontor) -> None:
    answers = [client.post(reverse("skarm"), {"nyckel": "ABCD-EFGH", "sida": "kiosk"}).status_code for _ in range(11)]
    assert answers == [400] * 10 + [429]


def test_a_cookie_that_somebody_made_is_no_key(client: Client, kontor: Kontor) -> None:
    client.cookies["kc-skarm"] = "ABCD:abc:def"
    assert client.get(kiosk(kontor)).status_code == 302


def test_a_visitor_takes_a_number_in_the_own_language(client: Client, kontor: Kontor, skarm: Kontorsskarm) -> None:
    assert "البناء" in client.get(kiosk(kontor), {"sprak": "ar"}).content.decode()
    response = client.get(take(client, kiosk(kontor), sprak="ar").url)
    text = response.content.decode()
    assert 'lang="ar" dir="rtl"' in text and "<svg" in text
    assert Kobiljett.objects.get().sprak == "ar"


def test_the_same_tap_twice_gives_one_number(client: Client, kontor: Kontor, skarm: Kontorsskarm) -> None:
    nyckel = uuid.uuid4()
    assert take(client, kiosk(kontor), nyckel=nyckel).url == take(client, kiosk(kontor), nyckel=nyckel).url
    assert Kobiljett.objects.count() == 1


def test_a_hammered_kiosk_says_so_and_gives_no_more_numbers(client: Client, kontor: Kontor, skarm: Kontorsskarm, settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "kiosk": (3, 60)}
    answers = [take(client, kiosk(kontor)) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert "Vänta en minut, eller prata med personalen." in answers[-1].content.decode()
    assert Kobiljett.objects.count() == 3


def test_a_closed_office_says_so_at_the_kiosk(client: Client, kontor: Kontor, skarm: Kontorsskarm) -> None:
    kontor.oppetundantag.all().delete()
    make_oppetundantag(kontor, timezone.localdate())
    assert "Kontoret är stängt" in client.get(kiosk(kontor)).content.decode()
    response = take(client, kiosk(kontor))
    assert response.status_code == 409 and "stängt nu" in response.content.decode()


@pytest.mark.parametrize("kategori", ["", "finns-inte", "x" * 5000])
def test_a_category_that_is_not_there_is_refused(client: Client, kontor: Kontor, skarm: Kontorsskarm, kategori: str) -> None:
    assert take(client, kiosk(kontor), kategori=kategori).status_code == 400


def test_a_telephone_takes_a_number_by_the_picture_of_the_day(client: Client, kontor: Kontor) -> None:
    address = reverse("ko", args=[kontor.kod, code_of(kontor)])
    assert client.get(address, headers={"Accept-Language": "fi"}).status_code == 200
    response = take(client, address)
    assert response.url == reverse("plats", args=[Kobiljett.objects.get().kod])
    assert Kobiljett.objects.get().dorr == Kobiljett.Dorr.TELEFON


@pytest.mark.parametrize("day", [-1, 1])
def test_the_picture_of_another_day_takes_no_number(client: Client, kontor: Kontor, day: int) -> None:
    old = code_of(kontor, timezone.localdate() + timedelta(days=day))
    assert take(client, reverse("ko", args=[kontor.kod, old])).status_code == 410
    assert not Kobiljett.objects.exists()


def test_the_place_in_line_follows_the_ticket(client: Client, kontor: Kontor, agent: Anvandare) -> None:
    make_biljett(kontor, agent, minuter=5)
    biljett = make_biljett(kontor, agent)
    address = reverse("plats", args=[biljett.kod])
    assert "Före dig i kön: 1" in client.get(address).content.decode()
    call_next(disk=make_disk(kontor, "Disk 1"), by=agent)
    call_next(disk=make_disk(kontor, "Disk 2"), by=agent)
    assert "Gå till Disk 2." in client.get(address).content.decode()


def test_guessed_codes_show_nothing_and_are_stopped_but_the_right_one_is_not_counted(
    client: Client, kontor: Kontor, agent: Anvandare
) -> None:
    right = reverse("plats", args=[make_biljett(kontor, agent).kod])
    assert {client.get(right).status_code for _ in range(35)} == {200}
    answers = [client.get(reverse("plats", args=[f"gissning{n}"])).status_code for n in range(31)]
    assert answers == [404] * 30 + [429]


def test_the_display_shows_who_is_called_and_says_it_in_the_visitors_language(
    client: Client, kontor: Kontor, skarm: Kontorsskarm, agent: Anvandare
) -> None:
    make_biljett(kontor, agent, sprak="en")
    call_next(disk=make_disk(kontor), by=agent)
    text = client.get(reverse("tavla", args=[kontor.kod]), headers={"X-Kc-Yta": "1"}).content.decode()
    assert 'data-ord="Number 1, to Disk 1."' in text and 'data-sprak="en"' in text
    assert "<html" not in text


def test_the_screens_say_everything_in_all_their_languages() -> None:
    pages = set(textkatalog.ROT.glob("templates/medborgare/ko/*.html")) - {textkatalog.ROT / "templates/medborgare/ko/skarm.html"}
    doors = [
        textkatalog.ROT / f"servicekontor/{path}.py"
        for path in ("views/medborgare/kiosk", "views/medborgare/ko", "actions/ankomst", "actions/kobiljett")
    ]
    texts = textkatalog.collect([*sorted(pages), *doors, textkatalog.ROT / "servicekontor/views/medborgare/tavla.py"])
    missing = [brist for sprak in KODER[1:] for brist in textkatalog.shortcomings(sprak, texts)]
    assert missing == []
