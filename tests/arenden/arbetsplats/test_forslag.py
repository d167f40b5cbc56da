"""Guesses of the type of a question."""

import time
from collections.abc import Iterable
from functools import cache

import pytest

from arenden.forslag import Index, Typtext, current_index
from kontaktcenter.models import Arendetyp
from tests.arenden.arbetsplats.vardagsmeningar import MENINGAR
from tests.arenden.test_katalog import amnen, typer
from tests.factories import make_amne, make_arendetyp, make_center

LAMPA = Typtext("Trasig gatubelysning", "Gatubelysning", sokord=("lampan lyser inte", "gatlampa"), arendetyp_id=1, center_id=1)
LOV = Typtext("Ansökan om bygglov", "Bygglov", sokord=("attefall",), arendetyp_id=2, center_id=1)
LON = Typtext("Fråga om lön", "Lön", sokord=("lönebesked",), arendetyp_id=3, center_id=2)
INDEX = Index([LAMPA, LOV, LON])


def best(text: str, **val: int) -> Typtext | None:
    found = INDEX.suggest(text, **val)
    return found[0].typ if found else None


@pytest.mark.parametrize(
    ("text", "typ"),
    [
        ("Lampan utanför porten lyser inte", LAMPA),
        ("gatubelysningen är trasig", LAMPA),
        ("jag vill soka bygg lov", LOV),
        ("bygglovet", LOV),
        ("byglov", LOV),
        ("Attefallshus", LOV),
        ("mitt lönebesked stämmer inte", LON),
    ],
)
def test_words_inflected_compound_written_apart_or_misspelt_find_their_type(text: str, typ: Typtext) -> None:
    assert best(text) == typ


def test_the_callers_street_gives_no_guess_of_streets() -> None:
    gata = Typtext("Hål i gatan", "Gator", sokord=("gata",), arendetyp_id=4, center_id=1)
    assert [guess.typ for guess in Index([LAMPA, gata]).suggest("lampan lyser inte på Testgatan 4")] == [LAMPA]


@pytest.mark.parametrize("text", ["", "hej", "och jag har en fråga", "!!!", "xqzw"])
def test_words_that_say_nothing_give_no_guess(text: str) -> None:
    assert INDEX.suggest(text) == []


def test_types_of_the_own_center_come_before_those_of_others() -> None:
    shared = [Typtext("Faktura", "Ekonomi", arendetyp_id=i, center_id=i) for i in (1, 2)]
    assert [f.typ.center_id for f in Index(shared).suggest("faktura", center_id=2)] == [2, 1]


def test_a_long_text_is_read_from_its_beginning_only() -> None:
    assert best("lampan " + "ord " * 50_000) == LAMPA


@pytest.mark.django_db
def test_a_renamed_type_is_found_by_its_new_name_at_once() -> None:
    typ = make_arendetyp(namn="Fråga om bygglov")
    current_index()
    Arendetyp.objects.filter(pk=typ.pk).update(namn="Fråga om marklov")
    assert [f.typ.arendetyp_id for f in current_index().suggest("marklov")][:1] == [typ.pk]


@pytest.mark.django_db
def test_a_type_that_is_not_used_any_longer_is_not_suggested() -> None:
    make_arendetyp(namn="Fråga om bygglov", is_active=False, amne=make_amne("annat", namn="Annat"))
    assert current_index().suggest("bygglov") == []


@pytest.mark.django_db
def test_an_unchanged_index_costs_one_query(django_assert_num_queries) -> None:
    make_arendetyp()
    current_index()
    with django_assert_num_queries(1):
        current_index()


@pytest.mark.django_db
def test_a_subject_without_type_can_be_chosen() -> None:
    amne = make_amne("vigsel", namn="Vigsel")
    assert current_index().suggest("vigsel")[0].typ.varde == f"amne-{amne.pk}"


@pytest.mark.django_db
def test_types_are_listed_under_their_subjects_and_other_centers_last() -> None:
    own, other = make_center(), make_center("lonecenter", namn="Lönecenter")
    make_arendetyp("lon", namn="Fråga om lön", center=other)
    make_arendetyp(center=own)
    names = [namn for namn, _typer in current_index().grouped(own.pk)]
    assert names.index("Bygga och bo") < names.index("Lönecenter")


@cache
def catalogue() -> tuple[Index, dict[str, Typtext]]:
    """The demo municipality's types and subjects, as the work place knows them, and each type by its code."""
    subjects, rows = amnen(), typer()
    centers = sorted({t["center"] for t in rows})
    found = {
        t["kod"]: Typtext(
            t["namn"],
            subjects[t["amne"]]["namn"],
            overamne=subjects[subjects[t["amne"]]["foralder"]]["namn"] if "foralder" in subjects[t["amne"]] else "",
            sokord=tuple(t["sokord"]),
            hjalptext=t["hjalptext"],
            arendetyp_id=i,
            center_id=centers.index(t["center"]) + 1,
            kod=t["kod"],
        )
        for i, t in enumerate(rows)
    }
    mere = [Typtext(row["namn"], "", amne_id=i) for i, row in enumerate(subjects.values())]
    return Index([*found.values(), *mere]), found


def share_among_first(meningar: Iterable[tuple[str, str]], antal: int) -> float:
    """The share of the sentences whose type is among so many guesses, asked by the center that has the type."""
    index, types = catalogue()
    hits = [types[kod] in [f.typ for f in index.suggest(text, center_id=types[kod].center_id, antal=antal)] for text, kod in meningar]
    return sum(hits) / len(hits)


def examples() -> list[tuple[str, str]]:
    """The questions of the catalogue, whose words the search words were not chosen by."""
    return [(e["fraga"], t["kod"]) for t in typer() for e in t["exempel"]]


def test_everyday_sentences_find_their_type_first() -> None:
    assert share_among_first(MENINGAR, 1) >= 0.95


def test_everyday_sentences_find_their_type_among_three() -> None:
    assert share_among_first(MENINGAR, 3) >= 0.98


@pytest.mark.parametrize(("antal", "andel"), [(1, 0.5), (3, 0.68), (5, 0.73)])
def test_most_questions_of_the_catalogue_find_their_type_among_the_first(antal: int, andel: float) -> None:
    assert share_among_first(examples(), antal) >= andel


def test_a_guess_takes_less_than_fifty_milliseconds() -> None:
    index, _types = catalogue()
    times = []
    for text, _kod in examples()[:100]:
        began = time.perf_counter()
        index.suggest(text)
        times.append(time.perf_counter() - began)
    assert sorted(times)[len(times) // 2] < 0.05
