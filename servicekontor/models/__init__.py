"""Models of the service offices, one noun per file."""

from servicekontor.models.handelse import Kontorshandelse
from servicekontor.models.kontor import Kontor, Resurs
from servicekontor.models.oppettid import Oppettid, Oppettidsslag, Oppetundantag, Veckor
from servicekontor.models.ort import Korstid, Ort, Stopplats
from servicekontor.models.regel import Kontorsregel
from servicekontor.models.tur import Fordon, Tur, Turstopp
from servicekontor.models.turmonster import Monsterstopp, Turmonster

__all__ = [
    "Fordon",
    "Kontor",
    "Kontorshandelse",
    "Kontorsregel",
    "Korstid",
    "Monsterstopp",
    "Oppettid",
    "Oppettidsslag",
    "Oppetundantag",
    "Ort",
    "Resurs",
    "Stopplats",
    "Tur",
    "Turmonster",
    "Turstopp",
    "Veckor",
]
