"""A contact that was left is not a call that went on: its clock counts only when somebody was there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from arenden.models import Kontakt, Utkast
from tests.arenden.arbetsplats.kontakt import Kontaktdorr
from tests.factories_arenden import make_agent

pytestmark = pytest.mark.django_db
SVARAD = {"f0_text": "Öppet?", "f0_utfall": "besvarad_direkt", "f0_svar": "Ja."}


def left_alone(minuter: int, **falt: str) -> Kontaktdorr:
    """A contact that was typed in for two minutes and then left for so many."""
    dorr = Kontaktdorr(make_agent(), **SVARAD, **falt)
    dorr.post("autospara")
    nu = timezone.now()
    Utkast.objects.update(skapad=nu - timedelta(minutes=minuter + 2), uppdaterad=nu - timedelta(minutes=minuter))
    return dorr


def opened(dorr: Kontaktdorr) -> dict[str, str]:
    """The hidden times of the page."""
    form = dorr.get("flik").context["flik"].falt
    return {**{namn: form.get(namn) or "" for namn in ("borjade", "slutade")}, "sedd": ago(0)}


def ago(minuter: float) -> str:
    """A moment so long ago, as a page sends it."""
    return (timezone.now() - timedelta(minutes=minuter)).isoformat()


def test_a_contact_that_was_left_says_so_and_counts_only_what_was_handled() -> None:
    dorr = left_alone(25)
    assert "Pausad 25 minuter" in dorr.get("flik").content.decode()
    dorr.post("spara", version=1, **opened(dorr))
    kontakt = Kontakt.objects.get()
    assert timedelta(minutes=2) <= kontakt.slutade - kontakt.borjade < timedelta(minutes=4)
    assert kontakt.borjade - kontakt.inkommen >= timedelta(minutes=24)


def test_after_call_work_that_was_left_is_not_counted_either() -> None:
    dorr = left_alone(25, slutade=(timezone.now() - timedelta(minutes=26)).isoformat())
    dorr.post("spara", version=1, **opened(dorr))
    kontakt = Kontakt.objects.get()
    assert kontakt.sparad - kontakt.slutade < timedelta(minutes=4)


def test_a_short_silence_is_part_of_the_call() -> None:
    assert "Pausad" not in left_alone(8).get("flik").content.decode()


def test_time_that_was_talked_after_all_can_be_counted() -> None:
    dorr = left_alone(25)
    page = dorr.post("lagg_pa", is_htmx=True, version=1, rakna_franvaro="1", **opened(dorr)).content.decode()
    assert "Pausad" not in page and "Pågår" in page and dorr.stored("borjade") == ""


@pytest.mark.parametrize("borjade", ["skräp", "2026-01-01T00:00", "1999-01-01T00:00:00+00:00", "2099-01-01T00:00:00+00:00"])
def test_a_made_up_beginning_breaks_nothing(borjade: str) -> None:
    dorr = left_alone(0)
    assert dorr.post("spara", version=1, borjade=borjade).status_code == 302
    assert Kontakt.objects.get().borjade <= timezone.now()


def test_a_page_left_open_asks_once_and_then_saves_without_the_absence() -> None:
    dorr = left_alone(25)
    asked = dorr.post("spara", version=1, sedd=ago(25))
    assert asked.status_code == 400 and "25 minuter räknas inte" in asked.content.decode() and not Kontakt.objects.exists()
    given = asked.context["flik"].falt
    dorr.post("spara", version=dorr.utkast.version, sedd=ago(0), borjade=given["borjade"])
    kontakt = Kontakt.objects.get()
    assert timedelta(minutes=2) <= kontakt.slutade - kontakt.borjade < timedelta(minutes=4)


def test_a_page_that_somebody_looked_at_all_the_while_is_saved_at_once() -> None:
    left_alone(25).post("spara", version=1, sedd=ago(1))
    kontakt = Kontakt.objects.get()
    assert kontakt.slutade - kontakt.borjade >= timedelta(minutes=27)


def test_what_is_typed_after_an_absence_is_answered_with_the_clock_that_leaves_it_out() -> None:
    dorr = left_alone(25)
    known = dorr.post("autospara", version=1, sedd=ago(25), f0_text="Öppet i dag?").json()
    assert "Pausad 25 minuter" in known["klocka"]
    assert dorr.stored("f0-text") == "Öppet i dag?" and dorr.stored("borjade")


def test_what_is_typed_without_an_absence_brings_no_clock() -> None:
    assert set(left_alone(25).post("autospara", version=1, sedd=ago(1), f0_text="Öppet i dag?").json()) == {"version"}


def test_any_door_used_after_an_absence_brings_the_clock() -> None:
    page = left_alone(25).post("fraga_typ", 0, is_htmx=True, version=1, sedd=ago(25)).content.decode()
    assert "Pausad 25 minuter" in page and 'hx-swap-oob="true"' in page


@pytest.mark.parametrize("sedd", ["skräp", "2026-01-01T00:00", "1999-01-01T00:00:00+00:00", "2099-01-01T00:00:00+00:00"])
def test_a_made_up_moment_at_the_page_breaks_nothing(sedd: str) -> None:
    dorr = left_alone(0)
    assert dorr.post("autospara", version=1, sedd=sedd).status_code == 200
    assert dorr.post("spara", version=1, sedd=sedd).status_code == 302


@pytest.mark.parametrize("falt", ["borjade", "slutade"])
@pytest.mark.parametrize("tid", ["9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00"])
def test_a_made_up_time_at_the_edge_of_the_calendar_leaves_the_contact_open(falt: str, tid: str) -> None:
    dorr = left_alone(25, **{falt: tid})
    assert dorr.get("flik").status_code == 200
    assert dorr.post("kasta").status_code == 302
