"""The articles written for the demo: files that parse, hang together, keep to their form and name nobody who exists."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from arenden.demodata.katalogfiler import read_katalog

ROT = Path(__file__).resolve().parents[3] / "kunskapsbank" / "demodata" / "artiklar"
SPRAK = ("en", "ar", "fi")
TEXTER = {"extern_id", "titel", "kort_svar", "sokord"}
KRAVDA = TEXTER | {"amne", "arendetyper", "ansvarig_enhet", "malgrupp", "kontaktvag", "relaterade", "slag"}
FRIVILLIGA = {"kalla", "kalla_lank", "intern_not", "steg"}
STEG = {"rubrik", "text", "vem", "tid", "underlag", "lage"}
LAGEN = {"mottaget", "hos_center", "hos_forvaltningen", "vantar_pa_dig", "klart", ""}
TELEFON = re.compile(r"(?<![\d/.])(?:\+\d{2}|0\d{1,3})[-–\s]?\d(?:[-–\s]?\d){4,}")
# The series that PTS keeps free for books and films: https://pts.se/
FIKTION = re.compile(r"070-17406(?:0[5-9]|[1-9]\d)|08-465004\d\d|031-39006\d\d")
# National helplines, the same in every municipality: https://kvinnofridslinjen.se/
STODLINJER = {"020-50 50 50", "020-80 80 80", "020-55 00 00"}
EPOST = re.compile(r"[\w.+-]+@([\w.-]*\w)")


@dataclass(frozen=True)
class Fil:
    """One file: its place, its language, its front matter and its body."""

    vag: Path
    sprak: str
    data: dict[str, Any]
    text: str

    @property
    def namn(self) -> str:
        return str(self.vag.relative_to(ROT))

    @property
    def markdown(self) -> list[str]:
        return [self.text, *(steg["text"] for steg in self.data.get("steg", []))]


def _read(vag: Path) -> Fil:
    start, data, text = vag.read_text("utf-8").split("+++\n", 2)
    assert start == "", f"{vag}: something stands before the front matter"
    sprak = vag.name.split(".")[1]
    return Fil(vag, "sv" if sprak == "md" else sprak, tomllib.loads(data), text.strip())


@cache
def filer() -> list[Fil]:
    return [_read(vag) for vag in sorted(ROT.rglob("*.md"))]


def original() -> list[Fil]:
    return [fil for fil in filer() if fil.sprak == "sv"]


def oversattningar() -> list[Fil]:
    return [fil for fil in filer() if fil.sprak != "sv"]


def tokens(fil: Fil) -> Iterator[Token]:
    for markdown in fil.markdown:
        for token in MarkdownIt("commonmark").enable("table").parse(markdown):
            yield token
            yield from token.children or []


def most_words(fil: Fil) -> int:
    """What is asked when somebody may come to harm is asked in any words, and must be found by all of them."""
    return 40 if "112" in str(fil.data["kort_svar"]) else 12


def test_every_file_says_something_under_its_own_name() -> None:
    assert [fil.namn for fil in filer() if fil.data["extern_id"] != fil.vag.name.split(".")[0] or not fil.text] == []
    assert {fil.sprak for fil in filer()} == {"sv", *SPRAK}


def test_articles_and_guides_are_as_many_as_a_demo_needs() -> None:
    slag = Counter(fil.data["slag"] for fil in original())
    assert slag["artikel"] >= 160 and slag["guide"] >= 12 and set(slag) == {"artikel", "guide"}


@pytest.mark.parametrize("sprak", SPRAK)
def test_the_most_asked_are_translated(sprak: str) -> None:
    slag = {fil.data["extern_id"]: fil.data["slag"] for fil in original()}
    antal = Counter(slag[fil.data["extern_id"]] for fil in oversattningar() if fil.sprak == sprak)
    assert antal["artikel"] >= 15 and antal["guide"] >= 3


def test_originals_have_the_keys_they_need_and_no_other() -> None:
    assert [fil.namn for fil in original() if not KRAVDA <= set(fil.data) <= KRAVDA | FRIVILLIGA] == []
    assert [fil.namn for fil in original() if ("kalla" in fil.data) != ("kalla_lank" in fil.data)] == []
    assert [fil.namn for fil in original() if ("steg" in fil.data) != (fil.data["slag"] == "guide")] == []
    assert {fil.data["malgrupp"] for fil in original()} == {"publik", "intern"}


def test_every_extern_id_names_one_article() -> None:
    antal = Counter(fil.data["extern_id"] for fil in original())
    assert [extern_id for extern_id, ganger in antal.items() if ganger > 1] == []


def test_subjects_types_and_units_are_those_of_the_catalogue() -> None:
    katalog = read_katalog()
    amnen = {rad["kod"] for rad in katalog.amnen}
    typer = {rad["kod"] for rad in katalog.arendetyper}
    enheter = {rad["kortnamn"] for rad in katalog.enheter}
    assert [fil.namn for fil in original() if fil.data["amne"] not in amnen or fil.data["amne"] != fil.vag.parent.name] == []
    assert [fil.namn for fil in original() if not set(fil.data["arendetyper"]) <= typer] == []
    assert [fil.namn for fil in original() if fil.data["ansvarig_enhet"] not in enheter] == []


def test_internal_articles_are_those_for_employees_and_no_public_one_points_at_them() -> None:
    malgrupp = {fil.data["extern_id"]: fil.data["malgrupp"] for fil in original()}
    anstalld = {rad["kod"] for rad in read_katalog().amnen if rad.get("foralder") == "anstalld"}
    assert {fil.data["amne"] for fil in original() if fil.data["malgrupp"] == "intern"} == anstalld
    publika = [fil for fil in original() if fil.data["malgrupp"] == "publik"]
    assert [fil.namn for fil in publika for annan in fil.data["relaterade"] if malgrupp[annan] == "intern"] == []


def test_related_articles_exist_and_are_others() -> None:
    kanda = {fil.data["extern_id"] for fil in original()}
    relaterade = {fil.namn: fil.data["relaterade"] for fil in original()}
    assert [namn for namn, andra in relaterade.items() if not set(andra) <= kanda or len(set(andra)) < len(andra)] == []
    assert [fil.namn for fil in original() if fil.data["extern_id"] in fil.data["relaterade"]] == []


def test_translations_stand_beside_their_originals_and_follow_their_steps() -> None:
    steg = {fil.vag.with_suffix(""): len(fil.data.get("steg", [])) for fil in original()}
    for fil in oversattningar():
        assert TEXTER <= set(fil.data) <= TEXTER | {"steg"}, fil.namn
        assert steg.get(fil.vag.with_suffix("").with_suffix("")) == len(fil.data.get("steg", [])), fil.namn


def test_titles_short_answers_and_search_words_keep_their_lengths() -> None:
    assert [fil.namn for fil in filer() if not 10 <= len(fil.data["titel"]) <= 200] == []
    assert [(fil.namn, len(fil.data["kort_svar"])) for fil in filer() if not 40 <= len(fil.data["kort_svar"]) <= 300] == []
    assert [fil.namn for fil in filer() if not 3 <= len(fil.data["sokord"]) <= most_words(fil)] == []
    assert [fil.namn for fil in filer() if len({ord.casefold() for ord in fil.data["sokord"]}) < len(fil.data["sokord"])] == []


def test_articles_are_long_enough_to_help_and_short_enough_to_read() -> None:
    langder = {fil.namn: len(fil.text.split()) for fil in original() if fil.data["slag"] == "artikel"}
    assert {namn: ord for namn, ord in langder.items() if not 60 <= ord <= 250} == {}


def test_steps_say_who_what_and_where_the_case_is() -> None:
    for fil in original():
        for steg in fil.data.get("steg", []):
            assert set(steg) - {"bild"} == STEG and steg["rubrik"] and steg["text"] and steg["vem"], f"{fil.namn}: {steg}"
            assert not re.search(r"forvaltning|_|[a-z]+-[a-z]+$", steg["vem"]), f"{fil.namn}: {steg['vem']} is a code"
            assert steg["lage"] in LAGEN, f"{fil.namn}: {steg['lage']}"
    guider = [fil for fil in original() if fil.data["slag"] == "guide"]
    assert [fil.namn for fil in guider if len(fil.data["steg"]) < 4 or "klart" not in {steg["lage"] for steg in fil.data["steg"]}] == []


def test_there_is_no_raw_html() -> None:
    assert [fil.namn for fil in filer() if any(token.type.startswith("html") for token in tokens(fil))] == []


def test_headings_start_at_the_second_level() -> None:
    nivaer = {(fil.namn, token.tag) for fil in filer() for token in tokens(fil) if token.type == "heading_open"}
    assert [namn for namn, tagg in nivaer if tagg not in {"h2", "h3"}] == []


def test_links_are_secure_and_sources_are_front_pages() -> None:
    lankar = {(fil.namn, token.attrs["href"]) for fil in filer() for token in tokens(fil) if token.type == "link_open"}
    assert [par for par in lankar if not str(par[1]).startswith("https://")] == []
    kallor = {fil.namn: urlsplit(fil.data["kalla_lank"]) for fil in original() if "kalla_lank" in fil.data}
    assert [namn for namn, lank in kallor.items() if lank.scheme != "https" or lank.path != "/" or lank.query] == []


def test_phone_numbers_and_addresses_reach_nobody() -> None:
    texter = {fil.namn: fil.vag.read_text("utf-8") for fil in filer()}
    nummer = [(namn, traff) for namn, text in texter.items() for traff in TELEFON.findall(text)]
    assert len(nummer) > 20
    assert [par for par in nummer if par[1] not in STODLINJER and not FIKTION.fullmatch(par[1])] == []
    assert {doman for text in texter.values() for doman in EPOST.findall(text)} == {"exempelkommun.example"}
