"""What the clock does with gaps: searches become signals, units are reminded in working time, words die."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from kontaktcenter.models import Utskick
from kunskapsbank.actions.gallring import purge_words
from kunskapsbank.actions.insamling import collect_signals
from kunskapsbank.actions.luckavveckling import move_luckor_from_unit
from kunskapsbank.actions.luckpaminnelse import remind_gaps
from kunskapsbank.actions.signal import register_signal
from kunskapsbank.actions.sokning import log_sokning, note_oppning
from kunskapsbank.models import Kunskapslucka, Lucksignal, Omdome, Sokning
from kunskapsbank.soklistor import reformulated_groups, word_key, zero_hit_groups
from kunskapsbank.sokmotor import similar
from tests.factories import make_anvandare, make_enhet
from tests.factories_kunskap import make_artikel, make_lucka

pytestmark = pytest.mark.django_db
TISDAG = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)
"""Nine o'clock in Sweden on a working day."""


def search(fraga: str, antal: int = 0, **falt: object) -> Sokning:
    sokning = log_sokning(dorr="publik", sprak="sv", fraga=fraga, antal=antal, **falt)
    Sokning.objects.filter(pk=sokning.pk).update(tid=timezone.now() - timedelta(hours=1))
    return sokning


def make_due(**frist: float) -> Kunskapslucka:
    long_ago = TISDAG - timedelta(days=30)
    return make_lucka(enhet=make_enhet(), tilldelad=long_ago, pamind=long_ago, frist=TISDAG + timedelta(**frist))


def test_what_is_searched_for_in_vain_several_times_becomes_signals_once() -> None:
    for fraga in ("laddstolpe", "laddstolpar", "Laddstolpe?", "drönare"):
        search(fraga)
    assert (collect_signals(), collect_signals()) == (3, 0)
    assert set(Lucksignal.objects.values_list("slag", flat=True)) == {"nolltraff"}


def test_searches_with_no_sure_answer_become_signals_unless_something_was_opened() -> None:
    artikel = make_artikel("Var finns badhuset?")
    for _n in range(3):
        search("bårhus", 4, is_saker=False)
    opened = search("bårhus", 4, is_saker=False, visade=[artikel.pk])
    note_oppning(sokning=opened, artikel=artikel, plats=1)
    assert collect_signals() == 3 and [group.antal for group in zero_hit_groups()] == [3]


def test_a_search_whose_asker_said_no_becomes_a_signal() -> None:
    sokning = search("laddstolpe", 4)
    Sokning.objects.filter(pk=sokning.pk).update(gav_svar=False)
    assert collect_signals() == 1


def test_searches_that_mean_the_same_are_counted_together() -> None:
    for fraga in ("laddstolpe", "Laddstolpar", "drönare"):
        search(fraga)
    assert [(g.antal, len(g.former)) for g in zero_hit_groups()] == [(2, 1), (1, 0)]
    assert word_key("Vad kostar parkeringar?") == word_key("kostar parkering")


def test_what_had_to_be_asked_again_shows_what_led_on() -> None:
    first, artikel = search("dagisplats", 3), make_artikel("Plats i förskola")
    Sokning.objects.update(tid=timezone.now())
    again = log_sokning(dorr="publik", sprak="sv", fraga="förskola", antal=2, visade=[artikel.pk], foregaende=first)
    note_oppning(sokning=again, artikel=artikel, plats=1)
    (group,) = reformulated_groups()
    assert (group.fraga, group.blev, [text.artikel for text in group.oppnade]) == ("dagisplats", ["förskola"], [artikel])


@pytest.mark.parametrize(
    ("frist", "told", "to_manager"),
    [({"days": 5}, 0, 0), ({"days": 1}, 1, 0), ({"hours": 8}, 1, 0), ({"days": -1}, 1, 0), ({"days": -9}, 1, 1)],
)
def test_a_unit_is_reminded_before_at_and_after_and_in_the_end_its_manager(frist: dict, told: int, to_manager: int) -> None:
    chef = make_anvandare("chef", make_enhet("ledning", namn="Ledningen"))
    make_anvandare("handlaggare", make_enhet(chef=chef))
    make_due(**frist)
    assert remind_gaps(TISDAG) == told
    assert Utskick.objects.filter(mottagare=chef.email).count() == to_manager
    assert remind_gaps(TISDAG + timedelta(minutes=15)) == 0


def test_nobody_is_reminded_outside_working_time() -> None:
    make_due(days=-1)
    assert (remind_gaps(TISDAG.replace(hour=22)), remind_gaps(TISDAG.replace(day=14)), remind_gaps(TISDAG)) == (0, 0, 1)


def test_words_die_after_ninety_days_in_the_search_too_and_what_is_counted_stays() -> None:
    register_signal(slag="nolltraff", kalla="a", text="laddstolpe förening", sprak="sv")
    lucka = register_signal(slag="saknas", kalla="b", text="höns i trädgården", sprak="sv").lucka
    sokning = search("laddstolpe")
    Omdome.objects.create(nyckel="0" * 32, artikel=make_artikel(), gav_svar=False, saknas="Ord")
    purge_words(timezone.now() + timedelta(days=89))
    assert Sokning.objects.get().fraga == "laddstolpe"
    assert purge_words(timezone.now() + timedelta(days=91)) == 4
    assert set(Lucksignal.objects.values_list("text", flat=True)) == {""}
    assert (Sokning.objects.get(pk=sokning.pk).fraga, Omdome.objects.get().saknas) == ("", "")
    assert similar("lucksignal", "laddstolpe förening") == [] and Kunskapslucka.objects.get(pk=lucka.pk).antal == 1


def test_gaps_of_a_unit_that_closes_go_to_its_successor_with_their_deadline() -> None:
    lucka, till = make_lucka(enhet=make_enhet()), make_enhet("ny", namn="Nya enheten")
    assert move_luckor_from_unit(fran=make_enhet(), till=till, by=None) == 1
    moved = Kunskapslucka.objects.get(pk=lucka.pk)
    assert (moved.enhet, moved.frist) == (till, lucka.frist)
