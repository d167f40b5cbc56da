"""Models of the knowledge base, one noun per file."""

from kunskapsbank.models.artikel import Artikel, Samling
from kunskapsbank.models.artikeltext import Artikeltext, Revision
from kunskapsbank.models.bild import Bild, Lankkontroll
from kunskapsbank.models.handelse import Artikelhandelse
from kunskapsbank.models.inlasning import Inlasning, Inlasningsrad
from kunskapsbank.models.lucka import Kunskapslucka, Lucksignal, Manadsbrev, Omdome
from kunskapsbank.models.nyhet import Lasning, Nyhet
from kunskapsbank.models.sokindex import Sokdokument, Sokstatistik, Sokterm
from kunskapsbank.models.sokning import Sokning, Sokoppning
from kunskapsbank.models.vektor import Vektor

__all__ = [
    "Artikel",
    "Artikelhandelse",
    "Artikeltext",
    "Bild",
    "Inlasning",
    "Inlasningsrad",
    "Kunskapslucka",
    "Lankkontroll",
    "Lasning",
    "Lucksignal",
    "Manadsbrev",
    "Nyhet",
    "Omdome",
    "Revision",
    "Samling",
    "Sokdokument",
    "Sokning",
    "Sokoppning",
    "Sokstatistik",
    "Sokterm",
    "Vektor",
]
