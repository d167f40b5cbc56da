"""Models of the statistics, one noun per file."""

from statistik.models.dagsvarde import Dagsvarde, Halvtimmesvarde
from statistik.models.ekonomi import Budgetrad, Kostnadsslag, Program, Tidsantagande
from statistik.models.enkat import Enkatforfragan, Enkatomgang, Enkatslag, Enkatsvar, Enkatvag
from statistik.models.mal import Mal, Malmatning
from statistik.models.manadsrapport import Manadsrapport, Rapportprenumeration
from statistik.models.prognos import Bemanningskrav, Prognos, Prognoshandelse
from statistik.models.rord_dag import RordDag
from statistik.models.utbud import Utbud
from statistik.models.vy import Vy

__all__ = [
    "Bemanningskrav",
    "Budgetrad",
    "Dagsvarde",
    "Enkatforfragan",
    "Enkatomgang",
    "Enkatslag",
    "Enkatsvar",
    "Enkatvag",
    "Halvtimmesvarde",
    "Kostnadsslag",
    "Mal",
    "Malmatning",
    "Manadsrapport",
    "Prognos",
    "Prognoshandelse",
    "Program",
    "Rapportprenumeration",
    "RordDag",
    "Tidsantagande",
    "Utbud",
    "Vy",
]
