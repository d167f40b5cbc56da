"""Models of the statistics, one noun per file."""

from statistik.models.dagsvarde import Dagsvarde, Halvtimmesvarde
from statistik.models.enkat import Enkatforfragan, Enkatomgang, Enkatslag, Enkatsvar, Enkatvag
from statistik.models.prognos import Bemanningskrav, Prognos, Prognoshandelse
from statistik.models.rord_dag import RordDag
from statistik.models.utbud import Utbud
from statistik.models.vy import Vy

__all__ = [
    "Bemanningskrav",
    "Dagsvarde",
    "Enkatforfragan",
    "Enkatomgang",
    "Enkatslag",
    "Enkatsvar",
    "Enkatvag",
    "Halvtimmesvarde",
    "Prognos",
    "Prognoshandelse",
    "RordDag",
    "Utbud",
    "Vy",
]
