"""The page Utveckling: what a manager reads, and what is said of bad input."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from arenden.models import Handelse
from arenden.status import Handelsetyp
from kontaktcenter.models import Enhet
from statistik.actions import count_pending
from tests.factories import make_amne, make_anvandare, make_center, make_enhet

SIDA = "/statistik/utveckling/"
VAREN = {"fran": "2026-03-01", "till": "2026-03-31"}
FRAGOR = [{}, {"nyckeltal": "vantetid", "dela": "kanal"}, {"nyckeltal": "losningsgrad", "dela": ["kanal", "enhet"]}]
BACKEND = "django.contrib.auth.backends.ModelBackend"


def tell(dag: str, antal: int = 1, *, kanal: str = "telefon", **data: Any) -> None:
    """Contacts that came in at noon."""
    tid = datetime.fromisoformat(f"{dag}T11:00").replace(tzinfo=UTC)
    falt = {"typ": Handelsetyp.KONTAKT_REGISTRERAD, "tid": tid, "center": make_center(), "sprak": "sv", "amne": make_amne()}
    for _ in range(antal):
        Handelse.objects.create(kanal=kanal, data={"enhet": make_enhet().pk, **data}, **falt)


@pytest.fixture
def center(db) -> Enhet:
    """A contact center."""
    return make_center()


@pytest.fixture
def chef(center: Enhet, client: Client) -> Client:
    """Its manager's browser."""
    client.force_login(make_anvandare("chef", center), backend=BACKEND)
    return client


@pytest.fixture
def varen(center: Enhet) -> None:
    """A spring with half again as many contacts as the year before."""
    tell("2025-03-10", 4), tell("2026-03-10", 5), tell("2026-03-11", kanal="webb")
    count_pending()


def read(client: Client, **fraga: Any) -> str:
    """The page's text, with single spaces."""
    svar = client.get(SIDA, fraga)
    assert svar.status_code == 200
    return " ".join(svar.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ").split())


@pytest.mark.usefixtures("varen")
def test_all_figures_are_held_against_last_year_in_words(chef: Client) -> None:
    text = read(chef, **VAREN)
    assert "1–31 mars 2026, jämfört med 1–31 mars 2025." in text
    assert "Kontakter, inkomna" in text and "upp 50 %" in text


@pytest.mark.usefixtures("varen")
def test_one_figure_is_told_with_its_meaning_over_time_and_by_channel(chef: Client) -> None:
    text = read(chef, nyckeltal="kontakter", dela="kanal", **VAREN)
    assert "upp 50 % mot samma period i fjol" in text
    assert "Kontakter som kom in och registrerades." in text
    assert ">Telefon</a></th><td class=\"kc-tabell__tal\" data-tal=\"5\">5</td>" in text
    assert ">tis 10/3 2026</th><td class=\"kc-tabell__tal\" data-tal=\"5\">5</td>" in text


@pytest.mark.parametrize(
    ("fraga", "mening"),
    [
        ({"fran": "2026-04-01", "till": "2026-03-01"}, "Perioden börjar efter att den slutar."),
        ({"fran": "2126-04-01", "till": "2126-04-02"}, "Perioden har inte börjat än."),
        ({"fran": "1926-04-01", "till": "2026-03-01"}, "Perioden får vara högst 20 år."),
        ({"fran": "2026-04-01"}, "Skriv både första och sista dagen"),
        ({"fran": "i går", "till": "2026-03-01"}, "datum"),
        ({"period": "for-evigt"}, "Den perioden finns inte."),
        ({"nyckeltal": "lycka"}, "Det nyckeltalet finns inte."),
        ({"dela": ["center", "enhet", "kanal", "amne"]}, "Välj högst 3 uppdelningar på en gång."),
        ({"dela": ["hemligt"] * 50}, "Den uppdelningen finns inte."),
        ({"enhet": "0 OR 1=1"}, "Det du filtrerade på finns inte"),
        ({"nyckeltal": "avlastning", "dela": "kanal"}, "går inte att dela upp så"),
    ],
)
def test_what_cannot_be_answered_is_said_in_words(chef: Client, fraga: dict[str, Any], mening: str) -> None:
    svar = chef.get(SIDA, fraga)
    assert svar.status_code == 400 and mening in svar.content.decode()


def test_an_empty_database_gives_a_page_of_nothing(chef: Client) -> None:
    assert "Kontakter, inkomna" in read(chef)
    assert "inget att jämföra med samma period i fjol" in read(chef, nyckeltal="vantetid", dela=["kanal", "enhet"])


@pytest.mark.parametrize("fil", ["csv", "xlsx"])
@pytest.mark.usefixtures("varen")
def test_a_file_holds_the_numbers_of_the_page(chef: Client, fil: str) -> None:
    svar = chef.get(SIDA, {"nyckeltal": "kontakter", "fil": fil, "tabell": "over-tid", **VAREN})
    innehall = b"".join(svar.streaming_content)
    assert svar.status_code == 200 and "utveckling-over-tid" in svar["Content-Disposition"]
    if fil == "csv":
        assert innehall.startswith(b"\xef\xbb\xbfDag;") and "tis 10/3 2026;5;" in innehall.decode("utf-8-sig")


def test_a_file_that_there_is_not_is_refused(chef: Client) -> None:
    assert chef.get(SIDA, {"fil": "exe"}).status_code == 400
    assert chef.get(SIDA, {"fil": "csv", "tabell": "ingen"}).status_code == 400


@pytest.mark.usefixtures("varen")
def test_a_unit_manager_sees_what_is_charged_to_the_unit_alone(client: Client) -> None:
    client.force_login(make_anvandare("chef", make_enhet("park", namn="Parkenheten")), backend=BACKEND)
    assert 'data-tal="5"' not in read(client, nyckeltal="kontakter", **VAREN)
    assert client.get(SIDA, {"enhet": make_enhet().pk}).status_code == 400


def test_only_managers_see_figures(client: Client, center: Enhet) -> None:
    client.force_login(make_anvandare("kommunvagledare", center), backend=BACKEND)
    assert client.get(SIDA).status_code == 403


@pytest.mark.usefixtures("varen")
@pytest.mark.parametrize("fraga", FRAGOR)
def test_a_page_costs_at_most_twelve_queries(chef: Client, django_assert_max_num_queries: Any, fraga: dict[str, Any]) -> None:
    enhet = make_enhet()
    with django_assert_max_num_queries(12):
        read(chef, enhet=enhet.pk, **VAREN, **fraga)


def test_the_dates_of_a_named_period_keep_its_name(chef: Client) -> None:
    idag = timezone.localdate().isoformat()
    assert 'aria-current="true">I dag' in read(chef, period="idag", fran=idag, till=idag)
