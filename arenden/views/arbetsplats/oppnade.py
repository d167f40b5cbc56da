"""The articles that have been opened during a contact, and which of them gave the answer: kept in the draft, shown by question."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.datastructures import MultiValueDict

from arenden.actions.svarsartikel import FLEST, unique_ids
from arenden.lasartikel import read_rows
from kontaktcenter.models import Anvandare
from kunskapsbank.svarsrad import Svarsrad

OPPNADE, GAV_SVAR, SOKNING = "oppnade", "artiklar", "sokning"
"""Fields of a question: ids that were opened, ids that gave the answer, the key of the search that they came from."""


@dataclass(frozen=True)
class Oppnad:
    """An opened article; without `rad` it can no longer be read."""

    nummer: int
    pk: int
    gav_svar: bool
    rad: Svarsrad | None


def list_opened(falt: MultiValueDict[str, str], nummer: Sequence[int], *, user: Anvandare) -> list[Oppnad]:
    """The opened articles of the questions, in the order that they were opened; at most one query."""
    by_question = {n: opened_ids(falt, n) for n in nummer}
    rows = read_rows({pk for ids in by_question.values() for pk in ids}, user=user, sprak=falt.get("sprak", "sv"))
    return [
        Oppnad(n, pk, pk in unique_ids(falt.getlist(f"f{n}-{GAV_SVAR}")), rows.get(pk)) for n, ids in by_question.items() for pk in ids
    ]


def opened_ids(falt: MultiValueDict[str, str], nummer: int) -> list[int]:
    """The articles opened for a question; what gave the answer has been opened, whatever the form says."""
    ids = unique_ids([*falt.getlist(f"f{nummer}-{OPPNADE}"), *falt.getlist(f"f{nummer}-{GAV_SVAR}")])
    return ids[:FLEST]


def add_opened(falt: MultiValueDict[str, str], nummer: int, pk: int) -> None:
    """Remember that the article was opened."""
    ids = [n for n in opened_ids(falt, nummer) if n != pk]
    falt.setlist(f"f{nummer}-{OPPNADE}", [str(n) for n in [*ids[-(FLEST - 1) :], pk]])
