"""The roster: one of the size that must be solved, and with files of schedulingbenchmarks.org those."""

from collections.abc import Iterator

from tests.bench.bank import Bank
from tests.bench.delar.schema.prov import Korning, run
from tests.bench.delar.schema.stor import make_underlag
from tests.bench.resultat import Matt

UTAN_KOMMUNER = True
"""Needs no municipality full of cases."""
SEKUNDER = 60.0


def measure(_bank: Bank | None) -> Iterator[Matt]:
    """Twelve offices, a bus, forty people, eight weeks: the first roster that keeps every law within a minute."""
    from servicekontor.bemanning.kommunregler import make_problem

    yield from tell("schema, 12 kontor, buss, 40 personer, 8 veckor", run(make_problem(make_underlag()), SEKUNDER), SEKUNDER)


def tell(what: str, korning: Korning, krav: float | None = None) -> Iterator[Matt]:
    """What a search came to; its value and its bound are told together, for the one says little without the other."""
    yield Matt(f"{what}: första schemat", korning.forsta, "s", krav)
    if korning.resultat.framsteg.varde is not None:
        yield Matt(f"{what}: värde", korning.resultat.framsteg.varde, "")
    yield Matt(f"{what}: gräns", korning.resultat.framsteg.grans, "")
    yield Matt(f"{what}: tid", korning.resultat.framsteg.sekunder, "s")
