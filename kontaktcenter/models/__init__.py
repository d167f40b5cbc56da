"""Models of the ground floor, one noun per file."""

from kontaktcenter.models.amne import Amne
from kontaktcenter.models.anvandare import Anvandare, Kompetens, Medlemskap
from kontaktcenter.models.apinyckel import Apinyckel, Omfang
from kontaktcenter.models.arendetyp import Arendetyp, Foljdfraga, Fristenhet, Sekretess
from kontaktcenter.models.enhet import Enhet
from kontaktcenter.models.kalender import Arbetstidsintervall, Arbetstidskalender, Kalenderundantag
from kontaktcenter.models.mejltext import Mejltext
from kontaktcenter.models.omrakning import Omrakning
from kontaktcenter.models.overenskommelse import Overenskommelse, Overenskommelserad
from kontaktcenter.utkorg.models import Brev, Hjartslag, Utskick, Utskicksfil

__all__ = [
    "Amne",
    "Anvandare",
    "Apinyckel",
    "Arbetstidsintervall",
    "Arbetstidskalender",
    "Arendetyp",
    "Brev",
    "Enhet",
    "Foljdfraga",
    "Fristenhet",
    "Hjartslag",
    "Kalenderundantag",
    "Kompetens",
    "Medlemskap",
    "Mejltext",
    "Omrakning",
    "Omfang",
    "Overenskommelse",
    "Overenskommelserad",
    "Sekretess",
    "Utskick",
    "Utskicksfil",
]
