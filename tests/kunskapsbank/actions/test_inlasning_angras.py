"""Undoing goes back the way it came: languages of one article, and which articles to read beside each other."""

from pathlib import Path

import pytest

from kunskapsbank.actions import inlasning as actions
from kunskapsbank.actions.artikel import relate
from kunskapsbank.befintligt import read_befintligt
from kunskapsbank.models import Artikel, Inlasning
from kunskapsbank.radverkan import differences
from tests.factories_kunskap import make_artikel, make_samling
from tests.kunskapsbank.actions.inlasningar import effects, look_through, make_grund, published, rad, read_in, undo

pytestmark = pytest.mark.django_db
ENGELSKA = {"extern_id": "a1", "sprak": "en", "titel": "When?", "svar": "Every other week."}


@pytest.fixture(autouse=True)
def grund(tmp_path: Path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    make_grund()


def related(extern_id: str = "a1") -> list[str]:
    return sorted(Artikel.objects.get(extern_id=extern_id).relaterade.values_list("extern_id", flat=True))


def refused(inlasning: Inlasning) -> list[str]:
    return [fel for row in inlasning.rader.all() for fel in row.fel]


@pytest.mark.parametrize("bunt", [1, 500])
def test_a_new_article_in_two_languages_goes_with_both(monkeypatch: pytest.MonkeyPatch, bunt: int) -> None:
    monkeypatch.setattr(actions, "BUNT", bunt)
    inlasning = read_in(rad(), {**ENGELSKA, "kalla": "Avfallsplanen"})
    undo(inlasning)
    assert (refused(inlasning), Artikel.objects.count()) == ([], 0)


@pytest.mark.parametrize("bunt", [1, 500])
def test_two_languages_that_change_one_article_are_both_undone(monkeypatch: pytest.MonkeyPatch, bunt: int) -> None:
    monkeypatch.setattr(actions, "BUNT", bunt)
    read_in(rad(kalla="Först"), ENGELSKA)
    inlasning = read_in(rad(svar="Nytt.", kalla="Sedan"), {**ENGELSKA, "svar": "New.", "kalla": "Sist"})
    undo(inlasning)
    assert (refused(inlasning), published().svar, published(sprak="en").svar) == ([], "Varannan vecka.", "Every other week.")
    assert Artikel.objects.get().kalla == "Först"


def test_the_look_shows_what_to_read_beside_an_article() -> None:
    read_in(rad(relaterade=["a2"]), rad("a2"), rad("a3"))
    inlasning = look_through(rad(relaterade=["a3"]))
    found = differences(inlasning.rader.get().innehall, read_befintligt(make_samling(), ["a1"]))
    assert (effects(inlasning), found) == (["andras"], [("relaterade", ["a2"], ["a2", "a3"])])


def test_relations_that_are_there_already_are_no_change() -> None:
    read_in(rad(relaterade=["a2"]), rad("a2"))
    assert effects(look_through(rad(relaterade=["a2"]), rad("a2", relaterade=["a1"]))) == ["lika", "lika"]


def test_the_look_says_which_related_articles_nobody_knows() -> None:
    inlasning = look_through(rad(relaterade=["a2", "saknas"]), rad("a2"))
    assert ("saknas" in inlasning.rader.get(rad=1).fel[0], len(inlasning.rader.get(rad=1).fel)) == (True, 1)


def test_relations_alone_are_read_in_told_of_and_undone() -> None:
    read_in(rad(), rad("a2"))
    inlasning = read_in(rad(relaterade=["a2"]))
    assert (related(), effects(inlasning)) == (["a2"], ["andras"])
    assert Artikel.objects.get(extern_id="a1").handelser.filter(typ="andrad", data__falt=["relaterade"]).exists()
    undo(inlasning)
    assert (related(), related("a2"), refused(inlasning)) == ([], [], [])


def test_undoing_leaves_the_relations_that_were_there_before() -> None:
    read_in(rad(), rad("a2"), rad("a3"))
    relate(artikel=Artikel.objects.get(extern_id="a1"), andra=[Artikel.objects.get(extern_id="a2")], by=None)
    undo(read_in(rad(svar="Nytt.", relaterade=["a2", "a3"])))
    assert related() == ["a2"]


def test_an_article_of_another_collection_is_not_related_by_its_id() -> None:
    make_artikel(extern_id="a2", samling=make_samling("annan"))
    inlasning = read_in(rad(relaterade=["a2"]))
    assert (related(), "a2" in refused(inlasning)[0]) == ([], True)
