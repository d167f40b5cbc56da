"""Models of the service offices, one noun per file."""

from servicekontor.models.belaggning import Belaggning, Reservation
from servicekontor.models.bokning import Bokning, Bokningslank, Kalenderflode, Vantelista
from servicekontor.models.handelse import Kontorshandelse
from servicekontor.models.kontor import Kontor, Resurs
from servicekontor.models.motestyp import Motestyp
from servicekontor.models.mottagningstid import Mottagningstid, Mottagningsundantag
from servicekontor.models.oppettid import Oppettid, Oppettidsslag, Oppetundantag, Veckor
from servicekontor.models.ort import Korstid, Ort, Stopplats
from servicekontor.models.regel import Kontorsregel
from servicekontor.models.tur import Fordon, Tur, Turstopp
from servicekontor.models.turmonster import Monsterstopp, Turmonster

__all__ = [
    "Belaggning",
    "Bokning",
    "Bokningslank",
    "Fordon",
    "Kalenderflode",
    "Kontor",
    "Kontorshandelse",
    "Kontorsregel",
    "Korstid",
    "Monsterstopp",
    "Motestyp",
    "Mottagningstid",
    "Mottagningsundantag",
    "Oppettid",
    "Oppettidsslag",
    "Oppetundantag",
    "Ort",
    "Reservation",
    "Resurs",
    "Stopplats",
    "Tur",
    "Turmonster",
    "Turstopp",
    "Vantelista",
    "Veckor",
]
