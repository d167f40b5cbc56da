"""All that is known of a word, put together."""

from dataclasses import dataclass
from functools import lru_cache

from kunskapsbank.analys.gram import grams
from kunskapsbank.analys.stam import stem
from kunskapsbank.analys.stoppord import is_stop_word
from kunskapsbank.analys.svenska import split
from kunskapsbank.analys.text import words


@dataclass(frozen=True)
class Ord:
    """A folded word with its stem, the parts of a compound with their stems, its pieces, and whether it says anything by itself."""

    form: str
    stam: str
    led: tuple[str, ...]
    delar: tuple[str, ...]
    gram: tuple[str, ...]
    is_stop: bool


@lru_cache(maxsize=100_000)
def analyse_word(form: str, sprak: str = "sv") -> Ord:
    """What the search makes of a folded word in the language."""
    delning = split(form) if sprak == "sv" else None
    return Ord(
        form=form,
        stam=stem(form, sprak),
        led=delning.led if delning else (),
        delar=delning.stammar if delning else (),
        gram=grams(form),
        is_stop=is_stop_word(form, sprak),
    )


def warm() -> None:
    """Read the dictionary now, which else the first word that is analysed waits for."""
    analyse_word("kommunen")


def analyse(text: str, sprak: str = "sv") -> list[Ord]:
    """What the search makes of each word of a text, in order."""
    return [analyse_word(form, sprak) for form in words(text)]
