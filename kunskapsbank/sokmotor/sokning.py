"""Ask the index: the answers to a question, and the documents that are like a text."""

from dataclasses import dataclass

from django.db.models import QuerySet

from kunskapsbank.sokmotor.belagg import is_sure
from kunskapsbank.sokmotor.fraga import Fraga, parse
from kunskapsbank.sokmotor.kandidater import FLEST, candidates, near_candidates
from kunskapsbank.sokmotor.narhet import Mening
from kunskapsbank.sokmotor.rangordning import Rangordnad, is_said_by_title, look_at, put_in_order, weigh_meaning, weigh_texts
from kunskapsbank.sokmotor.statistik import Statistik, current

MINST_TACKNING = 0.25
"""How much of a question a document must have to be an answer to it at all."""
MINST_LIKT = 0.55
"""How alike two texts must be to be about the same, 0 to 1."""
PROVAS = 5
"""Hits, the first ones, of which it is found out whether they are sure: an article may be found in several languages."""


@dataclass(frozen=True)
class Traff:
    """A document that was found: its key, its points (higher is better, comparable between questions), and the words that met.

    `is_saker` says that it surely has to do with the question; without it the document may share no more than some letters with it.
    Of what comes after the first hits it is not found out.
    """

    id: int
    poang: float
    ord: tuple[str, ...]
    sprak: str
    is_saker: bool = False


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
    known = current(samling)
    question = parse(samling, fraga, known, sprak)
    found = _ranked(samling, question, fraga, known, tillatna, max(limit, FLEST), mening)
    answers = [row for row in found if _is_answer(row)][:limit]
    return [
        _hit(row, row.poang, is_saker=plats < PROVAS and (row.is_nara or is_sure(question, row.kandidat, known)))
        for plats, row in enumerate(answers)
    ]


def similar(samling: str, text: str, *, tillatna: QuerySet | None = None, limit: int = 10, sprak: str = "sv") -> list[Traff]:
    """The documents whose titles ask the same as the text, the likest first; `poang` is 0 to 1."""
    known = current(samling)
    ranked = _ranked(samling, parse(samling, text, known, sprak), text, known, tillatna, FLEST)
    found = [(_likeness(row), row) for row in ranked]
    found.sort(key=lambda pair: (-pair[0], pair[1].kandidat.nyckel))
    return [_hit(row, likeness) for likeness, row in found if likeness >= MINST_LIKT][:limit]


def _ranked(
    samling: str,
    question: Fraga,
    text: str,
    known: Statistik,
    tillatna: QuerySet | None,
    antal: int,
    mening: Mening | None = None,
) -> list[Rangordnad]:
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


def _hit(row: Rangordnad, poang: float, *, is_saker: bool = False) -> Traff:
    return Traff(row.kandidat.nyckel, poang, row.ord, row.kandidat.sprak, is_saker)
