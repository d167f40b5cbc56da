"""Offices in the administration: made, changed, and refused in plain words."""

import re
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import get_resolver
from icalendar import Calendar

from servicekontor.models import Kontor, Oppettid, Oppetundantag
from servicekontor.models.kontor import UPPTAGNA_KODER
from tests.factories import make_anvandare, make_center
from tests.factories_kontor import make_kontor
from tests.test_behorigheter_url import addresses

pytestmark = pytest.mark.django_db
BAS = "/admin/servicekontor"


@pytest.fixture
def forvaltare(client: Client) -> Client:
    client.force_login(make_anvandare("systemforvaltare", make_center()))
    return client


def fields(*tider: tuple[str, str], **falt: Any) -> dict[str, Any]:
    """The form of a fixed office with Mondays' hours."""
    data = {"namn": "Kontoret i Norrby", "kod": "norrby", "slag": "fast", "enhet": make_center().pk, "ort": "Norrby", "adress": "Gatan 1"}
    data |= {"sprak": ["sv", "ar"]}
    for prefix, antal in (("oppettider", len(tider)), ("resurser", 0), ("regler", 0)):
        data |= {f"{prefix}-TOTAL_FORMS": antal, f"{prefix}-INITIAL_FORMS": 0}
    for number, (fran, till) in enumerate(tider):
        row = {"slag": "bemannat", "veckodag": 0, "veckor": "alla", "fran": fran, "till": till, "galler_fran": "2026-01-01"}
        data |= {f"oppettider-{number}-{namn}": value for namn, value in row.items()}
    return data | falt


def test_an_office_is_made_with_its_hours_and_languages(forvaltare: Client) -> None:
    response = forvaltare.post(f"{BAS}/kontor/add/", fields(("09:00", "12:00"), ("12:00", "16:00")))
    assert response.status_code == 302
    kontor = Kontor.objects.get()
    assert (kontor.sprak, kontor.oppettider.count()) == (["sv", "ar"], 2)


def test_two_new_rows_that_overlap_are_refused_in_words(forvaltare: Client) -> None:
    page = forvaltare.post(f"{BAS}/kontor/add/", fields(("09:00", "13:00"), ("12:00", "16:00"))).content.decode()
    assert "måndag 09.00–13.00 och måndag 12.00–16.00 överlappar varandra." in page
    assert not Kontor.objects.exists() and not Oppettid.objects.exists()


def test_a_fixed_office_without_address_is_refused_in_words(forvaltare: Client) -> None:
    page = forvaltare.post(f"{BAS}/kontor/add/", fields(adress="")).content.decode()
    assert "Ett fast kontor måste ha en ort och en besöksadress." in page


@pytest.mark.parametrize("kod", UPPTAGNA_KODER)
def test_a_code_that_another_address_has_is_refused_in_words(forvaltare: Client, kod: str) -> None:
    page = forvaltare.post(f"{BAS}/kontor/add/", fields(kod=kod)).content.decode()
    assert f"”{kod}” används i en annan adress." in page and not Kontor.objects.exists()
    with pytest.raises(IntegrityError, match="kontor_kod_ar_ledig"), transaction.atomic():
        make_kontor(kod)


def test_every_word_that_stands_where_a_code_does_is_a_taken_code() -> None:
    routes = [route for route, _namn in addresses(get_resolver())]
    starts = {route[: place.start()] for route in routes for place in re.finditer("<slug:kontor>|(?<=kontor/)<slug:kod>", route)}
    words = {route[len(start) :].partition("/")[0] for route in routes for start in starts if route.startswith(start)}
    assert {word for word in words if re.fullmatch(r"[\w-]+", word)} == set(UPPTAGNA_KODER)


def test_a_name_is_kept_on_one_line(forvaltare: Client) -> None:
    forvaltare.post(f"{BAS}/kontor/add/", fields(namn="Norrby\r\nX-EVIL:\x07ja"))
    assert Kontor.objects.get().namn == "Norrby X-EVIL: ja"


def test_the_calendar_of_an_office_with_a_broken_name_is_read(client: Client) -> None:
    make_kontor(namn="Norrby\r\nX-EVIL:ja")
    feed = Calendar.from_ical(client.get("/kontor/norrby/kalender.ics").content)
    assert (feed["X-WR-CALNAME"], "X-EVIL" in feed) == ("Norrby X-EVIL:ja", False)


def test_the_code_and_the_last_day_are_not_changed_here(forvaltare: Client) -> None:
    kontor = make_kontor()
    sedd = forvaltare.get(f"{BAS}/kontor/{kontor.pk}/change/").context["adminform"].form["sedd"].value()
    data = fields(kod="annan", sista_dag="2026-12-31", ersattning="Inget.", namn="Nytt namn", sedd=sedd)
    assert forvaltare.post(f"{BAS}/kontor/{kontor.pk}/change/", data).status_code == 302
    kontor.refresh_from_db()
    assert (kontor.kod, kontor.sista_dag, kontor.namn) == ("norrby", None, "Nytt namn")


def test_a_date_that_differs_is_written_as_people_write_it(forvaltare: Client) -> None:
    data = {"kontor": make_kontor().pk, "slag": "bemannat", "datum": "2026-12-23", "rubrik": "Dan före dan", "tider": "8-12, 13-15"}
    assert forvaltare.post(f"{BAS}/oppetundantag/add/", data).status_code == 302
    assert Oppetundantag.objects.get().tider == ["08.00–12.00", "13.00–15.00"]


@pytest.mark.parametrize("noun", ["kontor", "oppetundantag", "ort", "stopplats", "korstid", "fordon"])
def test_every_list_and_form_opens(forvaltare: Client, noun: str) -> None:
    make_kontor()
    assert forvaltare.get(f"{BAS}/{noun}/").status_code == 200
    assert forvaltare.get(f"{BAS}/{noun}/add/").status_code == 200
