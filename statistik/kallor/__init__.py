"""How the facts of a span of days are read from what the floors below have told: one module per source, each SQL and nothing else.

A source gives a query of rows (dag, center, enhet, kanal, amne, arendetyp, kontor, sprak, then what it counts), one per moment told,
and says under which condition a row counts in which column of `Dagsvarde`.
"""

from statistik.kallor.bakat import BAKAT
from statistik.kallor.enkater import ENKATER
from statistik.kallor.grund import Kalla, day_of
from statistik.kallor.handelser import HANDELSER
from statistik.kallor.kontorshandelser import KONTORSHANDELSER
from statistik.kallor.sokningar import ALLA_SOKNINGAR, SOKNINGAR
from statistik.kallor.utbud import UTBUD

KALLOR: tuple[Kalla, ...] = (HANDELSER, BAKAT, KONTORSHANDELSER, SOKNINGAR, ALLA_SOKNINGAR, UTBUD, ENKATER)

__all__ = ["KALLOR", "Kalla", "day_of"]
