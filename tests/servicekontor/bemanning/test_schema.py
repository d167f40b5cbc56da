"""Rosters made, changed, searched for and published, as their actions do it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone

from kontaktcenter.fel import InaktuellSida, Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Utskick
from servicekontor.actions.arbetspass import Passuppgift, remove_pass, save_pass, try_pass
from servicekontor.actions.franvaro import register_franvaro, wish
from servicekontor.actions.schema import create_schema, publish_schema, start_search, stop_search
from servicekontor.models import Arbetspass, Kontorshandelse, Kontorsregel, Onskemal, Publiceratpass, Schema
from servicekontor.schemaunderlag import Schemaunderlag
from servicekontor.status import Sokningslage
from servicekontor.vikarier import find_stand_ins
from tests.factories import make_anvandare, make_center
from tests.factories_bemanning import MANDAG, make_medarbetare, make_pass, make_schema
from tests.factories_kontor import make_kontor, make_oppettid

pytestmark = pytest.mark.django_db


@pytest.fixture
def chef():
    return make_anvandare("chef", make_center(), username="chefen")


@pytest.fixture
def kontor():
    """Open on Mondays and Tuesdays, nine to four."""
    office = make_kontor()
    make_oppettid(office, 0)
    make_oppettid(office, 1)
    return office


def uppgift(medarbetare, kontor, **given) -> Passuppgift:
    """Monday's shift."""
    return replace(Passuppgift(medarbetare, kontor, MANDAG, time(8, 45), time(16), 45), **given)


def test_a_roster_of_whole_weeks_is_made_once(chef) -> None:
    with patch("django.utils.timezone.localdate", return_value=MANDAG):
        create_schema(center=make_center(), borjan=MANDAG, veckor=4, by=chef)
        with pytest.raises(Inmatningsfel, match="redan ett schema"):
            create_schema(center=make_center(), borjan=date(2026, 12, 28), veckor=4, by=chef)
        with pytest.raises(Inmatningsfel, match="Välj en måndag"):
            create_schema(center=make_center(), borjan=date(2027, 1, 5), veckor=4, by=chef)
    assert Schema.objects.count() == 1


def test_who_does_not_plan_the_center_changes_nothing(kontor) -> None:
    schema, anna = make_schema(), make_medarbetare()
    with pytest.raises(SaknarBehorighet):
        save_pass(schema=schema, uppgift=uppgift(anna, kontor), by=anna.anvandare)
    with pytest.raises(SaknarBehorighet):
        start_search(schema=schema, sekunder=10, by=anna.anvandare)
    assert not Arbetspass.objects.exists()


def test_an_old_page_changes_nothing(chef, kontor) -> None:
    schema, anna = make_schema(), make_medarbetare()
    row = save_pass(schema=schema, uppgift=uppgift(anna, kontor), version=1, by=chef)
    with pytest.raises(InaktuellSida):
        remove_pass(arbetspass=row, version=1, by=chef)
    assert Arbetspass.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "falt"),
    [
        ({"datum": date(2026, 12, 14)}, "datum"),
        ({"till": time(8)}, "till"),
        ({"rast": 121}, "rast"),
    ],
)
def test_a_shift_that_cannot_be_is_refused_in_words(chef, kontor, wrong, falt) -> None:
    with pytest.raises(Inmatningsfel) as refusal:
        save_pass(schema=make_schema(), uppgift=uppgift(make_medarbetare(), kontor, **wrong), by=chef)
    assert refusal.value.falt == falt


def test_two_shifts_at_once_are_refused_in_words(chef, kontor) -> None:
    schema, anna = make_schema(), make_medarbetare()
    make_pass(schema, anna, kontor)
    with pytest.raises(Inmatningsfel, match="redan ett pass"):
        save_pass(schema=schema, uppgift=uppgift(anna, kontor, fran=time(15), till=time(17)), by=chef)


def test_feedback_says_which_rule_a_change_breaks_and_which_it_mends(kontor) -> None:
    schema, anna = make_schema(), make_medarbetare()
    late = make_pass(schema, anna, kontor, dag=1, fran="06:00", till="11:00", rast=0)
    found = try_pass(Schemaunderlag(schema), uppgift(anna, kontor, till=time(20)))
    assert [brott.regel.id for brott in found.tvingande] == ["dygnsvila"]
    assert [brott.regel.id for brott in found.lagade] == ["bemanning"]
    taken = try_pass(Schemaunderlag(schema), None, late)
    assert "bemanning" in {brott.regel.id for brott in taken.nya}


def test_needs_come_from_hours_and_the_rule_of_the_office(kontor) -> None:
    Kontorsregel.objects.create(kontor=kontor, slag="bemanning", antal=2, galler_fran=MANDAG)
    must = Schemaunderlag(make_schema()).underlag.behov
    assert [(need.dag, need.fran, need.till, need.antal) for need in must] == [(0, 540, 960, 2), (1, 540, 960, 2)]


def test_publishing_tells_only_those_whose_days_changed(chef, kontor) -> None:
    schema, anna, bo = make_schema(), make_medarbetare(), make_medarbetare("bo")
    make_pass(schema, anna, kontor)
    row = make_pass(schema, bo, kontor)
    publish_schema(schema=schema, by=chef)
    remove_pass(arbetspass=row, by=chef)
    second = publish_schema(schema=schema, by=chef)
    mails = list(Utskick.objects.order_by("pk").values_list("mottagare", flat=True))
    assert sorted(mails) == ["anna@test.se", "bo@test.se", "bo@test.se"]
    assert (second.nummer, second.antal_andringar, second.pass_rader.count(), Publiceratpass.objects.count()) == (2, 1, 1, 3)
    assert Kontorshandelse.objects.filter(typ="schema_publicerat").count() == 2


def test_publishing_nothing_new_is_refused(chef, kontor) -> None:
    schema = make_schema()
    make_pass(schema, make_medarbetare(), kontor)
    publish_schema(schema=schema, by=chef)
    with pytest.raises(OtillatenHandling, match="inget nytt"):
        publish_schema(schema=schema, by=chef)


def test_an_absence_makes_a_gap_that_the_one_with_the_least_work_can_fill(chef, kontor) -> None:
    schema = make_schema()
    anna, bo, cilla = make_medarbetare(), make_medarbetare("bo"), make_medarbetare("cilla", sysselsattningsgrad=50)
    make_pass(schema, anna, kontor)
    make_pass(schema, bo, kontor, dag=1)
    day = datetime(2026, 12, 7, tzinfo=UTC)
    gaps = register_franvaro(medarbetare=anna, fran=day, till=day + timedelta(hours=20), by=chef)
    underlag = Schemaunderlag(Schema.objects.get())
    assert [brott.dag for brott in underlag.check().tvingande] == [0]
    stand_ins = find_stand_ins(underlag, underlag.as_lag(gaps[0]))
    assert [rad.person.id for rad in stand_ins] == [str(cilla.pk), str(bo.pk)]


def test_a_wish_takes_the_place_of_the_earlier_one() -> None:
    anna = make_medarbetare()
    tomorrow = timezone.localdate() + timedelta(days=1)
    for vill in (True, False):
        wish(medarbetare=anna, datum=tomorrow, vill_arbeta=vill, styrka=2, by=anna.anvandare)
    assert list(Onskemal.objects.values_list("vill_arbeta", flat=True)) == [False]
    with pytest.raises(SaknarBehorighet):
        wish(medarbetare=anna, datum=tomorrow, vill_arbeta=True, styrka=2, by=make_medarbetare("bo").anvandare)


def test_a_search_is_started_once_and_asked_to_stop(chef, django_capture_on_commit_callbacks) -> None:
    schema = make_schema()
    with patch("servicekontor.actions.schema.search_roster.delay") as delay, django_capture_on_commit_callbacks(execute=True):
        started = start_search(schema=schema, sekunder=30, by=chef)
    delay.assert_called_once_with(schema.pk, str(started.sokning), 30.0, 1)
    with pytest.raises(OtillatenHandling, match="pågår redan"):
        start_search(schema=schema, sekunder=30, by=chef)
    assert stop_search(schema=schema, by=chef).is_stopp_begard


def test_a_search_that_shows_no_life_is_dead_and_can_be_begun_anew(chef) -> None:
    schema = make_schema(sokningslage=Sokningslage.PAGAR, puls=timezone.now() - timedelta(minutes=1))
    assert (schema.is_searching, schema.is_search_dead) == (False, True)
    with pytest.raises(OtillatenHandling, match="Ingen sökning"):
        stop_search(schema=schema, by=chef)
    assert start_search(schema=schema, sekunder=30, by=chef).is_searching


def test_while_a_search_goes_on_nothing_is_changed_or_published(chef, kontor) -> None:
    schema = make_schema(sokningslage=Sokningslage.PAGAR, puls=timezone.now())
    with pytest.raises(OtillatenHandling, match="sökning pågår"):
        save_pass(schema=schema, uppgift=uppgift(make_medarbetare(), kontor), by=chef)
    with pytest.raises(OtillatenHandling, match="sökningen är klar"):
        publish_schema(schema=schema, by=chef)


def test_an_office_that_opens_within_the_period_needs_people_from_then_on(kontor) -> None:
    type(kontor).objects.update(oppnar=date(2026, 12, 8))
    assert [need.dag for need in Schemaunderlag(make_schema()).underlag.behov] == [1]


def test_who_has_left_the_roster_gets_nothing_more(kontor) -> None:
    schema, anna = make_schema(), make_medarbetare(is_active=False)
    make_pass(schema, anna, kontor)
    underlag = Schemaunderlag(schema)
    assert underlag.underlag.franvaro == ((str(anna.pk), 0, 7 * 24 * 60),)
    assert find_stand_ins(underlag, underlag.underlag.lag[1]) == []


def test_an_absence_in_the_year_one_is_refused(chef) -> None:
    with pytest.raises(Inmatningsfel, match="inom två år"):
        register_franvaro(medarbetare=make_medarbetare(), fran=datetime(1, 1, 1, tzinfo=UTC), till=datetime(1, 1, 2, tzinfo=UTC), by=chef)
