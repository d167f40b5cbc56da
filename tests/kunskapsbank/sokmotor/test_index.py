"""Documents in and out of the index: in the transaction of the change, whole, and gone when they are gone."""

import pytest
from django.db import IntegrityError, connection, transaction

from kunskapsbank.models import Sokdokument, Sokterm
from kunskapsbank.sokmotor import Dokument, index_document, index_documents, refresh_all_statistics, remove_document, sok, statistik
from kunskapsbank.sokmotor.statistik import current

pytestmark = pytest.mark.django_db


class Undo(Exception):
    """Undoes a transaction."""


def index(nyckel: int, titel: str, svar: str = "", **falt: str) -> None:
    index_document("prov", nyckel, {"titel": titel, "svar": svar, **falt})


def found(fraga: str) -> list[int]:
    return [hit.id for hit in sok("prov", fraga)]


def test_document_is_found_as_soon_as_it_is_indexed_and_not_after_it_is_removed() -> None:
    index(7, "Hur söker jag bygglov?")
    assert found("bygglov") == [7]
    assert remove_document("prov", 7, 8) == 1
    assert found("bygglov") == [] and not Sokterm.objects.exists()


def test_document_that_was_undone_is_not_found() -> None:
    with pytest.raises(Undo), transaction.atomic():
        index(7, "Hur söker jag bygglov?")
        raise Undo
    assert found("bygglov") == []


def test_changed_document_is_found_by_its_new_words_only() -> None:
    index(7, "Hur söker jag bygglov?")
    index(7, "När töms soporna?")
    assert found("soporna") == [7] and found("bygglov") == []


def test_index_holds_what_a_document_says_it_has() -> None:
    index(7, "Hur söker jag bygglov?", "På webben.")
    index(7, "När töms soporna?", "På fredag.")
    row = Sokdokument.objects.get(nyckel=7)
    assert sorted(row.termer) == sorted(Sokterm.objects.filter(dokument=row.pk).values_list("term", flat=True))


def test_same_key_in_two_collections_is_two_documents() -> None:
    index(7, "Bygglov")
    index_document("annan", 7, {"titel": "Sopor"})
    assert found("sopor") == [] and [hit.id for hit in sok("annan", "sopor")] == [7]


def test_last_of_those_with_the_same_key_stands() -> None:
    assert index_documents(Dokument("prov", 7, {"titel": titel}) for titel in ("Bygglov", "Sopor")) == 2
    assert found("sopor") == [7] and found("bygglov") == []


def test_removing_nothing_is_no_fault() -> None:
    assert remove_document("prov") == 0 and remove_document("prov", 99) == 0


def test_text_that_postgresql_cannot_store_is_cleaned() -> None:
    index(7, "Bygg\0lov \ud800", "a\0b")
    assert found("lov") == [7]


def test_document_without_words_is_indexed_and_never_found() -> None:
    index(7, "😀", "")
    assert found("😀") == [] and Sokdokument.objects.count() == 1


def test_support_beyond_one_is_refused_by_the_database() -> None:
    index(7, "Bygglov")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE kunskapsbank_sokdokument SET stod = 2")


def test_new_word_is_as_rare_as_can_be(large_base: None) -> None:
    index(7, "Bygglov")
    found("bygglov")
    index(8, "Sotning")
    assert found("sotning") == [8] and found("sotnning") in ([], [8])
    assert current("prov").antal == 1


def test_count_of_all_collections_offers_new_words_as_right_spellings(large_base: None) -> None:
    index(7, "Bygglov")
    found("bygglov")
    index(8, "Sotning")
    refresh_all_statistics()
    statistik.forget()
    assert found("sotnning") == [8]
