"""Ask the index: the answers to a question, and the documents that are like a text."""

from dataclasses import dataclass

from django.db.models import QuerySet

from kunskapsbank.sokmotor.fraga import parse
from kunskapsbank.sokmotor.kandidater import FLEST, candidates, near_candidates
from kunskapsbank.sokmotor.narhet import Mening
from kunskapsbank.sokmotor.rangordning import Rangordnad, is_said_by_title, look_at, put_in_order, weigh_meaning, weigh_texts
from kunskapsbank.sokmotor.statistik import current

MINST_TACKNING = 0.25
"""How much of a question a document must have to be an answer to it at all."""
MINST_LIKT = 0.55
"""How alike two texts must be to be about the same, 0 to 1."""


@dataclass(frozen=True)
class Traff:
    """A document that was found: its key, its points (higher is better, comparable between questions), and the words that met."""

    id: int
    poang: float
    ord: tuple[str, ...]
    sprak: str


def sok(
    samling: str,
    fraga: str,
    *,
    tillatna: QuerySet | None = None,
    limit: int = 10,
    sprak: str = "sv",
    mening: Mening | None = None,
) -> list[Traff]:
    """The documents of the collection that answer the question, the best first.

    `tillatna` gives the keys that the asker may read, as a query of one column; it is a part of the search, so nothing that is not
    in it takes a place. None means that all may be read. `sprak` is the language that the asker writes in. Any text will do.
    `mening` reads the question where no title says it all; what it finds near is looked at too, under the same rights.
    """
    found = _ranked(samling, fraga, tillatna, max(limit, FLEST), sprak, mening)
    return [_hit(row, row.poang) for row in found if _is_answer(row)][:limit]


def similar(samling: str, text: str, *, tillatna: QuerySet | None = None, limit: int = 10, sprak: str = "sv") -> list[Traff]:
    """The documents whose titles ask the same as the text, the likest first; `poang` is 0 to 1."""
    found = [(_likeness(row), row) for row in _ranked(samling, text, tillatna, FLEST, sprak)]
    found.sort(key=lambda pair: (-pair[0], pair[1].kandidat.nyckel))
    return [_hit(row, likeness) for likeness, row in found if likeness >= MINST_LIKT][:limit]


def _ranked(
    samling: str, text: str, tillatna: QuerySet | None, antal: int, sprak: str, mening: Mening | None = None
) -> list[Rangordnad]:
    known = current(samling)
    question = parse(samling, text, known, sprak)
    ranked = look_at(question, candidates(question, tillatna, antal), known)
    if is_said_by_title(ranked):
        return put_in_order(ranked)
    narhet = mening(text) if mening is not None and question.ord else None
    if narhet is not None:
        others = near_candidates(samling, question, narhet, tillatna, {row.kandidat.nyckel for row in ranked})
        ranked = weigh_meaning([*ranked, *look_at(question, others, known)], narhet)
    return put_in_order(weigh_texts(question, ranked))


def _is_answer(row: Rangordnad) -> bool:
    return row.tecken.tackning >= MINST_TACKNING or row.is_nara


def _likeness(row: Rangordnad) -> float:
    """How much each says of the other: the less of the two counts most."""
    ours, theirs = row.tecken.i_titeln, row.tecken.av_titeln
    return 2 * ours * theirs / ((ours + theirs) or 1.0)


def _hit(row: Rangordnad, poang: float) -> Traff:
    return Traff(row.kandidat.nyckel, poang, row.ord, row.kandidat.sprak)
