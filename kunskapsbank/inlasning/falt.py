"""The fields of a row: what each is called in files, and how what is written there becomes a value."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from kunskapsbank.inlasning.cell import read_json_list
from kunskapsbank.inlasning.fel import Radfel

LISTSKILJE = re.compile(r"[|;\n]+")
KOMMA = re.compile(",")
DEL = re.compile(r"\s*\((\d{1,3})\)$")
"""The end of the name of a column in which a field goes on."""
FLEST_FALT_I_STEG = 20


@dataclass
class Filrad:
    """One row: its number in the file (in a sheet as shown there, the headings being 1), its values, and what is wrong with it."""

    nummer: int
    varden: dict[str, Any] = field(default_factory=dict)
    fel: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Falt:
    """One field. `andra` are other names that files give it."""

    namn: str
    lasning: Callable[[Any], Any]
    andra: tuple[str, ...] = ()
    is_text: bool = False
    """Whether it belongs to the words in one language, rather than to the article."""


def as_text(value: Any) -> str:
    """A text; a whole number without decimals, a truth as ja or nej."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list | dict):
        raise Radfel(_("ska vara en text, inte en lista"))
    return str(value)


def as_list(value: Any) -> list[str]:
    """A list of texts. In one cell they stand with | between, or ; or each on a line; or, when there is nothing of that, a comma."""
    if value is None or value == "":
        return []
    if isinstance(value, str):
        listed = read_json_list(value)
        value = (LISTSKILJE if LISTSKILJE.search(value) else KOMMA).split(value) if listed is None else listed
    items = value if isinstance(value, list) else [value]
    return [text for item in items if (text := as_text(item).strip())]


def as_steps(value: Any) -> list[dict[str, Any]]:
    """The steps of a guide: a list of tables; in one cell they stand as JSON."""
    if value is None or value == "" or value == []:
        return []
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise Radfel(_("ska vara steg skrivna som JSON")) from None
    if not isinstance(value, list) or not all(isinstance(step, Mapping) for step in value):
        raise Radfel(_("ska vara en lista med steg"))
    return [{str(k): v if isinstance(v, list) else as_text(v) for k, v in list(step.items())[:FLEST_FALT_I_STEG]} for step in value]


FALT: dict[str, Falt] = {
    f.namn: f
    for f in (
        Falt("extern_id", as_text, ("id", "externt id", "externid", "nyckel")),
        Falt("sprak", as_text, ("språk", "lang", "language")),
        Falt("titel", as_text, ("fråga", "fraga", "rubrik", "title", "question"), is_text=True),
        Falt("kort_svar", as_text, ("kort svar", "kortsvar", "short_answer"), is_text=True),
        Falt("svar", as_text, ("fullständigt svar", "text", "answer", "innehåll"), is_text=True),
        Falt("sokord", as_list, ("sökord", "nyckelord", "keywords"), is_text=True),
        Falt("intern_not", as_text, ("intern anteckning", "bara för kontaktcenter"), is_text=True),
        Falt("steg", as_steps, ("steps",), is_text=True),
        Falt("slag", as_text, ("typ",)),
        Falt("amne", as_text, ("ämne", "kategori", "category")),
        Falt("arendetyper", as_list, ("ärendetyper", "ärendetyp", "arendetyp")),
        Falt("ansvarig_enhet", as_text, ("ansvarig enhet", "enhet", "förvaltning")),
        Falt("malgrupp", as_text, ("målgrupp", "audience")),
        Falt("giltig_fran", as_text, ("gäller från", "giltig från")),
        Falt("giltig_till", as_text, ("gäller till", "gäller till och med", "giltig till")),
        Falt("granskas_senast", as_text, ("granskas senast",)),
        Falt("kalla", as_text, ("källa", "source")),
        Falt("kalla_lank", as_text, ("länk", "källa länk", "länk till källan", "link", "url")),
        Falt("kontaktvag", as_text, ("kontaktväg",)),
        Falt("relaterade", as_list, ("läs också", "related")),
    )
}
"""Every field by its name, in the order in which files are written."""
NAMN_PER_ALIAS = {alias: f.namn for f in FALT.values() for alias in (f.namn, *f.andra)}
GUIDENS_STEGFALT = ("rubrik", "text", "vem", "tid", "underlag", "lage", "bild")


def find_name(heading: str) -> str | None:
    """The field that a heading of a column or a key means."""
    key = " ".join(heading.strip().strip("\ufeff").casefold().split())
    return NAMN_PER_ALIAS.get(key) or NAMN_PER_ALIAS.get(key.replace("_", " ")) or NAMN_PER_ALIAS.get(key.replace(" ", "_"))


def find_part(heading: str) -> tuple[str | None, int]:
    """The field that a heading means, and which part of it: 1, or more where a long text goes on in the next column."""
    heading = heading.strip()
    match = DEL.search(heading)
    return (find_name(heading[: match.start()]), int(match[1])) if match else (find_name(heading), 1)


def part_name(namn: str, del_: int) -> str:
    """What the column of a part of a field is called."""
    return namn if del_ == 1 else f"{namn} ({del_})"


def make_row(nummer: int, raw: Mapping[str, Any]) -> Filrad:
    """A row of raw values by field name, each read as its field is."""
    rad = Filrad(nummer)
    for namn, value in raw.items():
        try:
            rad.varden[namn] = FALT[namn].lasning(value)
        except Radfel as error:
            rad.fel.append(f"{namn}: {error}.")
    if not rad.fel and not any(rad.varden.values()):
        rad.fel.append(_("Raden är tom."))
    return rad
