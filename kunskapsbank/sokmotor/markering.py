"""Show why a document was found: the places in a text that meet a question, across inflections and compounds, and the best piece."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from kunskapsbank.analys import Ord, analyse_word, fold, places, words
from kunskapsbank.sokmotor.fraga import IHOPSKRIVET, LANGST, may_be_one

FLEST_TECKEN = 200_000
KORTAST_DEL = 3
KORTAST_BORJAN = 5
"""Letters that a word still being typed must have for its beginning to be marked."""


@dataclass(frozen=True)
class Utdrag:
    """A piece of a text with the places to mark in it, and whether something was left out before and after."""

    text: str
    markera: tuple[tuple[int, int], ...]
    har_fore: bool
    har_efter: bool


def highlight(text: str, fraga: str, sprak: str = "sv") -> list[tuple[int, int]]:
    """The places in `text` that meet the question, in order and apart, each `text[start:end]`. To be marked after escaping."""
    asked = _asked(fraga, sprak)
    return _merge(place for place in _places(text[:FLEST_TECKEN], asked, sprak))


def snippet(text: str, fraga: str, sprak: str = "sv", langd: int = 200) -> Utdrag:
    """The piece of `text`, at most `langd` characters, that meets most of the question; the beginning when none does."""
    text = text[:FLEST_TECKEN]
    marks = highlight(text, fraga, sprak)
    start = _best_start(text, marks, langd)
    end = min(len(text), start + langd)
    if end < len(text) and (blank := text.rfind(" ", start, end)) > start:
        end = blank
    inside = tuple((a - start, b - start) for a, b in marks if a >= start and b <= end)
    return Utdrag(text[start:end], inside, start > 0, end < len(text))


@dataclass(frozen=True)
class _Asked:
    former: frozenset[str]
    stammar: frozenset[str]
    delar: frozenset[str]
    sista: str


def _asked(fraga: str, sprak: str) -> _Asked:
    forms = words(fraga[:LANGST])
    pairs = [forms[i : i + antal] for antal in IHOPSKRIVET for i in range(len(forms) - antal + 1)]
    joined = {"".join(pair) for pair in pairs if may_be_one(pair)}
    analyser = [analyse_word(form, lang) for form in forms for lang in {sprak, "sv"}]
    telling = [a for a in analyser if not a.is_stop] or analyser
    whole = {a.stam for a in telling} | {analyse_word(form, sprak).stam for form in joined}
    parts = {part for a in telling for part in a.delar if len(part) >= KORTAST_DEL}
    return _Asked(frozenset({a.form for a in telling} | joined), frozenset(whole), frozenset(parts), forms[-1] if forms else "")


def _places(text: str, asked: _Asked, sprak: str) -> Iterable[tuple[int, int]]:
    for place in places(text):
        word = analyse_word(place.form, sprak)
        if place.form in asked.former or word.stam in asked.stammar:
            yield place.start, place.end
        elif len(asked.sista) >= KORTAST_BORJAN and place.form.startswith(asked.sista):
            yield place.start, place.start + _letters(text[place.start : place.end], len(asked.sista))
        elif word.stam in asked.delar and not word.is_stop:
            yield place.start, place.end
        elif word.delar:
            yield from _parts(text, place.start, place.end, word, asked)


def _parts(text: str, start: int, end: int, word: Ord, asked: _Asked) -> Iterable[tuple[int, int]]:
    """The parts of a compound that were asked for."""
    written, at = text[start:end], 0
    for part, stam in zip(word.led, word.delar, strict=True):
        if stam in asked.stammar or stam in asked.delar:
            first = _letters(written, at)
            while not fold(written[first]):
                first += 1
            yield start + first, start + _letters(written, at + len(part))
        at += len(part)


def _letters(written: str, antal: int) -> int:
    """Where in a word as it is written its first `antal` folded letters end: soft hyphens take a place but are none."""
    seen = 0
    for i, letter in enumerate(written):
        if seen >= antal:
            return i
        seen += len(fold(letter))
    return len(written)


def _merge(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _best_start(text: str, marks: list[tuple[int, int]], langd: int) -> int:
    """Where to begin so that most different marked words fit: at the beginning of the sentence or of a word nearby."""
    best, best_count = 0, -1
    starts = [a for a, _ in marks]
    for number, (a, _) in enumerate(marks):
        last = bisect_left(starts, a + langd * 3 // 4)
        count = len({text[x:y].casefold() for x, y in marks[number:last]})
        if count > best_count:
            best, best_count = a, count
    if not marks or marks[0][0] < langd // 3 and best < langd // 2:
        return 0
    near = max(0, best - langd // 4)
    sentence = max(text.rfind(mark, near, best) for mark in (". ", "? ", "! ", "\n"))
    if sentence >= 0:
        return sentence + (1 if text[sentence] == "\n" else 2)
    blank = text.find(" ", near, best)
    return 0 if near == 0 else blank + 1 if blank >= 0 else best
