"""Tables, whose first row names the columns; and CSV."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext as _

from kontaktcenter.formelskydd import unguard
from kunskapsbank.inlasning.falt import Filrad, find_name, find_part, make_row, part_name
from kunskapsbank.inlasning.fel import Filfel
from kunskapsbank.inlasning.namnfel import unknown_names
from kunskapsbank.inlasning.text import decode

Kolumn = tuple[str, int]
"""A field, and which part of it: 1, or more where a long text goes on in another column."""
SKILJE = ";,\t|"
FLEST_KOLUMNER = 100
FLEST_TOMMA = 1_000
"""Empty rows in a row after which the rest is taken to be empty too: Excel keeps a million where one was touched."""
FLEST_RADER_I_BLADET = 200_000
"""Rows of a table, empty ones too: a sheet can have millions between two that say something."""
LANGSTA_CELL = 1_000_000
GISSA_PA = 4_000


def read_csv(data: bytes) -> Iterator[Filrad]:
    """The rows of a CSV file, whatever stands between its columns. Raises Filfel."""
    text = decode(data)
    csv.field_size_limit(LANGSTA_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_guess_delimiter(text))
    try:
        yield from read_table(reader, is_whole=True)
    except csv.Error as error:
        raise Filfel(_("Filen går inte att läsa som CSV efter rad %(rad)d (%(fel)s).") % {"rad": reader.line_num, "fel": error}) from None


def _guess_delimiter(text: str) -> str:
    """The one that makes most known columns of the first row."""
    first = text.lstrip("\ufeff")[:GISSA_PA].partition("\n")[0]
    return max(SKILJE, key=lambda sign: sum(find_name(part.strip('" ')) is not None for part in first.split(sign)))


class Formel(str):
    """A cell that holds a formula."""


def read_table(rows: Iterable[Sequence[Any]], *, is_whole: bool = False) -> Iterator[Filrad]:
    """The rows under the headings, by their numbers in the sheet. Raises Filfel.

    `is_whole`: the cells have no places of their own, so a row with more or fewer than the first one has shifted: nothing in it is read.
    """
    namn: list[Kolumn] | None = None
    empty = width = 0
    for passed, cells in enumerate(rows):
        if passed > FLEST_RADER_I_BLADET:
            raise Filfel(_("Filen har för många tomma rader mellan de rader som säger något. Ta bort de tomma raderna."))
        if not any(str(cell).strip() for cell in cells if cell is not None):
            empty += 1
            if empty > FLEST_TOMMA:
                return
            continue
        empty = 0
        if namn is None:
            namn, width = _headings(cells), len(cells)
            continue
        nummer = passed + 1
        is_shifted = is_whole and len(cells) not in (width, len(namn))
        yield _shifted(nummer, len(cells), len(namn)) if is_shifted else _row(nummer, namn, cells)
    if namn is None:
        raise Filfel(_("Filen är tom."))


def _headings(cells: Sequence[Any]) -> list[Kolumn]:
    headings = [str(cell or "").strip() for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    found = [find_part(heading) for heading in headings]
    known = [(namn, del_) for namn, del_ in found if namn is not None]
    unknown = [heading or _("(tom rubrik)") for heading, (namn, _del) in zip(headings, found, strict=True) if namn is None]
    if unknown:
        said = unknown_names(unknown, [namn for namn, _del in known])
        raise Filfel(said if known else _("Första raden ska vara rubriker.") + " " + said)
    if ("extern_id", 1) not in known:
        raise Filfel(_("Kolumnen ”extern_id” saknas. Ge varje artikel ett eget id där, så att den kan läsas in igen utan att bli två."))
    if doubled := sorted({part for part in known if known.count(part) > 1}):
        raise Filfel(_("Kolumnen ”%(kolumn)s” finns två gånger. Ta bort den ena.") % {"kolumn": part_name(*doubled[0])})
    if loose := sorted(part for part in known if part[1] != 1 and (part[0], part[1] - 1) not in known):
        namn, del_ = loose[0]
        raise Filfel(
            _("Kolumnen ”%(kolumn)s” är fortsättningen på ”%(forra)s”, som saknas. Hämta filen igen, eller lägg tillbaka kolumnen.")
            % {"kolumn": part_name(namn, del_), "forra": part_name(namn, max(del_ - 1, 1))}
        )
    return known


def _shifted(nummer: int, antal: int, width: int) -> Filrad:
    fel = _("Raden har %(antal)d fält men rubrikraden %(ska)d. Saknar en text med skiljetecken i sina citattecken?")
    return Filrad(nummer, {}, [fel % {"antal": antal, "ska": width}])


def _row(number: int, namn: list[Kolumn], cells: Sequence[Any]) -> Filrad:
    formulas = [cell for cell in cells if isinstance(cell, Formel)]
    if formulas:
        text = _("Cellen %(cell)s innehåller en formel. Klistra in den som värde.")
        return Filrad(number, {}, [text % {"cell": cell} for cell in formulas])
    extra = [cell for cell in cells[len(namn) :] if cell is not None and str(cell).strip()]
    if extra:
        fel = _("Raden har fler kolumner än rubrikraden. Står det ett skiljetecken i en text som saknar citattecken?")
        return Filrad(number, {}, [fel])
    return make_row(number, _joined(namn, cells))


def _joined(namn: Sequence[Kolumn], cells: Sequence[Any]) -> dict[str, Any]:
    """The value of each field; the parts of one that goes on in other columns put together."""
    raw: dict[str, Any] = {}
    for (falt, _del), cell in sorted(zip(namn, cells, strict=False), key=itemgetter(0)):
        value = unguard(cell) if isinstance(cell, str) else cell
        raw[falt] = f"{raw[falt]}{'' if value is None else value}" if falt in raw else value
    return raw
