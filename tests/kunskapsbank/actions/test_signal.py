from datetime import timedelta

import pytest
from django.utils import timezone

from kunskapsbank.actions.gruppering import place_signals
from kunskapsbank.actions.signal import register_signal
from kunskapsbank.models import Artikelhandelse, Kunskapslucka, Lucksignal
from kunskapsbank.status import Handelsetyp
from tests.factories import make_anvandare, make_arendetyp, make_enhet
from tests.factories_kunskap import make_artikel, make_lucka

pytestmark = pytest.mark.django_db


def signal(text: str = "hur anmäler jag flytt till ny adress", slag: str = "nolltraff", **falt: object) -> Lucksignal | None:
    new = {"kalla": f"prov:{Lucksignal.objects.count() + 1}", "sprak": "sv", **falt}
    return register_signal(slag=slag, text=text, **new)


def close(lucka: Kunskapslucka, lage: str, **falt: object) -> None:
    lucka.signaler.update(tid=timezone.now() - timedelta(hours=2))
    Kunskapslucka.objects.filter(pk=lucka.pk).update(lage=lage, stangd=timezone.now() - timedelta(hours=1), **falt)


def test_a_signal_is_stored_without_what_names_somebody() -> None:
    assert signal("Jag heter Anna Testsson, hur anmäler jag flytt?").text == "Jag heter [namn], hur anmäler jag flytt?"


def test_the_same_source_is_one_signal() -> None:
    first = signal(kalla="fraga:17")
    assert signal("annat", kalla="fraga:17") == first
    assert Lucksignal.objects.count() == 1


@pytest.mark.parametrize("text", ["", "  ", "070-1740605", "😀😀"])
def test_a_signal_that_says_nothing_is_none(text: str) -> None:
    assert signal(text) is None


def test_a_signal_about_an_article_needs_no_words() -> None:
    assert signal("", slag="nej", artikel=make_artikel()) is not None


def test_a_report_opens_a_gap_at_the_unit_that_keeps_the_article() -> None:
    artikel = make_artikel("När hämtas soporna?")
    lucka = signal("dagen är fel", slag="fel", artikel=artikel, av=make_anvandare()).lucka
    assert (lucka.lage, lucka.enhet, lucka.antal) == ("tilldelad", artikel.ansvarig_enhet, 1)
    assert lucka.rubrik == "Fel i svaret: När hämtas soporna?"


def test_a_report_of_something_missing_goes_to_the_unit_of_its_type() -> None:
    assert signal(slag="saknas", arendetyp=make_arendetyp()).lucka.enhet == make_enhet()


def test_a_report_that_nobody_is_known_to_answer_waits_at_the_center() -> None:
    assert signal(slag="saknas").lucka.lage == "ny"


def test_reports_about_one_article_are_one_gap() -> None:
    artikel = make_artikel()
    assert signal("fel dag", slag="fel", artikel=artikel).lucka == signal("obegripligt", slag="otydligt", artikel=artikel).lucka


def test_two_searches_in_vain_open_no_gap_and_three_do() -> None:
    for text in ("anmäla flytt", "anmälan om flytt", "hur anmäler man flytt"):
        assert not Kunskapslucka.objects.exists()
        signal(text)
        place_signals()
    lucka = Kunskapslucka.objects.get()
    assert (lucka.antal, lucka.signaler.count(), lucka.lage) == (3, 3, "ny")


def test_searches_for_different_things_open_no_gap() -> None:
    for text in ("anmäla flytt", "parkering på torget", "skolskjuts"):
        signal(text)
    place_signals()
    assert not Kunskapslucka.objects.exists()


def test_a_signal_joins_the_gap_that_asks_the_same() -> None:
    lucka = signal("hur anmäler jag flytt", slag="saknas").lucka
    other = signal("anmälan om flytt", slag="nolltraff")
    place_signals()
    other.refresh_from_db()
    lucka.refresh_from_db()
    assert (other.lucka, lucka.antal) == (lucka, 2)


def test_a_readers_no_with_words_opens_a_gap_and_three_without_words_do() -> None:
    first, second = make_artikel("Ett"), make_artikel("Två")
    signal("vad kostar det?", slag="nej", artikel=first)
    for _n in range(3):
        signal("", slag="nej", artikel=second)
    place_signals()
    assert sorted(Kunskapslucka.objects.values_list("galler", "antal")) == [(first.pk, 1), (second.pk, 3)]


def test_a_gap_that_was_answered_opens_again_at_its_unit() -> None:
    lucka = signal(slag="saknas", arendetyp=make_arendetyp()).lucka
    close(lucka, "atgardad", artikel=make_artikel())
    signal(slag="saknas")
    lucka.refresh_from_db()
    assert (lucka.lage, lucka.enhet, lucka.antal, lucka.artikel) == ("tilldelad", make_enhet(), 2, None)
    assert lucka.frist > timezone.now()


def test_a_gap_that_needed_nothing_opens_again_when_it_is_asked_several_times() -> None:
    lucka = signal(slag="saknas").lucka
    close(lucka, "avvisad", besked="Det sköter Skatteverket.")
    states = []
    for _n in range(3):
        signal(slag="saknas")
        lucka.refresh_from_db()
        states.append(lucka.lage)
    assert states == ["avvisad", "avvisad", "ny"]


def test_a_gap_closed_long_ago_is_left_in_peace() -> None:
    lucka = signal(slag="saknas").lucka
    close(lucka, "avvisad", besked="Nej.")
    Kunskapslucka.objects.update(stangd=timezone.now() - timedelta(days=200))
    assert signal(slag="saknas").lucka != lucka


def test_an_opened_and_an_assigned_gap_are_events_with_ids_only() -> None:
    signal(slag="saknas", arendetyp=make_arendetyp())
    rows = list(Artikelhandelse.objects.values_list("typ", "enhet"))
    assert rows == [(Handelsetyp.LUCKA_OPPNAD, None), (Handelsetyp.LUCKA_TILLDELAD, make_enhet().pk)]


def test_sorting_twice_does_nothing_more() -> None:
    signal("anmäla flytt")
    assert (place_signals(), place_signals()) == (1, 0)


def test_a_report_in_another_language_is_sorted_too() -> None:
    assert signal("كيف أسجل انتقالي", slag="saknas", sprak="ar").lucka is not None


def test_a_gap_is_not_found_by_a_signal_about_an_article() -> None:
    lucka = make_lucka("dagen är fel")
    assert signal("dagen är fel", slag="fel", artikel=make_artikel()).lucka != lucka
