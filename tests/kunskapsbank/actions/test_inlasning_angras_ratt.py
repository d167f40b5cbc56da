"""Undoing a reading shows readers other words as much as reading in does, and asks for the same right."""

from pathlib import Path
from typing import Any

import pytest

from kontaktcenter.fel import SaknarBehorighet
from kontaktcenter.models import Anvandare
from kunskapsbank.actions.granskning import approve
from kunskapsbank.actions.inlasning import run_inlasning, undo_inlasning
from kunskapsbank.models import Artikel, Artikelhandelse, Inlasning
from kunskapsbank.status import Malgrupp
from tests.factories import make_anvandare, make_center, make_enhet, make_medlemskap
from tests.factories_kunskap import make_redaktor
from tests.kunskapsbank.actions.inlasningar import make_grund, published, rad, read_in, undo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def grund(tmp_path: Path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    make_grund()


def make_importer(roll: str = "", kortnamn: str = "avfall") -> Anvandare:
    """A center's editor, with another role at the unit."""
    importer = make_redaktor(make_center())
    if roll:
        make_medlemskap(importer, roll, make_enhet(kortnamn))
    return importer


def undo_by(inlasning: Inlasning, by: Anvandare) -> None:
    run_inlasning(undo_inlasning(inlasning=inlasning, by=by))


def test_an_editor_does_not_withdraw_what_was_published_by_undoing() -> None:
    inlasning = read_in(rad(), rad("a2"))
    with pytest.raises(SaknarBehorighet, match="2 rader ändrar vad läsarna ser.*granskar artiklar på Avfallsenheten"):
        undo_by(inlasning, make_importer())
    assert (published().lage, Inlasning.objects.get().lage) == ("publicerad", "klar")


def test_an_editor_does_not_show_the_words_that_were_replaced_by_undoing() -> None:
    read_in(rad())
    inlasning = read_in(rad(svar="Rätt."))
    with pytest.raises(SaknarBehorighet):
        undo_by(inlasning, make_importer("handlaggare", "bygglov"))
    assert published().svar == "Rätt."


@pytest.mark.parametrize(
    ("fore", "falt"),
    [
        ({"malgrupp": "publik"}, {"malgrupp": "intern"}),
        ({"malgrupp": "publik", "kalla": "Fel"}, {"kalla": "Rätt"}),
        ({"giltig_till": "2099-01-01"}, {"giltig_till": "2098-01-01"}),
        ({"granskas_senast": "2026-12-01"}, {"granskas_senast": "2026-11-30"}),
    ],
)
def test_an_editor_does_not_bring_facts_back_that_need_a_review(fore: dict[str, Any], falt: dict[str, Any]) -> None:
    read_in(rad(**fore))
    inlasning = read_in(rad(**fore | falt))
    with pytest.raises(SaknarBehorighet, match="1 rad ändrar vad läsarna ser"):
        undo_by(inlasning, make_importer())
    undo(inlasning)
    artikel = Artikel.objects.get()
    assert all(str(getattr(artikel, namn)) == value for namn, value in fore.items())


@pytest.mark.parametrize(("roll", "enhet"), [("handlaggare", "avfall"), ("systemforvaltare", "bygglov")])
def test_who_answers_for_the_articles_or_the_system_undoes_what_was_published(roll: str, enhet: str) -> None:
    importer = make_importer(roll, enhet)
    undo_by(read_in(rad(malgrupp="publik"), by=importer), importer)
    assert not Artikel.objects.exists()


def test_who_has_lost_the_right_before_the_worker_comes_undoes_nothing() -> None:
    importer = make_importer("handlaggare")
    inlasning = undo_inlasning(inlasning=read_in(rad(malgrupp="publik")), by=importer)
    importer.medlemskap.filter(roll="handlaggare").delete()
    run_inlasning(inlasning)
    assert (published().lage, inlasning.lage) == ("publicerad", "misslyckad")
    assert "granskar artiklar på Avfallsenheten" in inlasning.fel
    undo_by(inlasning, make_importer("handlaggare"))
    assert not Artikel.objects.exists()


def test_whose_account_is_closed_before_the_worker_comes_undoes_nothing() -> None:
    importer = make_importer("handlaggare")
    inlasning = undo_inlasning(inlasning=read_in(rad()), by=importer)
    Anvandare.objects.filter(pk=importer.pk).update(is_active=False)
    run_inlasning(inlasning)
    assert (published().lage, inlasning.lage) == ("publicerad", "misslyckad")


def test_the_history_names_who_undid_and_not_who_read_in() -> None:
    importer = make_importer("handlaggare")
    read_in(rad())
    undo_by(read_in(rad(svar="Nytt.", kalla="Källa")), importer)
    assert Artikelhandelse.objects.get(typ="inlasning_angrad").av == importer
    assert Artikel.objects.get().history.latest().history_user == importer


def test_an_editor_undoes_what_nobody_but_editors_has_seen() -> None:
    importer = make_importer()
    inlasning = read_in(rad(malgrupp="publik", kalla="Källa"), rad("a2"), by=importer)
    text = Artikel.objects.get(extern_id="a1").texter.get()
    approve(revision=text.revisioner.get(), by=make_anvandare("handlaggare", make_enhet("avfall")))
    undo_by(inlasning, importer)
    assert [a.extern_id for a in Artikel.objects.all()] == ["a1"]


def test_an_editor_undoes_facts_that_those_who_write_may_change() -> None:
    read_in(rad(malgrupp="intern", kontaktvag="Ring."))
    importer = make_importer()
    undo_by(read_in(rad(malgrupp="intern", kontaktvag="Skriv."), by=importer), importer)
    assert (Artikel.objects.get().kontaktvag, Artikel.objects.get().malgrupp) == ("Ring.", Malgrupp.INTERN)


def test_what_was_read_in_by_the_command_is_undone_by_the_system() -> None:
    inlasning = read_in(rad())
    undo(inlasning)
    assert not Artikel.objects.exists()
