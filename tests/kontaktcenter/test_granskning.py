"""Each rule of the check: what it finds, and that a change that makes a new fault is undone."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kontaktcenter.granskning import Granskningsfel, find_anmarkningar, find_paminnelser, refuse_new_anmarkningar
from kontaktcenter.models import Anvandare, Arbetstidsintervall, Arendetyp, Enhet, Kalenderundantag, Medlemskap
from tests.factories import (
    make_anvandare,
    make_arendetyp,
    make_center,
    make_enhet,
    make_forvaltning,
    make_kalender,
    make_medlemskap,
    make_overenskommelse,
)
from tests.kontaktcenter.innehav import Bollar

pytestmark = pytest.mark.django_db


@pytest.fixture
def helt(administrator: Anvandare) -> Arendetyp:
    """A setup without faults: one case type, its center and its unit, each with staff, and an agreement."""
    forvaltning = make_forvaltning()
    arendetyp = make_arendetyp(ansvarig_enhet=make_enhet(foralder=forvaltning))
    make_anvandare("kommunvagledare", arendetyp.center)
    make_anvandare("handlaggare", arendetyp.ansvarig_enhet)
    make_overenskommelse(forvaltning, villkor={arendetyp: "lamnar_over"})
    return arendetyp


def close(kortnamn: str, ersatt_av: Enhet | None = None) -> None:
    """Close a unit past all checks."""
    Enhet.objects.filter(kortnamn=kortnamn).update(stangd=timezone.localdate(), ersatt_av=ersatt_av)


def end_memberships(roll: str) -> None:
    """Let all memberships with the role end yesterday."""
    Medlemskap.objects.filter(roll=roll).update(till=timezone.localdate() - timedelta(days=1))


def replace_center_with_unit() -> None:
    """Let a unit that is no center take over from the center."""
    close("kundcenter", make_enhet("bygglov"))


def close_receiver() -> None:
    """Close the unit that an agreement names."""
    make_overenskommelse(make_forvaltning("skola"), villkor={make_arendetyp("skolfraga"): "lamnar_over"})
    villkor = make_arendetyp("skolfraga").villkor.get()
    villkor.mottagare = make_enhet("skolskjuts", stangd=timezone.localdate())
    villkor.save()


FAULTS: dict[str, Callable[[], object]] = {
    "arendetyp_ansvarig_enhet": lambda: close("bygglov"),
    "arendetyp_center": lambda: close("kundcenter"),
    "arendetyp_agare": replace_center_with_unit,
    "overenskommelse_part": lambda: close("samhallsbyggnad"),
    "villkor_mottagare": close_receiver,
    "enhet_utan_personal": lambda: end_memberships("handlaggare"),
    "kalender_utan_oppettid": lambda: Arbetstidsintervall.objects.all().delete(),
    "enhet_under_stangd": lambda: close("samhallsbyggnad", make_forvaltning("teknik")),
    "ingen_systemforvaltare": lambda: end_memberships("systemforvaltare"),
}


def test_a_whole_setup_has_no_faults(helt: Arendetyp) -> None:
    assert find_anmarkningar() == []


@pytest.mark.parametrize("regel", FAULTS)
def test_each_fault_is_found_and_told_in_two_sentences(helt: Arendetyp, regel: str) -> None:
    FAULTS[regel]()
    found = {anmarkning.regel: anmarkning for anmarkning in find_anmarkningar()}
    assert regel in found
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in (found[regel].mening, found[regel].atgard))


@pytest.mark.parametrize("regel", FAULTS)
def test_a_change_that_makes_a_fault_is_undone(helt: Arendetyp, regel: str) -> None:
    with pytest.raises(Granskningsfel), refuse_new_anmarkningar():
        FAULTS[regel]()
    assert find_anmarkningar() == []


def test_a_center_without_agents_is_a_fault(helt: Arendetyp) -> None:
    end_memberships("kommunvagledare")
    assert [anmarkning.objekt for anmarkning in find_anmarkningar()] == [helt.center]


def test_what_lies_at_a_closed_unit_is_a_fault(helt: Arendetyp, bollar: Bollar) -> None:
    enhet = make_enhet("plan", namn="Planenheten", stangd=timezone.localdate())
    bollar.at_units = {enhet.pk: 2}
    assert [anmarkning.mening for anmarkning in find_anmarkningar()] == ["Planenheten är stängd men har 2 bollar kvar."]


def test_what_lies_with_a_removed_user_is_a_fault(helt: Arendetyp, bollar: Bollar) -> None:
    anvandare = make_anvandare(roll=None, is_active=False, first_name="Test", last_name="Testsson")
    bollar.with_users = {anvandare.pk: 2}
    assert [anmarkning.mening for anmarkning in find_anmarkningar()] == ["Kontot för Test Testsson är avslutat men har 2 bollar kvar."]


def test_an_old_fault_does_not_stop_another_change(helt: Arendetyp) -> None:
    end_memberships("handlaggare")
    with refuse_new_anmarkningar():
        make_enhet("plan", namn="Planenheten")
    assert Enhet.objects.filter(kortnamn="plan").exists()


def test_a_unit_that_will_close_is_judged_as_closed_too(helt: Arendetyp) -> None:
    Enhet.objects.filter(pk=helt.ansvarig_enhet_id).update(stangd=timezone.localdate() + timedelta(days=30))
    assert [anmarkning.regel for anmarkning in find_anmarkningar()] == ["arendetyp_ansvarig_enhet"]


def test_a_case_type_out_of_use_is_no_fault(helt: Arendetyp) -> None:
    make_arendetyp("gammal", namn="Gammal", is_active=False, ansvarig_enhet=make_enhet("stangd", stangd=date(2021, 1, 1)))
    assert find_anmarkningar() == []


def test_an_ended_agreement_is_no_fault(helt: Arendetyp) -> None:
    nedlagd = make_forvaltning("nedlagd", stangd=date(2021, 1, 1))
    make_overenskommelse(nedlagd, galler_till=date(2020, 12, 31))
    assert find_anmarkningar() == []


def test_a_calendar_open_on_one_exceptional_day_can_count_deadlines(helt: Arendetyp) -> None:
    kalender = make_kalender("Bara en dag")
    kalender.intervaller.all().delete()
    Kalenderundantag.objects.create(
        kalender=kalender, datum=timezone.localdate() + timedelta(days=9), rubrik="Öppet hus", tider=["08.00–12.00"]
    )
    assert find_anmarkningar() == []


def test_a_member_who_starts_later_is_no_staff_yet(helt: Arendetyp) -> None:
    end_memberships("handlaggare")
    tomorrow = timezone.localdate() + timedelta(days=1)
    make_medlemskap(make_anvandare(roll=None), "handlaggare", helt.ansvarig_enhet, fran=tomorrow)
    assert [anmarkning.regel for anmarkning in find_anmarkningar()] == ["enhet_utan_personal"]


def test_an_agreement_past_its_review_is_a_reminder_and_no_fault(helt: Arendetyp) -> None:
    make_overenskommelse(make_forvaltning("skola", namn="Skola"), omprovas=date(2021, 5, 4))
    assert find_anmarkningar() == []
    assert [anmarkning.mening for anmarkning in find_paminnelser()] == [
        "Överenskommelsen med Skola skulle ha omprövats senast 4 maj 2021."
    ]


def test_an_agreement_to_be_reviewed_today_is_not_late(helt: Arendetyp) -> None:
    make_overenskommelse(make_forvaltning("skola", namn="Skola"), omprovas=timezone.localdate())
    assert find_paminnelser() == []


def test_the_check_costs_the_same_number_of_queries_in_a_large_municipality(
    helt: Arendetyp, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(5):
        enhet = make_enhet(f"enhet-{n}", foralder=make_forvaltning(f"forvaltning-{n}"))
        make_overenskommelse(enhet.foralder, villkor={make_arendetyp(f"typ-{n}", ansvarig_enhet=enhet): "lamnar_over"})
    make_center("lonecenter")
    with django_assert_max_num_queries(14):
        find_anmarkningar()
