"""How sure it is that a document answers the question, and not only has a few letters or a stray word in common with it.

The ranking asks which document is the best, and takes any likeness for a sign. Here only what the question's words mean counts: the
word in any form, its parts, or, of a word that is in no dictionary and so must be a slip, what it is spelt like. docs/sok.md tells how
the figures were found.
"""

from collections.abc import Iterable, Mapping

from kunskapsbank.analys import analyse_word, is_frame_word, is_swedish
from kunskapsbank.sokmotor.fraga import Fraga, Fragord
from kunskapsbank.sokmotor.kandidater import Kandidat
from kunskapsbank.sokmotor.likhet import measure
from kunskapsbank.sokmotor.statistik import Statistik
from kunskapsbank.sokmotor.termer import ORD, term_id
from kunskapsbank.sokmotor.titel import read_title

SAKERT = 0.55
"""How much of what a question is about a document must have to be a sure answer."""
BARANDE, RESTEN = 2, 0.2
"""Words that carry a question, the rarest ones, and how much each of the others counts: whoever tells a long story asks one thing."""
I_TITELN, I_TEXTEN = 1.0, 0.5
"""What a word counts in title and callers' words, and in the text, which may mention it by the way."""
DELAR, DELAR_I_TEXTEN = 0.85, 0.4
"""What a compound counts whose parts are met one by one, here or there; in proportion when only some are ("kista" in "stenkista")."""
OKANT = 0.6
"""How much a word counts of its rarity that the collection does not have, though it is a word."""


def is_sure(fraga: Fraga, kandidat: Kandidat, known: Statistik) -> bool:
    """Whether the document surely has something to do with the question: with all of it, and with what is left without its frame."""
    telling = _telling(fraga)
    core = [word for word in telling if not any(is_frame_word(word.form, sprak) for sprak in {"sv", kandidat.sprak})]
    is_short = len(core) <= BARANDE
    weight = {word: _weight(word, known, is_short=is_short) for word in telling}
    asked = [telling] if len(core) == len(telling) else [telling, core]
    return bool(core) and all(_has_enough(sorted(part, key=lambda word: -weight[word]), weight, kandidat) for part in asked)


def _has_enough(words: list[Fragord], weight: Mapping[Fragord, float], kandidat: Kandidat) -> bool:
    """Whether the document has enough of the words, the rarest first."""
    weights = [weight[word] for word in words]
    needed = SAKERT * (sum(weights[:BARANDE]) + RESTEN * sum(weights[BARANDE:]))
    titel = read_title(kandidat.titelord)
    stems = {analys.stam for word in words for analys in word.analyser}
    met = [_met(word, stems, (*titel.egna, *titel.sokord), kandidat.sprak, I_TITELN, DELAR) for word in words]
    if _sum(weights, met) < needed:
        text = set(kandidat.text.split())
        also = [_met(word, stems, text, kandidat.sprak, I_TEXTEN, DELAR_I_TEXTEN) for word in words]
        met = [max(pair) for pair in zip(met, also, strict=True)]
    return _sum(weights, met) >= needed


def _telling(fraga: Fraga) -> list[Fragord]:
    return [word for word in fraga.ord if not any(analys.is_stop for analys in word.analyser)]


def _weight(word: Fragord, known: Statistik, *, is_short: bool) -> float:
    """How much the word carries. What it may be a misspelling of says nothing of it, when it is a word itself.

    Where a question has no more words than carry it, one that nothing here says is half of what is asked, and counts whole.
    """
    if is_short and not word.andra and all(term_id(known.samling, ORD, analys.stam) not in known.per_term for analys in word.analyser):
        return known.rarity(0)
    return OKANT * known.rarity(0) if word.andra and is_swedish(word.form) else word.tyngd


def _sum(weights: list[float], met: list[float]) -> float:
    return sum(weight * share for weight, share in zip(weights, met, strict=True))


def _met(word: Fragord, stems: set[str], forms: Iterable[str], sprak: str, whole: float, parts: float) -> float:
    """How much of the word stands among the forms: it or another form of it, its parts, or it as a part.

    `stems` are those of all words: "tillstånd för parkering" is all of "parkeringstillstånd".
    """
    own = {analys.stam for analys in word.analyser}
    asked = set(word.analyser[-1].delar)
    is_slip = whole == I_TITELN and not is_swedish(word.form)
    found: set[str] = set()
    best = 0.0
    for form in forms:
        other = analyse_word(form, sprak)
        if form == word.form or other.stam in own:
            return whole
        if not own.isdisjoint(other.delar):
            best = max(best, parts * _letters(stems & set(other.delar)) / _letters(set(other.delar)))
        if asked:
            found |= asked & {other.stam, *other.delar}
        if is_slip:
            best = max(best, measure(word, other))
    return max(best, parts * _letters(found) / _letters(asked)) if found else best


def _letters(words: Iterable[str]) -> int:
    return sum(map(len, words))
