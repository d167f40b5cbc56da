"""In which language somebody reads an article: their own if it is there, else the best that is."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language_info

from kontaktcenter.samtalssprak import SAMTALSSPRAK
from kunskapsbank.models import Artikeltext

RESERV = ("sv", "en")
"""What is shown to one whose own language is missing: the original first, then what most people read."""
OVRIGA = {"so": ("Soomaali", False), "ti": ("ትግርኛ", False), "prs": ("دری", True), "ku": ("Kurdî", False), "se": ("Davvisámegiella", False)}
"""Languages that Django has no name for: what they call themselves, and whether they run from right to left."""


@dataclass(frozen=True)
class Sprak:
    """A language as a page shows it: in its own words, and which way it runs."""

    kod: str
    namn: str
    riktning: str

    @property
    def namn_i_text(self) -> str:
        """What it is called in a sentence of the reader's language: ”engelska”."""
        return str(SAMTALSSPRAK.get(self.kod, self.namn))


def describe_sprak(kod: str) -> Sprak:
    """The language with that code; one that nobody knows is called by its code."""
    try:
        info = get_language_info(kod)
        namn, is_rtl = info["name_local"].capitalize(), info["bidi"]
    except KeyError:
        namn, is_rtl = OVRIGA.get(kod, (kod, False))
    return Sprak(kod, namn, "rtl" if is_rtl else "ltr")


def preference(kod: str, sprak: str) -> tuple[int, str]:
    """What to sort languages by for a reader of `sprak`, the best first."""
    order = (sprak, sprak.split("-")[0], *RESERV)
    return order.index(kod) if kod in order else len(order), kod


def is_wanted(kod: str, sprak: str) -> bool:
    """Whether a text in that language is what a reader of `sprak` asks for, and no makeshift."""
    return kod in (sprak, sprak.split("-")[0])


def best_text(texts: Iterable[Artikeltext], sprak: str) -> Artikeltext:
    """The text that a reader of `sprak` should have; of at least one."""
    return min(texts, key=lambda text: preference(text.sprak, sprak))
