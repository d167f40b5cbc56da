import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import OperationalError

from kontaktcenter.fel import OtillatenHandling, SaknarBehorighet
from kunskapsbank.actions import inlasning as actions
from kunskapsbank.actions.inlasning import confirm_inlasning, discard_inlasning, run_inlasning, run_pending, start_inlasning
from kunskapsbank.models import Artikel, Artikelhandelse, Inlasning, Inlasningsrad
from kunskapsbank.radverkan import differences
from kunskapsbank.sokmotor import sok
from kunskapsbank.status import Lage
from kunskapsbank.utlasning import export_rows
from tests.factories import make_arendetyp, make_center, make_enhet
from tests.factories_kunskap import make_artikel, make_redaktor, make_revision, make_samling
from tests.kunskapsbank.actions.inlasningar import effects, look_through, make_grund, published, rad, read_in, undo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def grund(tmp_path: Path, settings) -> None:
    settings.MEDIA_ROOT = tmp_path
    make_grund()


def test_nothing_is_changed_before_somebody_has_confirmed() -> None:
    inlasning = look_through(rad())
    assert (inlasning.lage, effects(inlasning), Artikel.objects.count()) == ("granskas", ["ny"], 0)


def test_a_new_article_is_published_and_found_at_once() -> None:
    read_in(rad(sokord=["hämtning"], malgrupp="publik", arendetyper=[make_arendetyp().kod]))
    artikel = Artikel.objects.get()
    assert (published().titel, artikel.malgrupp, artikel.ansvarig_enhet.kortnamn) == ("När hämtas soporna?", "publik", "avfall")
    assert [hit.id for hit in sok("artikel", "soporna")] == [artikel.texter.get().pk]
    assert list(artikel.arendetyper.values_list("kod", flat=True)) == [make_arendetyp().kod]


def test_without_publishing_it_is_a_draft_that_nobody_finds() -> None:
    read_in(rad(), publicera=False)
    assert published() is None and sok("artikel", "soporna") == []


def test_the_same_file_again_changes_nothing() -> None:
    read_in(rad(malgrupp="publik"))
    assert effects(look_through(rad(malgrupp="publik"))) == ["lika"]


def test_a_changed_row_is_shown_and_becomes_a_new_version() -> None:
    read_in(rad())
    inlasning = look_through(rad(svar="Varje vecka.", malgrupp="publik"))
    found = differences(inlasning.rader.get().innehall, _existing())
    assert found == [("svar", "Varannan vecka.", "Varje vecka."), ("malgrupp", "intern", "publik")]
    run_inlasning(confirm_inlasning(inlasning=inlasning, by=None))
    assert (published().svar, published().nummer, Artikel.objects.get().malgrupp) == ("Varje vecka.", 2, "publik")


def _existing() -> Any:
    from kunskapsbank.befintligt import read_befintligt

    return read_befintligt(make_samling(), ["a1"])


def test_a_row_without_a_field_leaves_it_as_it_is() -> None:
    read_in(rad(kort_svar="Kort."))
    read_in({"extern_id": "a1", "svar": "Nytt."})
    assert (published().titel, published().kort_svar, published().svar) == ("När hämtas soporna?", "Kort.", "Nytt.")


def test_languages_of_one_article_are_texts_of_it() -> None:
    read_in(rad(), rad(sprak="en", titel="When?", svar="Every other week."), rad(sprak="ar", titel="متى؟", svar="كل أسبوعين"))
    assert sorted(Artikel.objects.get().texter.values_list("sprak", flat=True)) == ["ar", "en", "sv"]


@pytest.mark.parametrize(
    ("falt", "mening"),
    [
        ({"extern_id": ""}, "saknar id"),
        ({"titel": ""}, "Skriv frågan"),
        ({"titel": "x" * 501}, "för lång"),
        ({"kort_svar": "x" * 301}, "kort_svar"),
        ({"svar": ""}, "utan svar"),
        ({"svar": "x" * 100_001}, "svar"),
        ({"amne": "okänt"}, "okänt"),
        ({"amne": ""}, "amne"),
        ({"ansvarig_enhet": "finns-inte"}, "finns-inte"),
        ({"arendetyper": ["x"]}, "Ärendetypen"),
        ({"malgrupp": "hemlig"}, "hemlig"),
        ({"sprak": "klingon"}, "klingon"),
        ({"giltig_till": "i morgon"}, "inget datum"),
        ({"giltig_till": "2001-01-01", "giltig_fran": "2002-01-01"}, "sluta gälla"),
        ({"kalla_lank": "javascript:alert(1)"}, "ingen länk"),
        ({"steg": "hej"}, "JSON"),
        ({"titel": ["a"]}, "en text"),
        ({"titel": "a\u0001b"}, "titel"),
        ({"extern_id": "id:99"}, "finns inte i samlingen"),
    ],
)
def test_what_is_wrong_with_a_row_is_told_and_the_others_are_read_in(falt: dict[str, Any], mening: str) -> None:
    inlasning = read_in(rad(**falt), rad("rätt"))
    row = inlasning.rader.get(rad=1)
    assert (row.verkan, mening in " ".join(row.fel)) == ("fel", True), row.fel
    assert Artikel.objects.get().extern_id == "rätt"


def test_the_same_article_twice_in_a_file_is_told_of() -> None:
    inlasning = look_through(rad(), rad())
    assert (effects(inlasning), "rad 1" in inlasning.rader.get(rad=2).fel[0]) == (["ny", "fel"], True)


def test_all_that_is_wrong_with_a_row_is_told_at_once() -> None:
    inlasning = look_through({"extern_id": "a1", "amne": "cykel", "malgrupp": "x", "giltig_till": "i morgon"}, rad("a2", titel="a" * 600))
    first, second = inlasning.rader.order_by("rad")
    assert [fel.partition(":")[0] for fel in first.fel] == ["malgrupp", "amne", "giltig_till", "ansvarig_enhet", "titel", "svar"]
    assert [fel.partition(":")[0] for fel in second.fel] == ["titel"]


def test_a_file_that_cannot_be_read_has_changed_nothing() -> None:
    inlasning = start_inlasning(fil=ContentFile(b"{"), filnamn="a.json", samling=make_samling(), is_publicera=True, by=None)
    run_inlasning(inlasning)
    assert (inlasning.lage, "JSON" in inlasning.fel) == ("misslyckad", True)


def test_a_worker_that_stops_between_bunches_is_followed_by_one_that_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "BUNT", 2)
    inlasning = confirm_inlasning(inlasning=look_through(*(rad(f"a{n}") for n in range(5))), by=None)
    actions._one_bunch(inlasning)
    assert Artikel.objects.count() == 2
    run_inlasning(inlasning)
    assert (Artikel.objects.count(), inlasning.lage, Artikelhandelse.objects.filter(typ="inlast").count()) == (5, "klar", 5)


def test_looking_through_anew_leaves_no_rows_twice() -> None:
    inlasning = look_through(rad(), rad("a2"))
    Inlasning.objects.update(lage="lases")
    inlasning.refresh_from_db()
    run_inlasning(inlasning)
    assert (inlasning.rader.count(), inlasning.antal) == (2, 2)


def test_what_was_edited_after_the_look_is_weighed_anew() -> None:
    read_in(rad())
    inlasning = look_through(rad(svar="Varje vecka."))
    make_revision(Artikel.objects.get().texter.get(), lage=Lage.GRANSKAS)
    run_inlasning(confirm_inlasning(inlasning=inlasning, by=None))
    assert (effects(inlasning), published().svar) == (["fel"], "Varannan vecka.")


def test_a_draft_by_somebody_is_kept_among_the_versions() -> None:
    read_in(rad())
    draft = make_revision(Artikel.objects.get().texter.get(), lage=Lage.UTKAST, svar="Halvskrivet.")
    read_in(rad(svar="Nytt."))
    draft.refresh_from_db()
    assert (draft.lage, draft.svar, published().svar) == ("kastad", "Halvskrivet.", "Nytt.")


def test_undoing_takes_new_articles_away_and_gives_changed_ones_their_words_back() -> None:
    read_in(rad(malgrupp="intern"))
    second = read_in(rad(svar="Nytt.", malgrupp="publik", sprak="sv"), rad("a2"), rad("a2", sprak="en"))
    undo(second)
    second.refresh_from_db()
    artikel = Artikel.objects.get()
    assert (second.lage, published().svar, artikel.malgrupp) == ("angrad", "Varannan vecka.", "intern")
    assert [hit.id for hit in sok("artikel", "soporna")] == [Artikel.objects.get().texter.get().pk]


def test_undoing_gives_a_draft_back() -> None:
    read_in(rad())
    draft = make_revision(Artikel.objects.get().texter.get(), lage=Lage.UTKAST, svar="Halvskrivet.")
    undo(read_in(rad(svar="Nytt.")))
    draft.refresh_from_db()
    assert (draft.lage, published().svar) == ("utkast", "Varannan vecka.")


def test_what_was_edited_since_is_not_undone_and_says_so() -> None:
    inlasning = read_in(rad(), rad("a2"))
    make_revision(Artikel.objects.get(extern_id="a1").texter.get(), lage=Lage.PUBLICERAD, svar="Rättat för hand.")
    undo(inlasning)
    inlasning.refresh_from_db()
    assert (inlasning.lage, published().svar, Artikel.objects.count()) == ("angrad", "Rättat för hand.", 1)
    assert "har ändrats" in inlasning.rader.get(rad=1).fel[0]


def test_a_withdrawn_article_comes_back_when_it_is_read_in_again() -> None:
    read_in(rad())
    Artikel.objects.update(indragen="2026-01-01T00:00Z")
    read_in(rad())
    assert Artikel.objects.get().indragen is None and sok("artikel", "soporna")


def test_related_articles_are_tied_and_unknown_ones_told_of() -> None:
    inlasning = read_in(rad(relaterade=["a2", "saknas"]), rad("a2"))
    assert [a.extern_id for a in Artikel.objects.get(extern_id="a2").relaterade.all()] == ["a1"]
    assert "saknas" in inlasning.rader.get(rad=1).fel[0]


def test_articles_written_here_come_out_and_in_again_as_the_same() -> None:
    make_artikel(sokord=["sopor, avfall"], intern_not="Internt")
    row = next(export_rows(Artikel.objects.all()))
    assert row["extern_id"] == f"id:{Artikel.objects.get().pk}"
    assert effects(look_through(row)) == ["lika"]


def test_only_editors_at_a_center_read_files_in() -> None:
    editor = make_redaktor(make_center())
    inlasning = look_through(rad(), by=editor)
    for other in (make_redaktor(make_enhet()), make_redaktor(make_enhet("avfall"))):
        with pytest.raises(SaknarBehorighet):
            confirm_inlasning(inlasning=inlasning, by=other)


def test_a_file_is_confirmed_once_and_let_go_of_only_before() -> None:
    inlasning = read_in(rad())
    for action in (confirm_inlasning, discard_inlasning):
        with pytest.raises(OtillatenHandling):
            action(inlasning=inlasning, by=None)
    discard_inlasning(inlasning=look_through(rad("b")), by=None)
    assert Inlasningsrad.objects.filter(innehall__extern_id="b").count() == 0


def test_the_command_reads_in_with_defaults_and_tells_of_rows(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"extern_id": "1", "titel": "Får man?", "svar": "Ja.", "amne": "Nytt", "malgrupp": "publik"}\n{"extern_id": "2"}\n')
    with pytest.raises(CommandError, match="Rätta dem"):
        call_command("importera_artiklar", str(path), publicera=True, samling="prov", prov=True)
    artikel = Artikel.objects.get()
    assert (artikel.amne.kod, artikel.ansvarig_enhet.kortnamn, artikel.samling.is_prov) == ("ovrigt", "kundcenter", True)
    assert "Rad 2" in capsys.readouterr().err


def test_the_command_writes_a_file_that_can_be_read_in(tmp_path: Path) -> None:
    make_artikel()
    path = tmp_path / "ut.zip"
    call_command("exportera_artiklar", str(path))
    call_command("importera_artiklar", str(path), publicera=True)
    assert (Artikel.objects.count(), Inlasning.objects.get().rader.get().verkan) == (1, "lika")


def test_a_translation_needs_no_facts_when_an_earlier_row_makes_the_article() -> None:
    read_in(rad(), {"extern_id": "a1", "sprak": "en", "titel": "When?", "svar": "Every other week."})
    assert published(sprak="en").titel == "When?"


@pytest.mark.parametrize(
    "falt",
    [
        {"relaterade": ["a\x00b"]},
        {"titel": "\ud800"},
        {"steg": [{"rubrik": "Ställ ut", "underlag": [["kärl\x00"]]}]},
        {"steg": [{"rubrik": "Ställ ut", "underlag": [float("nan")]}]},
        {"o\x00känt": "x"},
    ],
)
def test_a_row_that_cannot_be_stored_is_told_of_and_the_others_are_read(falt: dict[str, Any]) -> None:
    inlasning = look_through(rad(**falt), rad("a2"))
    assert (inlasning.lage, effects(inlasning)) == ("granskas", ["fel", "ny"])


def test_a_file_that_breaks_the_reading_fails_with_a_sentence_and_the_next_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "judge", _break_on("a1", actions.judge))
    broken, whole = _upload(rad()), _upload(rad("a2"))
    run_pending()
    broken.refresh_from_db()
    whole.refresh_from_db()
    assert (broken.lage, broken.fel.startswith("Filen gick inte att läsa in"), whole.lage) == ("misslyckad", True, "granskas")
    discard_inlasning(inlasning=broken, by=None)
    assert list(Inlasning.objects.all()) == [whole]


def test_a_database_that_went_away_fails_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "make_uppslag", _lose_connection)
    inlasning = _upload(rad())
    with pytest.raises(OperationalError):
        run_pending()
    inlasning.refresh_from_db()
    assert inlasning.lage == "lases"


def test_what_was_done_before_a_file_broke_can_be_undone_but_not_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "BUNT", 1)
    monkeypatch.setattr(actions, "apply_bunch", _break_at_row(2, actions.apply_bunch))
    inlasning = read_in(rad(), rad("a2"))
    assert (inlasning.lage, Artikel.objects.count()) == ("misslyckad", 1)
    with pytest.raises(OtillatenHandling):
        discard_inlasning(inlasning=inlasning, by=None)
    undo(inlasning)
    inlasning.refresh_from_db()
    assert (inlasning.lage, Artikel.objects.count()) == ("angrad", 0)


def _upload(*rader: dict[str, Any]) -> Inlasning:
    fil = ContentFile("\n".join(json.dumps(r) for r in rader).encode())
    return start_inlasning(fil=fil, filnamn="a.jsonl", samling=make_samling(), is_publicera=True, by=None)


def _break_on(extern_id: str, judge: Any) -> Any:
    def broken(innehall: dict[str, Any], *args: Any) -> Any:
        return judge(innehall, *args) if innehall["extern_id"] != extern_id else 1 / 0

    return broken


def _break_at_row(nummer: int, apply: Any) -> Any:
    def broken(inlasning: Inlasning, bunch: list[Inlasningsrad]) -> Any:
        return apply(inlasning, bunch) if bunch[0].rad != nummer else 1 / 0

    return broken


def _lose_connection(*args: Any) -> Any:
    raise OperationalError("server closed the connection unexpectedly")


def test_a_file_of_too_many_rows_is_refused_before_any_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kunskapsbank.inlasning.lasning.FLEST_RADER", 2)
    monkeypatch.setattr("kunskapsbank.actions.inlasning.BUNT", 1)
    monkeypatch.setattr("kunskapsbank.actions.inlasning.read_row", lambda *_args: pytest.fail("judged"))
    inlasning = look_through(rad("a1"), rad("a2"), rad("a3"))
    assert (inlasning.lage, inlasning.rader.count()) == ("misslyckad", 0) and "fler än 2 rader" in inlasning.fel


def test_a_file_that_breaks_while_it_is_looked_through_leaves_no_rows_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kunskapsbank.actions.inlasning.BUNT", 1)
    monkeypatch.setattr("kunskapsbank.actions.inlasning.weigh_relations", lambda *_args: {}["saknas"])
    inlasning = look_through(rad("a1"), rad("a2"))
    assert (inlasning.lage, inlasning.rader.count()) == ("misslyckad", 0)
