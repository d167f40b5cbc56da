"""The cells of a case type's row as values: what each field takes, and a sentence for what it does not."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.db.models import Choices, Model
from django.utils.translation import gettext as _

from kontaktcenter.arendetypsfil import FRAGEFALT, LISTSKILJE, RUBRIKER, Typrad
from kontaktcenter.models import Amne, Arendetyp, Enhet, Foljdfraga
from kontaktcenter.models.arendetyp import Fristenhet, Sekretess
from kontaktcenter.texter import has_osynliga

JA_NEJ = {"ja": True, "nej": False, "1": True, "0": False, "sant": True, "falskt": False, "true": True, "false": False}
STORSTA_TAL = 32_767
SPRAK = {kod for kod, _namn in settings.LANGUAGES}


class Cellfel(Exception):
    """A cell cannot be used; the sentence says why."""


def _text(cell: str) -> str:
    """Words, as somebody has written them. Every cell of words passes here, those inside JSON too."""
    if has_osynliga(cell):
        raise Cellfel(_("Texten innehåller osynliga tecken, som styr eller vänder det som står efter. Skriv den på nytt."))
    return cell


def _rad(cell: str) -> str:
    if "\n" in cell or "\t" in cell:
        raise Cellfel(_("Texten ska stå på en rad."))
    return _text(cell)


def _flagga(cell: str) -> bool:
    if cell.lower() not in JA_NEJ:
        raise Cellfel(_("Skriv ja eller nej."))
    return JA_NEJ[cell.lower()]


def _tal(cell: str) -> int:
    if not (cell.isascii() and cell.isdecimal() and len(cell) < 6 and int(cell) <= STORSTA_TAL):
        raise Cellfel(_("Skriv ett helt tal."))
    return int(cell)


def _val(choices: type[Choices]) -> Callable[[str], Any]:
    known = {str(word).lower(): member for member in choices for word in (member.value, member.label)}

    def read(cell: str) -> Any:
        if cell.lower() not in known:
            raise Cellfel(_("Välj bland: %(val)s.") % {"val": ", ".join(str(value) for value in choices.values)})
        return known[cell.lower()].value

    return read


def _lista(cell: str) -> list[str]:
    return [word.strip() for word in _text(cell).split(LISTSKILJE.strip()) if word.strip()]


def _oversattningar(cell: str) -> dict[str, Any]:
    return check_translations(_json(cell, {}), Arendetyp.oversattbara)


def check_translations(value: Any, falt: tuple[str, ...]) -> dict[str, Any]:
    """Texts by language and field, as `Oversattbar` keeps them. Raises Cellfel."""
    is_right = isinstance(value, dict) and all(
        sprak in SPRAK and isinstance(texts, dict) and all(_is_translation(namn, text, falt) for namn, text in texts.items())
        for sprak, texts in value.items()
    )
    if not is_right:
        raise Cellfel(_("Översättningarna ska stå som de gör när filen hämtas: språk, fält och text."))
    return value


def _is_translation(namn: str, text: Any, falt: tuple[str, ...]) -> bool:
    if namn == "alternativ" and "alternativ" in falt:
        return isinstance(text, dict) and all(isinstance(word, str) for word in text.values())
    return namn in falt and isinstance(text, str)


def _fragor(cell: str) -> list[dict[str, Any]]:
    """Questions as dicts of known keys; their own model says the rest."""
    fragor = _json(cell, [])
    if not isinstance(fragor, list) or not all(isinstance(f, dict) and f.get("nyckel") and set(f) <= set(FRAGEFALT) for f in fragor):
        raise Cellfel(_("Följdfrågorna ska stå som de gör när filen hämtas. Ändra dem hellre på ärendetypens sida."))
    if len({f["nyckel"] for f in fragor if isinstance(f["nyckel"], str)}) != len(fragor):
        raise Cellfel(_("Två följdfrågor har samma nyckel."))
    for fraga in fragor:
        texts = [value for namn, value in fraga.items() if namn not in ("alternativ", "is_required", "oversattningar")]
        is_typed = all(isinstance(text, str) for text in texts) and isinstance(fraga.get("is_required", False), bool)
        if not is_typed or not _are_alternatives(fraga.get("alternativ", [])):
            raise Cellfel(_("Följdfrågan ”%(nyckel)s” är inte rätt skriven.") % {"nyckel": str(fraga["nyckel"])[:50]})
        check_translations(fraga.get("oversattningar", {}), (*Foljdfraga.oversattbara, "alternativ"))
    return fragor


def _are_alternatives(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(a, dict) and all(isinstance(text, str) for text in a.values()) for a in value)


def _json(cell: str, empty: Any) -> Any:
    try:
        value = json.loads(cell) if cell else empty
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise Cellfel(_("Texten är inte giltig JSON.")) from error
    if "\\u0000" in json.dumps(value, ensure_ascii=False):
        raise Cellfel(_("Texten innehåller tecken som inte kan sparas."))
    for text in _texts(value):
        _text(text)
    return value


def _texts(value: Any) -> Iterator[str]:
    """Each text in what JSON holds. Walks without calling itself: how deep one lies is the file's choice."""
    left = [value]
    while left:
        item = left.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            left += [*item.keys(), *item.values()]
        elif isinstance(item, list):
            left += item


TOLKAR: dict[str, Callable[[str], Any]] = {
    "kod": _rad,
    "namn": _rad,
    "hjalptext": _text,
    "slag": _val(Arendetyp.Slag),
    "arbetskategori": _val(Arendetyp.Arbetskategori),
    "is_active": _flagga,
    "is_public": _flagga,
    "allows_anonymous": _flagga,
    "requires_plats": _flagga,
    "requires_personnummer": _flagga,
    "is_bradskande": _flagga,
    "sekretess": _val(Sekretess),
    "kvittensfrist": _tal,
    "kvittensfrist_enhet": _val(Fristenhet),
    "svarsfrist": _tal,
    "svarsfrist_enhet": _val(Fristenhet),
    "gallring_manader": _tal,
    "sokord": _lista,
    "oversattningar": _oversattningar,
    "foljdfragor": _fragor,
}
"""How the cell of each field is read; subject and units are looked up."""


class Uppslag:
    """Subjects and units by the names that a file calls them."""

    def __init__(self) -> None:
        """Read them once."""
        self.kanda: dict[str, dict[str, Model]] = {
            "amne": {amne.kod: amne for amne in Amne.objects.all()},
            "center": {enhet.kortnamn: enhet for enhet in Enhet.objects.all()},
        }
        self.kanda["ansvarig_enhet"] = self.kanda["center"]

    def read(self, rad: Typrad) -> tuple[dict[str, Any], list[str]]:
        """The values of a row, and a sentence for each cell that cannot be used."""
        values: dict[str, Any] = {}
        wrong = []
        for falt, cell in rad.celler.items():
            try:
                values[falt] = self._find(falt, cell) if falt in self.kanda else TOLKAR[falt](cell)
            except Cellfel as error:
                wrong.append(f"{RUBRIKER[falt].capitalize()}: {error}")
        return values, wrong

    def _find(self, falt: str, cell: str) -> Model:
        if cell not in self.kanda[falt]:
            raise Cellfel(_("”%(namn)s” finns inte. Skriv kortnamnet eller koden.") % {"namn": cell[:80]})
        return self.kanda[falt][cell]
