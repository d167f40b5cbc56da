"""Models of the ground floor, one noun per file."""

from kontaktcenter.models.amne import Amne
from kontaktcenter.models.anvandare import Anvandare, Kompetens, Medlemskap
from kontaktcenter.models.arendetyp import Arendetyp, Foljdfraga, Fristenhet, Sekretess
from kontaktcenter.models.enhet import Enhet
from kontaktcenter.models.kalender import Arbetstidsintervall, Arbetstidskalender, Kalenderundantag
from kontaktcenter.models.overenskommelse import Overenskommelse, Overenskommelserad
from kontaktcenter.utkorg.models import Utskick

__all__ = [
    "Amne",
    "Anvandare",
    "Arbetstidsintervall",
    "Arbetstidskalender",
    "Arendetyp",
    "Enhet",
    "Foljdfraga",
    "Fristenhet",
    "Kalenderundantag",
    "Kompetens",
    "Medlemskap",
    "Overenskommelse",
    "Overenskommelserad",
    "Sekretess",
    "Utskick",
]
