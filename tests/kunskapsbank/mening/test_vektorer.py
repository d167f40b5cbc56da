"""The vectors of the articles: made of what is published, once, by the model that is used; away with what they were made from."""

import time

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from pytest_django.fixtures import Settings

from kontaktcenter.tidtabell import make_tidtabell
from kunskapsbank import periodic
from kunskapsbank.actions.index import sync_artiklar
from kunskapsbank.actions.vektor import BUNT, fill, lacking, model_words
from kunskapsbank.mening import read_kodare
from kunskapsbank.mening.vektorer import bas
from kunskapsbank.models import Artikel, Revision, Vektor
from kunskapsbank.status import Lage
from tests.factories_kunskap import make_artikel, make_artikeltext, make_revision
from tests.kunskapsbank.mening.provkodare import Provkodare

pytestmark = pytest.mark.django_db


def keys_in_memory() -> list[int]:
    """What the process holds once a second has passed."""
    bas._sedd = float("-inf")
    found = bas.current(read_kodare())
    return sorted(found.nycklar.tolist()) if found else []


def test_every_text_in_use_gets_one_vector_in_each_language(modell: Settings) -> None:
    artikel = make_artikel()
    make_artikeltext(artikel, "en", titel="When is the rubbish collected?")
    make_artikel(lage=Lage.UTKAST)
    assert fill() == 0
    assert sorted(Vektor.objects.values_list("text", flat=True)) == sorted(artikel.texter.values_list("pk", flat=True))
    assert fill() == 0 and Vektor.objects.count() == 2


def test_vector_is_what_the_model_makes_of_the_published_words(modell: Settings) -> None:
    text = make_artikel(intern_not="Koden är 1234.").texter.get()
    fill()
    vektor = Vektor.objects.get()
    assert (vektor.revision, vektor.modell, vektor.dimension) == (text.publicerad, "prov 1", 64)
    expected = Provkodare().read_texts([model_words(text.publicerad)])[0]
    assert bytes(vektor.varden) == expected.astype("<f2").tobytes()


def test_model_never_reads_the_internal_note(modell: Settings) -> None:
    make_artikel(intern_not="Koden är 1234.", kort_svar="Varannan vecka.", svar="På *fredagar*.", titel="När?")
    assert model_words(Revision.objects.get()) == "När?\nVarannan vecka.\nPå fredagar."


def test_work_is_done_in_turns_and_goes_on_where_it_stopped(modell: Settings) -> None:
    for number in range(BUNT + 2):
        make_artikel(f"Fråga {number}?")
    assert fill(seconds=1e-9) == 2
    assert fill(seconds=1e-9) == 0


def test_new_version_of_the_model_reads_everything_anew(modell: Settings) -> None:
    make_artikel()
    fill()
    modell.SOKMODELL = "tests.kunskapsbank.mening.provkodare.Nyareprovkodare"
    assert keys_in_memory() == []
    assert fill() == 0
    assert [vektor.modell for vektor in Vektor.objects.all()] == ["prov 2"] and len(keys_in_memory()) == 1


def test_publishing_a_new_version_takes_the_old_vector_away_at_once(modell: Settings) -> None:
    artikel = make_artikel()
    fill()
    make_revision(artikel.texter.get(), lage=Lage.PUBLICERAD, titel="Vad kostar soporna?")
    sync_artiklar([artikel])
    assert not Vektor.objects.exists() and lacking(read_kodare()).count() == 1
    fill()
    assert Vektor.objects.get().revision.titel == "Vad kostar soporna?"


def test_vector_goes_with_what_is_withdrawn_and_stays_with_what_is_only_indexed_again(modell: Settings) -> None:
    kept, withdrawn = make_artikel("Stannar?"), make_artikel("Går?")
    fill()
    Artikel.objects.filter(pk=withdrawn.pk).update(indragen="2026-01-02T08:00Z")
    sync_artiklar([kept, withdrawn])
    assert [vektor.text.artikel for vektor in Vektor.objects.all()] == [kept]


def test_what_ceased_to_hold_by_the_calendar_is_taken_away_by_the_job(modell: Settings) -> None:
    artikel = make_artikel()
    fill()
    Artikel.objects.filter(pk=artikel.pk).update(giltig_till="2026-01-02")
    fill()
    assert not Vektor.objects.exists()


def test_text_that_changes_while_the_model_reads_keeps_no_vector_of_its_old_words(
    modell: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = make_artikel().texter.get()
    read = Provkodare.read_texts

    def read_while_somebody_publishes(self: Provkodare, texts: list[str]) -> object:
        if text.revisioner.count() == 1:
            make_revision(text, lage=Lage.PUBLICERAD, titel="Nytt?")
        return read(self, texts)

    monkeypatch.setattr(Provkodare, "read_texts", read_while_somebody_publishes)
    fill()
    assert Vektor.objects.get().revision.titel == "Nytt?"


def test_process_follows_what_comes_changes_and_goes(modell: Settings) -> None:
    first = make_artikel("Ett?").texter.get()
    fill()
    assert keys_in_memory() == [first.pk]
    second = make_artikel("Två?").texter.get()
    fill()
    assert keys_in_memory() == sorted([first.pk, second.pk])
    Vektor.objects.filter(text=first).delete()
    assert keys_in_memory() == [second.pk]


def test_process_asks_at_most_once_a_second(modell: Settings, django_assert_num_queries: object) -> None:
    make_artikel()
    fill()
    bas.current(read_kodare())
    bas._sedd = time.monotonic() + 1_000
    with django_assert_num_queries(0):
        assert len(bas.current(read_kodare()).ids) == 1


@pytest.mark.parametrize("change", ["dimension = 65", "dimension = 0, varden = ''", "modell = ''"])
def test_impossible_vector_is_refused_by_the_database(modell: Settings, change: str) -> None:
    make_artikel()
    fill()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE kunskapsbank_vektor SET {change}")


def test_the_clock_starts_the_job(modell: Settings) -> None:
    assert periodic.VEKTORJOBB in {job["task"] for job in make_tidtabell(15).values()}
    make_artikel()
    periodic.fill_vectors()
    periodic.fill_vectors()
    assert Vektor.objects.count() == 1


def test_without_a_model_the_job_does_nothing(settings: Settings) -> None:
    settings.SOKMODELL = ""
    make_artikel()
    periodic.fill_vectors()
    assert not Vektor.objects.exists()


def test_command_reads_everything_and_tells(modell: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    make_artikel()
    call_command("vektorer")
    assert capsys.readouterr().out == "1 texter har vektor av prov 1, 0 saknar.\n"


def test_command_says_how_to_install_what_is_missing(settings: Settings) -> None:
    settings.SOKMODELL = "tests.kunskapsbank.mening.finns_inte.Kodare"
    with pytest.raises(CommandError, match="docs/drift.md"):
        call_command("vektorer")
