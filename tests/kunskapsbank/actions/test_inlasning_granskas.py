"""What is read in by hand is reviewed by the unit that answers for it, unless whoever reads it in does so."""

from pathlib import Path
from typing import Any

import pytest

from kontaktcenter.models import Anvandare
from kunskapsbank.actions.granskning import approve
from kunskapsbank.models import Artikel, Artikelhandelse
from kunskapsbank.sokmotor import sok
from tests.factories import make_anvandare, make_center, make_enhet, make_medlemskap
from tests.factories_kunskap import make_redaktor
from tests.kunskapsbank.actions.inlasningar import effects, look_through, make_grund, published, rad, read_in, undo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def grund(tmp_path: Path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    make_grund()


def make_importer(*roller: tuple[str, str]) -> Anvandare:
    """A center's editor, with other roles at units."""
    importer = make_redaktor(make_center())
    for roll, kortnamn in roller:
        make_medlemskap(importer, roll, make_enhet(kortnamn))
    return importer


def latest(extern_id: str = "a1") -> Any:
    return Artikel.objects.get(extern_id=extern_id).texter.get().revisioner.order_by("-nummer").first()


def test_what_an_editor_reads_in_waits_for_the_unit_that_answers_for_it() -> None:
    inlasning = read_in(rad(malgrupp="publik"), by=make_importer())
    assert (latest().lage, latest().publicerad, published(), sok("artikel", "soporna")) == ("granskas", None, None, [])
    assert inlasning.rader.get().blir == "granskas"
    assert Artikelhandelse.objects.filter(typ="skickad", av=inlasning.av, data__revision=latest().pk).exists()


def test_the_unit_approves_what_was_read_in_and_then_it_is_published() -> None:
    read_in(rad(), by=make_importer())
    approve(revision=latest(), by=make_anvandare("handlaggare", make_enhet("avfall")))
    assert (published().lage, published().granskad_av is not None) == ("publicerad", True)


def test_what_is_published_stays_until_the_new_words_have_been_reviewed() -> None:
    read_in(rad())
    read_in(rad(svar="Varje vecka."), by=make_importer())
    assert (published().svar, latest().svar, latest().lage) == ("Varannan vecka.", "Varje vecka.", "granskas")


@pytest.mark.parametrize(
    ("roll", "enhet", "lage"),
    [
        ("handlaggare", "avfall", "publicerad"),
        ("handlaggare", "bygglov", "granskas"),
        ("redaktor", "avfall", "granskas"),
        ("systemforvaltare", "bygglov", "publicerad"),
    ],
)
def test_who_answers_for_the_units_articles_or_the_system_publishes_at_once(roll: str, enhet: str, lage: str) -> None:
    read_in(rad(), by=make_importer((roll, enhet)))
    assert latest().lage == lage


def test_an_article_is_not_published_by_moving_it_to_a_unit_where_one_reviews() -> None:
    read_in(rad(malgrupp="publik"))
    make_enhet("bygglov")
    moved = rad(svar="Aldrig.", malgrupp="publik", ansvarig_enhet="bygglov")
    inlasning = read_in(moved, by=make_importer(("handlaggare", "bygglov")))
    assert (effects(inlasning), latest().svar) == (["fel"], "Varannan vecka.")
    assert "kan flytta den" in inlasning.rader.get().fel[0]


def test_a_translation_in_the_same_file_waits_for_the_same_unit() -> None:
    importer = make_importer(("handlaggare", "bygglov"))
    inlasning = read_in(rad(), {"extern_id": "a1", "sprak": "en", "titel": "When?", "svar": "Now."}, by=importer)
    assert list(inlasning.rader.values_list("blir", flat=True)) == ["granskas", "granskas"]


def test_a_file_does_not_show_what_is_internal_to_everybody_past_the_unit() -> None:
    read_in(rad(malgrupp="intern"))
    inlasning = read_in(rad(malgrupp="publik"), by=make_importer())
    assert (effects(inlasning), Artikel.objects.get().malgrupp) == (["fel"], "intern")
    assert "visa den för alla" in inlasning.rader.get().fel[0]


@pytest.mark.parametrize(
    ("fore", "falt", "mening"),
    [
        ({}, {"ansvarig_enhet": "bygglov"}, "ansvarig_enhet: Läsarna ser artikeln"),
        ({"malgrupp": "publik"}, {"kalla": "Annan källa"}, "kalla: Läsarna ser källan"),
        ({"malgrupp": "publik"}, {"kalla_lank": "https://exempel.se/"}, "kalla_lank: Läsarna ser källan"),
        ({"malgrupp": "publik"}, {"giltig_till": "2099-01-01"}, "giltig_till: Bara den som granskar"),
        ({}, {"granskas_senast": "2026-01-01"}, "granskas_senast: Dagen för nästa granskning"),
    ],
)
def test_a_file_shows_nobody_what_the_unit_has_not_reviewed(fore: dict[str, str], falt: dict[str, str], mening: str) -> None:
    make_enhet("bygglov")
    before = {"giltig_till": "2098-01-01", **fore}
    read_in(rad(**before))
    inlasning = read_in(rad(**before | falt), by=make_importer(("handlaggare", "bygglov")))
    assert (effects(inlasning), mening in " ".join(inlasning.rader.get().fel)) == (["fel"], True)
    assert effects(look_through(rad(**before | falt), by=make_importer(("handlaggare", "avfall")))) == ["andras"]


def test_a_review_that_is_years_ahead_is_refused_whoever_reads_it_in() -> None:
    far, near = rad(granskas_senast="2099-01-01"), rad("a2", granskas_senast="2020-01-01")
    assert effects(look_through(far, near)) == ["fel", "ny"]


def test_a_withdrawn_article_stays_so_when_an_editor_reads_it_in_again() -> None:
    read_in(rad())
    Artikel.objects.update(indragen="2026-01-01T00:00Z")
    inlasning = read_in(rad(), by=make_importer())
    assert (effects(inlasning), Artikel.objects.get().indragen is None) == (["lika"], False)


def test_the_same_file_again_changes_nothing_while_it_waits_for_review() -> None:
    importer = make_importer()
    read_in(rad(), by=importer)
    assert effects(look_through(rad(), by=importer)) == ["lika"]
    assert effects(look_through(rad(svar="Varje vecka."), by=importer)) == ["fel"]


def test_what_waits_for_review_is_undone_but_not_once_it_is_approved() -> None:
    inlasning = read_in(rad(), rad("a2"), by=make_importer())
    approve(revision=latest(), by=make_anvandare("handlaggare", make_enhet("avfall")))
    undo(inlasning)
    assert list(Artikel.objects.values_list("extern_id", flat=True)) == ["a1"]
    assert "har ändrats" in inlasning.rader.get(rad=1).fel[0]
