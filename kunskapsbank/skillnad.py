"""What differs between two revisions, as people read it: paragraph by paragraph, and within them word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kunskapsbank.models import Revision
from kunskapsbank.status import Processlage

ORD = re.compile(r"\s+|[^\W_]+|.", re.S)
FLEST_ORD = 600
"""Words of a paragraph that are compared one by one; of a longer one the whole is shown as changed."""
SAMMANHANG = 1
"""Unchanged paragraphs that are shown on each side of a change."""
FALT = {
    "titel": _("Fråga"),
    "kort_svar": _("Kort svar"),
    "svar": _("Hela svaret"),
    "steg": _("Steg"),
    "intern_not": _("Bara för kontaktcenter"),
    "sokord": _("Inringarnas egna ord"),
}
STEGDELAR = {"text": "", "vem": _("Vem"), "tid": _("Tid"), "underlag": _("Underlag"), "lage": _("Ärendet är här när"), "bild": _("Bild")}


LAGEN = dict(Processlage.choices)
"""States of errands by what they are called; the other parts of a step are shown as they are written."""


@dataclass(frozen=True)
class Bit:
    """Some words; `is_andrad` when the other side has others."""

    text: str
    is_andrad: bool = False


@dataclass(frozen=True)
class Rad:
    """A paragraph before and after. `hoppade` counts unchanged ones that are not shown, in a row of its own."""

    fore: tuple[Bit, ...] = ()
    efter: tuple[Bit, ...] = ()
    is_lika: bool = False
    hoppade: int = 0


@dataclass(frozen=True)
class Faltskillnad:
    """What differs in one field."""

    namn: str | Promise
    rader: list[Rad]


def compare(fore: Revision | None, efter: Revision) -> list[Faltskillnad]:
    """The fields that differ, in the order in which they are read. Without anything before, everything is new."""
    found = []
    for falt, namn in FALT.items():
        old, new = (_same_ends(as_text(fore, falt)) if fore else ""), _same_ends(as_text(efter, falt))
        if old != new:
            found.append(Faltskillnad(namn, _compare_text(old, new)))
    return found


def _same_ends(text: str) -> str:
    """A form sends other line ends than what is stored: they are no difference."""
    return text.replace("\r\n", "\n").strip()


def as_text(revision: Revision, falt: str) -> str:
    """A field as running text."""
    value = getattr(revision, falt)
    if falt == "sokord":
        return "\n".join(value)
    if falt == "steg":
        return "\n".join(line for number, steg in enumerate(value, 1) for line in _step_lines(number, steg))
    return value


def _step_lines(number: int, steg: dict) -> Iterator[str]:
    yield f"{number}. {steg.get('rubrik', '')}"
    for falt, namn in STEGDELAR.items():
        value = steg.get(falt)
        text = ", ".join(value) if isinstance(value, list) else LAGEN.get(value, value)
        if text:
            yield f"{namn}: {text}" if namn else text


def _compare_text(old: str, new: str) -> list[Rad]:
    before, after = _paragraphs(old), _paragraphs(new)
    rows: list[Rad] = []
    for what, i, j, k, m in SequenceMatcher(None, before, after).get_opcodes():
        if what == "equal":
            rows += [Rad((Bit(line),), (Bit(line),), is_lika=True) for line in before[i:j]]
        else:
            rows += _changed(before[i:j], after[k:m])
    return list(_folded(rows))


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[Rad]:
    for number in range(max(len(before), len(after))):
        old = before[number] if number < len(before) else ""
        new = after[number] if number < len(after) else ""
        yield Rad(*_compare_words(old, new))


def _compare_words(old: str, new: str) -> tuple[tuple[Bit, ...], tuple[Bit, ...]]:
    before, after = ORD.findall(old), ORD.findall(new)
    if max(len(before), len(after)) > FLEST_ORD or not before or not after:
        return tuple(_bits([(old, True)])), tuple(_bits([(new, True)]))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    steps = matcher.get_opcodes()
    return (
        tuple(_bits(("".join(before[i:j]), what != "equal") for what, i, j, _k, _m in steps)),
        tuple(_bits(("".join(after[k:m]), what != "equal") for what, _i, _j, k, m in steps)),
    )


def _bits(parts: Sequence[tuple[str, bool]] | Iterator[tuple[str, bool]]) -> Iterator[Bit]:
    return (Bit(text, is_changed) for text, is_changed in parts if text)


def _folded(rows: list[Rad]) -> Iterator[Rad]:
    """Long stretches of what is unchanged as one row that counts them."""
    shown = {n for number, row in enumerate(rows) if not row.is_lika for n in range(number - SAMMANHANG, number + SAMMANHANG + 1)}
    skipped = 0
    for number, row in enumerate(rows):
        if number in shown:
            if skipped:
                yield Rad(is_lika=True, hoppade=skipped)
            skipped = 0
            yield row
        else:
            skipped += 1
    if skipped:
        yield Rad(is_lika=True, hoppade=skipped)
