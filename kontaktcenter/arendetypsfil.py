"""Case types as a table that a spreadsheet opens: written from them, and read back as rows of texts. Nothing here changes anything."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.formelskydd import guard, unguard
from kontaktcenter.models import Arendetyp, Foljdfraga

STORST = 1024 * 1024
"""Bytes of a file; a municipality's case types with their questions take a fifth of it."""
FLEST_RADER = 2_000
KOLUMNER = {
    "kod": "kod",
    "namn": "namn",
    "ämne": "amne",
    "ägande center": "center",
    "ansvarig enhet": "ansvarig_enhet",
    "slag": "slag",
    "arbetskategori": "arbetskategori",
    "används": "is_active",
    "e-tjänst": "is_public",
    "kan lämnas anonymt": "allows_anonymous",
    "kräver plats": "requires_plats",
    "kräver personnummer": "requires_personnummer",
    "brådskande": "is_bradskande",
    "sekretess": "sekretess",
    "kvittens inom": "kvittensfrist",
    "kvittens räknas i": "kvittensfrist_enhet",
    "svar inom": "svarsfrist",
    "svar räknas i": "svarsfrist_enhet",
    "gallras efter månader": "gallring_manader",
    "hjälptext": "hjalptext",
    "sökord": "sokord",
    "följdfrågor": "foljdfragor",
    "översättningar": "oversattningar",
}
"""The headings of the table, and the field that each fills."""
RUBRIKER = {falt: rubrik for rubrik, falt in KOLUMNER.items()}
FRAGEFALT = ("nyckel", "text", "hjalptext", "slag", "is_required", "alternativ", "vagledning", "oversattningar")
"""What the file says of each question, as JSON."""
SKILJE = ";,\t"
LISTSKILJE = " | "


@dataclass(frozen=True)
class Typrad:
    """One row: its number in the file, the heading being 1, and the text of each field that the file has a column for."""

    nummer: int
    celler: dict[str, str] = field(default_factory=dict)

    @property
    def kod(self) -> str:
        """The case type's code."""
        return self.celler.get("kod", "")


def write_arendetyper(arendetyper: QuerySet[Arendetyp]) -> bytes:
    """The table, with the mark of UTF-8 and semicolons, as Excel on a Swedish computer opens it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(KOLUMNER)
    for arendetyp in arendetyper.select_related("amne", "center", "ansvarig_enhet").prefetch_related("foljdfragor"):
        celler = describe(arendetyp, arendetyp.foljdfragor.all())
        writer.writerow(guard(celler[falt]) for falt in KOLUMNER.values())
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def describe(arendetyp: Arendetyp, fragor: Iterable[Foljdfraga]) -> dict[str, str]:
    """The case type as the cells of its row."""
    celler = {falt: _write(getattr(arendetyp, falt)) for falt in KOLUMNER.values() if falt not in ("amne", "foljdfragor")}
    celler["amne"], celler["center"] = arendetyp.amne.kod, arendetyp.center.kortnamn
    celler["ansvarig_enhet"] = arendetyp.ansvarig_enhet.kortnamn
    celler["sokord"] = LISTSKILJE.join(arendetyp.sokord)
    said = [{falt: value for falt in FRAGEFALT if (value := getattr(fraga, falt))} for fraga in fragor]
    celler["foljdfragor"] = json.dumps(said, ensure_ascii=False) if said else ""
    return {falt: cell.strip().replace("\r\n", "\n") for falt, cell in celler.items()}


def _write(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
    return str(value)


def read_arendetyper(data: bytes) -> list[Typrad]:
    """The rows of a table. Raises Inmatningsfel for a file that is none: too large, no text, or headings that are not known."""
    if len(data) > STORST:
        raise Inmatningsfel(_("Filen är för stor. Den får vara högst 1 MB."), falt="fil")
    text = _decode(data)
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(SKILJE, key=first.count))
    try:
        rows = [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        raise Inmatningsfel(_("Filen går inte att läsa som CSV. Spara den igen som CSV ur kalkylprogrammet."), falt="fil") from error
    if not rows or len(rows) > FLEST_RADER:
        raise Inmatningsfel(_("Filen ska ha en rubrikrad och högst %(max)d rader.") % {"max": FLEST_RADER}, falt="fil")
    falt = _read_headings(rows[0][1])
    found = [_read_row(number, falt, cells) for number, (_line, cells) in enumerate(rows[1:], 2) if any(map(str.strip, cells))]
    if not found:
        raise Inmatningsfel(_("Filen har inga ärendetyper under rubrikraden."), falt="fil")
    return found


def _decode(data: bytes) -> str:
    """UTF-8, or what Excel writes on a Swedish computer when it is not asked for that."""
    if b"\x00" in data:
        raise Inmatningsfel(_("Filen är ingen CSV-fil. Spara tabellen som CSV ur kalkylprogrammet."), falt="fil")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    # A browser that sends the text along writes its line ends anew.
    return text.replace("\r\n", "\n")


def _read_headings(cells: list[str]) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    unknown = [name for name in names if name and name not in KOLUMNER]
    if unknown:
        mening = _("Kolumnen ”%(namn)s” är inte känd. Hämta filen på nytt och ändra i den.")
        raise Inmatningsfel(mening % {"namn": unknown[0][:80]}, falt="fil")
    if "kod" not in names or len(set(filter(None, names))) != len(list(filter(None, names))):
        raise Inmatningsfel(_("Filen ska ha kolumnen ”kod”, och varje kolumn bara en gång."), falt="fil")
    return [KOLUMNER.get(name, "") for name in names]


def _read_row(number: int, falt: list[str], cells: list[str]) -> Typrad:
    pairs = zip(falt, [*cells, *[""] * len(falt)], strict=False)
    return Typrad(number, {name: unguard(cell.strip()) for name, cell in pairs if name})
