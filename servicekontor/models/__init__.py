"""Models of the service offices, one noun per file."""

from servicekontor.models.belaggning import Belaggning, Reservation
from servicekontor.models.besok import Besok, Resursbruk, Tryck
from servicekontor.models.bokning import Bokning, Bokningslank, Kalenderflode, Vantelista
from servicekontor.models.handelse import Kontorshandelse
from servicekontor.models.kontor import Kontor, Resurs
from servicekontor.models.medarbetare import Franvaro, Medarbetare, Onskemal
from servicekontor.models.motestyp import Motestyp
from servicekontor.models.mottagning import Besokskategori, Kobiljett
from servicekontor.models.mottagningstid import Mottagningstid, Mottagningsundantag
from servicekontor.models.oppettid import Oppettid, Oppettidsslag, Oppetundantag, Veckor
from servicekontor.models.ort import Korstid, Ort, Stopplats
from servicekontor.models.regel import Kontorsregel
from servicekontor.models.schema import Arbetspass, Behov, Byte, Publiceratpass, Publicering, Schema, Schemaflode
from servicekontor.models.schemaregel import Schemaregel
from servicekontor.models.skarm import Kontorsskarm
from servicekontor.models.tur import Fordon, Tur, Turstopp
from servicekontor.models.turmonster import Monsterstopp, Turmonster

__all__ = [
    "Arbetspass",
    "Behov",
    "Belaggning",
    "Besok",
    "Besokskategori",
    "Bokning",
    "Bokningslank",
    "Byte",
    "Fordon",
    "Franvaro",
    "Kalenderflode",
    "Kobiljett",
    "Kontor",
    "Kontorshandelse",
    "Kontorsregel",
    "Kontorsskarm",
    "Korstid",
    "Medarbetare",
    "Monsterstopp",
    "Motestyp",
    "Mottagningstid",
    "Mottagningsundantag",
    "Onskemal",
    "Oppettid",
    "Oppettidsslag",
    "Oppetundantag",
    "Ort",
    "Publiceratpass",
    "Publicering",
    "Reservation",
    "Resurs",
    "Resursbruk",
    "Schema",
    "Schemaflode",
    "Schemaregel",
    "Stopplats",
    "Tryck",
    "Tur",
    "Turmonster",
    "Turstopp",
    "Vantelista",
    "Veckor",
]
