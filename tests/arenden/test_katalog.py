"""The demo municipality's catalogue: every file is whole, in the agreed format and refers only to what exists.

The catalogue is data, so the tests read the files themselves and need no database. Each test collects all faults before it
fails, since a catalogue is mended many lines at a time.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

Rad = dict[str, Any]

KATALOG = Path(__file__).parents[2] / "arenden" / "demodata" / "katalog"
SPRAK = {"en", "ar", "fi"}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TELEFON = re.compile(r"08-465004\d\d")  # PTS's numbers for fiction
ARABISKA = re.compile(r"[\u0600-\u06ff]")

ENHETSSLAG = {"center", "forvaltning", "enhet", "bolag"}
VARDEN = {
    "slag": {"fraga", "felanmalan", "synpunkt", "ansokan"},
    "arbetskategori": {1, 2, 3},
    "sekretess": {"oppen", "intern", "sekretess"},
    "kvittensfrist_enhet": {"timmar", "dagar"},
    "svarsfrist_enhet": {"timmar", "dagar"},
    "vem_svarar": {"svarar", "vagleder", "handlagger", "lamnar_over"},
    "sasong": {"", "vinter", "var", "sommar", "host", "host-vinter", "skolstart", "januari"},
}
JA_NEJ = {"is_public", "allows_anonymous", "requires_plats", "requires_personnummer", "is_bradskande"}
ANTAL = {
    "kvittensfrist": range(1, 41),
    "svarsfrist": range(1, 121),
    "gallring_manader": range(1, 361),
    "vikt": range(1, 101),
}
TEXTER = {"kod": 80, "namn": 150, "amne": 50, "enhet": 50, "center": 50, "hjalptext": 500, "instruktion": 1000}
TYPNYCKLAR = {*VARDEN, *JA_NEJ, *ANTAL, *TEXTER, "sokord", "exempel"}
TYPNYCKLAR_FRIA = {"foljdfragor", "oversattningar"}
FRAGESLAG = {"text", "langtext", "val", "flerval", "datum", "datum_fore", "datum_efter", "tal", "ja_nej", "telefon", "epost", "fil"}
FRAGENYCKLAR = {"nyckel", "text", "slag", "is_required", "hjalptext", "alternativ"}


@cache
def read(namn: str) -> Rad:
    """One file of the catalogue, by its path below the folder."""
    return tomllib.loads((KATALOG / namn).read_text("utf-8"))


def enheter() -> dict[str, Rad]:
    """The units by their short name."""
    return {e["kortnamn"]: e for e in read("organisation.toml")["enhet"]}


def amnen() -> dict[str, Rad]:
    """The subjects by their code."""
    return {a["kod"]: a for a in read("amnen.toml")["amne"]}


@cache
def typer() -> tuple[Rad, ...]:
    """All case types of all files."""
    filer = sorted((KATALOG / "arendetyper").glob("*.toml"))
    return tuple(typ for fil in filer for typ in read(f"arendetyper/{fil.name}")["arendetyp"])


def fragor() -> Iterator[tuple[str, Rad, Rad]]:
    """Every follow-up question as (where, case type, question)."""
    for typ in typer():
        for fraga in typ.get("foljdfragor", []):
            yield f"{typ['kod']}/{fraga['nyckel']}", typ, fraga


def root(kortnamn: str) -> str:
    """The department, company or center that a unit belongs to."""
    while foralder := enheter()[kortnamn].get("foralder"):
        kortnamn = foralder
    return kortnamn


def departments() -> set[str]:
    """Short names of the departments, the company among them."""
    return {k for k, e in enheter().items() if e["slag"] in {"forvaltning", "bolag"}}


def doubles(varden: list[str]) -> list[str]:
    """Those that occur more than once."""
    return [v for v, antal in Counter(varden).items() if antal > 1]


def is_text(varde: object, langd: int) -> bool:
    """Whether it is a text that says something, is trimmed and fits its column."""
    return isinstance(varde, str) and varde == varde.strip() and 0 < len(varde) <= langd


def translation_faults(oversattningar: Rad, kallor: dict[str, object]) -> Iterator[str]:
    """What is missing, empty, surplus or in the wrong script in the translations of the texts `kallor`."""
    if set(oversattningar) != SPRAK:
        yield f"has the languages {sorted(oversattningar)}"
        return
    for sprak, texter in oversattningar.items():
        if set(texter) != set(kallor):
            yield f"{sprak} translates {sorted(texter)}, not {sorted(kallor)}"
        for falt, text in texter.items():
            if isinstance(text, str) and (not is_text(text, 500) or (sprak == "ar") != bool(ARABISKA.search(text))):
                yield f"{sprak}.{falt} is not in the language: {text!r}"


def test_every_unit_is_whole_and_reachable() -> None:
    """A unit without parent, mail address or telephone of fiction would not load, or would reach a real person."""
    alla = enheter()
    fel = [
        kort
        for kort, e in alla.items()
        if set(e) - {"foralder"} != {"kortnamn", "namn", "slag", "epost", "telefon"}
        or not SLUG.fullmatch(kort)
        or e["slag"] not in ENHETSSLAG
        or not e["epost"].endswith("@exempelkommun.example")
        or not TELEFON.fullmatch(e["telefon"])
        or (e["slag"] == "enhet") != ("foralder" in e)
        or e.get("foralder", kort) not in alla
    ]
    assert fel == []


@pytest.mark.parametrize("falt", ["kortnamn", "namn", "epost", "telefon"])
def test_no_two_units_share_a_name_or_an_address(falt: str) -> None:
    """Two units with one address could not be told apart."""
    assert doubles([e[falt] for e in read("organisation.toml")["enhet"]]) == []


def test_there_are_three_centers_and_nine_departments_with_units() -> None:
    """The size of the demo municipality: each department has three to seven units."""
    slag = Counter(e["slag"] for e in enheter().values())
    barn = Counter(e["foralder"] for e in enheter().values() if "foralder" in e)
    assert (slag["center"], len(departments()), slag["bolag"]) == (3, 9, 1)
    assert [kort for kort in departments() if barn[kort] not in range(3, 8)] == []


def test_every_subject_is_whole_and_translated() -> None:
    """The tree has two levels, no code twice, and a name in each language."""
    alla = amnen()
    fel = [
        kod
        for kod, a in alla.items()
        if set(a) - {"foralder"} != {"kod", "namn", "ordning", "oversattningar"}
        or not SLUG.fullmatch(kod)
        or "foralder" in alla.get(a.get("foralder", kod), {"foralder": ""}) and "foralder" in a
        or list(translation_faults(a["oversattningar"], {"namn": a["namn"]}))
    ]
    assert fel == []
    assert doubles([a["kod"] for a in read("amnen.toml")["amne"]]) == []


def test_subjects_with_the_same_parent_have_an_order() -> None:
    """Two siblings with one number would change places from page to page."""
    assert doubles([f"{a.get('foralder')}/{a['ordning']}" for a in amnen().values()]) == []


def test_every_subject_has_a_case_type() -> None:
    """A leaf without case types would be a dead end for the citizen."""
    anvanda = {t["amne"] for t in typer()}
    foraldrar = {a.get("foralder") for a in amnen().values()}
    assert sorted(set(amnen()) - foraldrar - anvanda) == []


def test_the_contact_center_has_some_hundred_and_twenty_case_types() -> None:
    """The size that demo and benches count on; those of the payroll and invoice centers come beside."""
    assert 115 <= sum(t["center"] == "kundcenter" for t in typer()) <= 135


def test_no_two_case_types_share_a_code_or_a_name() -> None:
    """Agents and callers tell them apart by the name."""
    assert doubles([t["kod"] for t in typer()]) == []
    assert doubles([t["namn"] for t in typer()]) == []


def test_every_case_type_has_exactly_the_agreed_keys() -> None:
    """A misspelt key would be lost in silence by the loader."""
    fel = {t.get("kod"): set(t) ^ TYPNYCKLAR for t in typer() if set(t) - TYPNYCKLAR_FRIA != TYPNYCKLAR}
    assert fel == {}


def test_every_case_type_has_allowed_values() -> None:
    """Choices, numbers, flags and texts that the database accepts."""
    fel = [f"{t['kod']}.{falt}" for t in typer() for falt, tillatna in VARDEN.items() if t[falt] not in tillatna]
    fel += [f"{t['kod']}.{falt}" for t in typer() for falt in JA_NEJ if not isinstance(t[falt], bool)]
    fel += [f"{t['kod']}.{falt}" for t in typer() for falt, tillatna in ANTAL.items() if t[falt] not in tillatna]
    fel += [f"{t['kod']}.{falt}" for t in typer() for falt, langd in TEXTER.items() if not is_text(t[falt], langd)]
    fel += [t["kod"] for t in typer() if not SLUG.fullmatch(t["kod"])]
    assert fel == []


def test_every_case_type_refers_to_what_exists() -> None:
    """Subject, responsible unit and owning center are in the catalogue."""
    centra = {kort for kort, e in enheter().items() if e["slag"] == "center"}
    fel = [t["kod"] for t in typer() if t["amne"] not in amnen() or t["enhet"] not in enheter() or t["center"] not in centra]
    assert fel == []


def test_a_case_type_that_needs_personnummer_is_not_anonymous() -> None:
    """The database refuses it, and the form could not ask for it."""
    assert [t["kod"] for t in typer() if t["requires_personnummer"] and t["allows_anonymous"]] == []


def test_an_urgent_case_type_is_accepted_within_a_day_and_answered_within_a_week() -> None:
    """What may wake somebody up cannot wait for days."""
    late = [t["kod"] for t in typer() if t["kvittensfrist_enhet"] != "timmar" or t["kvittensfrist"] > 8 or t["svarsfrist"] > 5]
    assert [t["kod"] for t in typer() if t["is_bradskande"] and t["kod"] in late] == []


def test_of_what_comes_to_a_unit_the_lesser_part_is_urgent() -> None:
    """An inbox where most is red does not say what to begin with. What a report of harm asks for at once, the law says (SoL 2025:400)."""
    all_of, urgent = Counter(), Counter()
    for typ in typer():
        all_of[typ["enhet"]] += typ["vikt"]
        urgent[typ["enhet"]] += typ["vikt"] * typ["is_bradskande"]
    assert [enhet for enhet in all_of if urgent[enhet] > 0.4 * all_of[enhet]] == ["social-mottagning"]


def test_search_words_are_several_and_lower_case() -> None:
    """The words that callers use, compared without regard to case."""
    fel = [
        t["kod"]
        for t in typer()
        if len(t["sokord"]) < 5
        or doubles(t["sokord"])
        or any(not is_text(ord_, 80) or ord_ != ord_.lower() for ord_ in t["sokord"])
    ]
    assert fel == []


def test_help_and_instruction_are_whole_sentences() -> None:
    """A citizen and an agent read them as they stand."""
    assert [t["kod"] for t in typer() for falt in ("hjalptext", "instruktion") if not t[falt].endswith((".", "?", "!"))] == []


def test_every_case_type_has_believable_examples() -> None:
    """Three to five different questions with answers."""
    fel = [
        t["kod"]
        for t in typer()
        if len(t["exempel"]) not in range(3, 6)
        or any(set(e) != {"fraga", "svar"} or not all(is_text(text, 2000) for text in e.values()) for e in t["exempel"])
        or doubles([e["fraga"] for e in t["exempel"]])
    ]
    assert fel == []


def test_every_public_case_type_is_translated() -> None:
    """Citizen pages are complete in four languages."""
    fel = {
        t["kod"]: faults
        for t in typer()
        if t["is_public"]
        and (faults := list(translation_faults(t.get("oversattningar", {}), {f: t[f] for f in ("namn", "hjalptext")})))
    }
    assert fel == {}


def test_every_follow_up_question_has_the_agreed_form() -> None:
    """Keys, kinds and lengths that form, check list and API can show; at most six in a case type."""
    fel = [
        var
        for var, _typ, f in fragor()
        if set(f) - {"oversattningar"} != FRAGENYCKLAR
        or not SLUG.fullmatch(f["nyckel"])
        or len(f["nyckel"]) > 50
        or f["slag"] not in FRAGESLAG
        or not isinstance(f["is_required"], bool)
        or not is_text(f["text"], 300)
        or (f["hjalptext"] and not is_text(f["hjalptext"], 500))
    ]
    assert fel == []
    assert [t["kod"] for t in typer() if len(t.get("foljdfragor", [])) > 6] == []
    assert doubles([var for var, _typ, _f in fragor()]) == []


def test_only_choice_questions_have_alternatives_and_each_has_a_value_and_a_text() -> None:
    """A choice of one is none; a value used twice could not be told apart in the answer."""
    fel = [
        var
        for var, _typ, f in fragor()
        if (len(f["alternativ"]) > 1) != (f["slag"] in {"val", "flerval"})
        or any(set(a) != {"varde", "text"} or not is_text(a["text"], 200) for a in f["alternativ"])
        or not all(SLUG.fullmatch(a["varde"]) for a in f["alternativ"])
        or doubles([a["varde"] for a in f["alternativ"]])
    ]
    assert fel == []


def test_every_question_of_a_public_case_type_is_translated() -> None:
    """The question and its help in each language."""
    fel = {}
    for var, typ, f in fragor():
        kallor = {falt: f[falt] for falt in ("text", "hjalptext", "alternativ") if f[falt]}
        if typ["is_public"] and (faults := list(translation_faults(f.get("oversattningar", {}), kallor))):
            fel[var] = faults
    assert fel == {}


def test_every_alternative_of_a_public_case_type_is_translated() -> None:
    """The same values in each language, in the right script."""
    fel = [
        f"{var}.{sprak}"
        for var, typ, f in fragor()
        if typ["is_public"] and f["alternativ"]
        for sprak, texter in f["oversattningar"].items()
        if set(texter["alternativ"]) != {a["varde"] for a in f["alternativ"]}
        or not all(is_text(text, 200) for text in texter["alternativ"].values())
    ]
    assert fel == []


def test_every_department_has_an_agreement_with_more_than_one_way_to_answer() -> None:
    """An agreement that says the same of everything would route nothing (K13)."""
    satt = {(root(t["enhet"]), t["vem_svarar"]) for t in typer()}
    antal = Counter(kort for kort, _vem in satt)
    assert [kort for kort in departments() if antal[kort] < 2] == []


def test_every_department_has_a_general_question_to_fall_back_on() -> None:
    """What fits nowhere else still finds its department."""
    allmanna = {t["kod"]: root(t["enhet"]) for t in typer() if t["namn"].startswith(("Övrig fråga till", "Fråga till"))}
    assert departments() - set(allmanna.values()) == set()


def test_every_center_owns_case_types() -> None:
    """Each of the three centers has something to do (K19)."""
    assert {t["center"] for t in typer()} == {kort for kort, e in enheter().items() if e["slag"] == "center"}
