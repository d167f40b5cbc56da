"""What somebody is writing when a file is read in: never published by it, never put aside without a word, never lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from kunskapsbank.actions.inlasning import confirm_inlasning, run_inlasning, start_inlasning
from kunskapsbank.inlasning import write_rows
from kunskapsbank.models import Artikel, Inlasning, Revision
from kunskapsbank.status import Lage
from kunskapsbank.utlasning import export_rows
from tests.factories import make_center
from tests.factories_kunskap import make_artikel, make_redaktor, make_revision, make_samling
from tests.kunskapsbank.actions.inlasningar import effects, look_through, make_grund, published, rad, read_in, undo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def grund(tmp_path: Path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    make_grund()


def make_draft(extern_id: str = "a1", **falt: Any) -> Revision:
    return make_revision(Artikel.objects.get(extern_id=extern_id).texter.get(), skapad_av=make_redaktor(make_center()), **falt)


def states(extern_id: str = "a1") -> list[str]:
    return list(Revision.objects.filter(text__artikel__extern_id=extern_id).order_by("nummer").values_list("lage", flat=True))


@pytest.mark.parametrize("falt", [{}, {"malgrupp": "publik"}, {"sokord": ["kärl"]}, {"svar": "", "kort_svar": ""}])
def test_a_row_without_words_does_not_publish_what_somebody_is_writing(falt: dict[str, Any]) -> None:
    make_artikel(extern_id="a1", lage=Lage.UTKAST)
    inlasning = read_in({"extern_id": "a1", **falt})
    assert (effects(inlasning), states(), published()) == (["fel"], ["utkast"], None)


def test_a_row_that_leaves_out_the_answer_gets_what_is_published_and_not_the_draft() -> None:
    read_in(rad())
    make_draft(svar="Halvskrivet.", kort_svar="Halvt.")
    read_in({"extern_id": "a1", "titel": "När töms kärlet?"})
    assert (published().titel, published().svar, published().kort_svar) == ("När töms kärlet?", "Varannan vecka.", "")


def test_a_row_that_changes_a_fact_leaves_the_draft_as_it_is() -> None:
    read_in(rad())
    make_draft(svar="Halvskrivet.")
    inlasning = read_in({"extern_id": "a1", "kalla": "Avfallsplanen"})
    assert (effects(inlasning), states(), Artikel.objects.get().kalla) == (["andras"], ["publicerad", "utkast"], "Avfallsplanen")


@pytest.mark.parametrize("format_", ["csv", "xlsx", "jsonl", "markdown"])
@pytest.mark.parametrize("lage", [Lage.UTKAST, Lage.GRANSKAS, Lage.GODKAND])
@pytest.mark.parametrize("publicera", [True, False])
def test_an_export_read_in_again_touches_nothing_that_somebody_writes(format_: str, lage: Lage, publicera: bool) -> None:
    make_artikel(extern_id="a1")
    make_draft(svar="Halvskrivet.", lage=lage)
    make_artikel("Bara ett utkast?", extern_id="a2", lage=Lage.UTKAST)
    Revision.objects.filter(text__artikel__extern_id="a2").update(skapad_av=make_redaktor(make_center()))
    inlasning = read_file(b"".join(write_rows(export_rows(Artikel.objects.all()), format_)), format_, publicera=publicera)
    assert (effects(inlasning), states("a1"), states("a2")) == (["lika", "lika"], ["publicerad", lage.value], ["utkast"])


def read_file(data: bytes, format_: str, *, publicera: bool) -> Inlasning:
    namn = f"a.{'zip' if format_ == 'markdown' else format_}"
    inlasning = start_inlasning(fil=ContentFile(data), filnamn=namn, samling=make_samling(), is_publicera=publicera, by=None)
    run_inlasning(inlasning)
    run_inlasning(confirm_inlasning(inlasning=inlasning, by=None))
    return inlasning


def test_what_one_has_read_in_as_drafts_is_published_by_the_same_file() -> None:
    editor = make_redaktor(make_center())
    read_in(rad(), publicera=False, by=editor)
    inlasning = read_in(rad(), by=editor)
    assert (effects(inlasning), states()) == (["andras"], ["kastad", "granskas"])


def test_the_look_says_whose_draft_a_row_would_put_aside() -> None:
    read_in(rad())
    draft = make_draft(svar="Halvskrivet.")
    inlasning = look_through(rad(svar="Nytt."), rad("a2"))
    assert [row.innehall.get("undan") for row in inlasning.rader.order_by("rad")] == [draft.pk, None]


def test_a_draft_that_was_begun_after_the_look_stays() -> None:
    read_in(rad())
    inlasning = look_through(rad(svar="Nytt."))
    make_draft(svar="Halvskrivet.")
    run_inlasning(confirm_inlasning(inlasning=inlasning, by=None))
    assert (effects(inlasning), states(), published().svar) == (["fel"], ["publicerad", "utkast"], "Varannan vecka.")
    assert "sedan filen gicks igenom" in inlasning.rader.get().fel[0]


def test_that_a_draft_was_put_aside_stands_in_the_history_and_undoing_gives_it_back() -> None:
    read_in(rad())
    draft = make_draft(svar="Halvskrivet.")
    inlasning = read_in(rad(svar="Nytt."))
    assert Artikel.objects.get().handelser.filter(typ="kastad", data__revision=draft.pk).exists()
    undo(inlasning)
    assert (states(), published().svar) == (["publicerad", "utkast", "ersatt"], "Varannan vecka.")


def test_the_same_words_by_json_twice_are_no_change() -> None:
    row = next(iter(export_rows(Artikel.objects.filter(pk=make_artikel(extern_id="a1").pk))))
    assert effects(look_through(json.loads(json.dumps(row)))) == ["lika"]
