"""Input at the ends of the calendar and of the clock, and with signs that nobody sees: refused in words, never a 500."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.texter import clean_text
from servicekontor.actions.tryck import moment_of
from servicekontor.actions.turmonster import lay_out_pattern
from servicekontor.dagfalt import AR_SEDAN_START, Dagfalt
from servicekontor.dagkod import code_of
from servicekontor.models import Belaggning, Oppettidsslag, Oppetundantag, Resurs, Tur, Turmonster
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_bokning import make_motestyp
from tests.factories_kontor import make_fordon, make_kontor, make_oppettid, make_resurs, make_stopplats, make_turmonster
from tests.factories_reception import make_kategori

pytestmark = pytest.mark.django_db
NU = datetime(2026, 11, 5, 12, 0, tzinfo=UTC)
SISTA_DAGEN = "9999-12-31"
OMSTALLNING = "2027-03-28"
"""In the night to this Sunday 02.00–03.00 is left out."""
FAR = "Ange ett datum från 2024-01-01 till 2031-12-31."


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)


@pytest.fixture
def chef(client: Client) -> Client:
    client.force_login(make_anvandare("chef", make_center()))
    return client


@pytest.fixture
def officer(client: Client) -> Client:
    client.force_login(make_anvandare("handlaggare"))
    return client


@pytest.fixture
def rum() -> Resurs:
    """A room in premises that are open on Sundays from eight to eight, in an office open from nine to four."""
    kontor = make_kontor(is_helgstangd=False)
    make_oppettid(kontor, 6)
    make_oppettid(kontor, 6, "08:00", "20:00", slag=Oppettidsslag.LOKALEN)
    return make_resurs(kontor, "Stora rummet", slag=Resurs.Slag.RUM)


def reserve(client: Client, rum: Resurs, datum: str, fran: str, till: str):
    falt = {"resurs": rum.pk, "enhet": make_enhet().pk, "rubrik": "Samråd", "datum": datum, "fran": fran, "till": till}
    return client.post("/lokaler/ny/", {**falt, "upprepning": "ingen", "gor": "boka"})


def make_tour(client: Client, datum: str, ankomst: str = "10:00", avgang: str = "12:00"):
    form = {"stopp-TOTAL_FORMS": 1, "stopp-INITIAL_FORMS": 0, "fordon": make_fordon().pk, "datum": datum}
    stop = {"stopp-0-plats": make_stopplats().pk, "stopp-0-ankomst": ankomst, "stopp-0-avgang": avgang}
    return client.post("/kontorsplanering/turer/ny/", {**form, **stop})


@pytest.mark.parametrize(
    ("path", "falt"),
    [
        ("kontor/norrby/stang/", {"datum": SISTA_DAGEN, "rubrik": "Vattenläcka"}),
        ("kontor/norrby/avveckla/", {"sista_dag": SISTA_DAGEN, "ersattning": "Bussen"}),
        ("kontor/norrby/stang/", {"datum": "0001-01-01", "rubrik": "Vattenläcka"}),
    ],
)
def test_a_far_date_is_refused_by_the_forms_of_those_who_plan(chef: Client, path: str, falt: dict) -> None:
    make_kontor()
    response = chef.post(f"/kontorsplanering/{path}", falt)
    assert (response.status_code, FAR in response.content.decode()) == (400, True)
    assert not Oppetundantag.objects.exists()


def test_a_tour_in_the_last_year_of_time_is_refused(chef: Client) -> None:
    response = make_tour(chef, SISTA_DAGEN)
    assert (response.status_code, FAR in response.content.decode(), Tur.objects.count()) == (400, True, 0)


def test_a_tour_in_the_hour_that_the_clock_leaves_out_is_refused(chef: Client) -> None:
    response = make_tour(chef, OMSTALLNING, "02:30", "03:15")
    assert (response.status_code, "Klockan ställs om den natten" in response.content.decode(), Tur.objects.count()) == (400, True, 0)


def test_a_pattern_gives_no_tour_in_the_hour_that_the_clock_leaves_out(chef: Client) -> None:
    fordon = make_fordon()
    fordon.kontor.is_helgstangd = False
    fordon.kontor.save()
    monster = make_turmonster((make_stopplats(), "02:30", "03:15"), fordon=fordon, veckodag=6)
    lay_out_pattern(monster, date(2027, 3, 21), date(2027, 4, 4))
    assert [tur.datum.isoformat() for tur in Tur.objects.order_by("datum")] == ["2027-03-21", "2027-04-04"]
    assert Turmonster.objects.count() == 1


@pytest.mark.parametrize("fran", [SISTA_DAGEN, "9999-11-25", "0001-01-01"])
def test_the_search_for_free_times_ends_before_the_calendar_does(client: Client, fran: str) -> None:
    make_motestyp()
    response = client.get("/api/v1/lediga-tider/", {"motestyp": "bygglov", "fran": fran})
    assert (response.status_code, FAR in response.json()["falt"]["fran"]) == (400, True)


def test_a_time_of_the_last_year_is_not_held(client: Client) -> None:
    make_motestyp(), make_kontor()
    body = {"motestyp": "bygglov", "kontor": "norrby", "fran": f"{SISTA_DAGEN}T23:30:00Z"}
    assert client.post("/api/v1/bokningar/", body, content_type="application/json").status_code == 400


def test_what_began_long_ago_may_be_said_of_hours_and_offices() -> None:
    assert Dagfalt(bakat=AR_SEDAN_START).clean("1971-01-01") == date(1971, 1, 1)


def test_a_form_whose_nul_reaches_the_database_is_refused(client: Client) -> None:
    kontor = make_kontor()
    make_kategori()
    response = client.post(f"/ko/{kontor.kod}/{code_of(kontor)}/", {"kategori": "\x00"})
    assert (response.status_code, "kunde inte läsas" in response.content.decode()) == (400, True)


def test_a_json_body_with_nul_is_refused(client: Client) -> None:
    body = {"motestyp": "\x00", "kontor": "\x00", "fran": "2026-11-09T10:00:00Z"}
    assert client.post("/api/v1/bokningar/", body, content_type="application/json").status_code == 400


def test_an_age_longer_than_time_is_refused() -> None:
    with pytest.raises(Inmatningsfel, match="mer än en vecka"):
        moment_of(10**15)


@pytest.mark.parametrize(("fran", "till"), [("02:30", "03:15"), ("01:30", "02:30")])
def test_a_room_is_not_reserved_in_the_hour_that_the_clock_leaves_out(officer: Client, rum: Resurs, fran: str, till: str) -> None:
    response = reserve(officer, rum, OMSTALLNING, fran, till)
    assert (response.status_code, "Klockan ställs om den natten" in response.content.decode()) == (409, True)
    assert not Belaggning.objects.exists()


@pytest.mark.parametrize(("fran", "till"), [("02:00", "03:00"), ("07:30", "09:00"), ("19:00", "21:00")])
def test_a_room_is_not_reserved_while_the_premises_are_closed(officer: Client, rum: Resurs, fran: str, till: str) -> None:
    response = reserve(officer, rum, "2026-11-08", fran, till)
    assert (response.status_code, "Kontoret är inte öppet hela den tiden" in response.content.decode()) == (409, True)


def test_a_room_is_reserved_in_the_evening_when_only_the_premises_are_open(officer: Client, rum: Resurs) -> None:
    assert reserve(officer, rum, "2026-11-08", "15:00", "19:00").status_code == 302


@pytest.mark.parametrize("namn", ["\u200b", "\u200b \u200d", "\u2060", "\u2800", "\u3164", "\ufeff"])
def test_a_name_of_signs_that_nobody_sees_is_no_name(namn: str) -> None:
    with pytest.raises(Inmatningsfel, match="Skriv något"):
        clean_text(namn, falt="namn", max_length=200)
    assert clean_text(namn, falt="behov", is_required=False) == ""


def test_signs_within_a_name_stay() -> None:
    assert clean_text("نام\u200cخانوادگی", falt="namn") == "نام\u200cخانوادگی"
