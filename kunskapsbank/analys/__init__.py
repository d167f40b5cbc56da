"""What the search does to a word: pure functions of text, the same for what is indexed and what is asked. docs/analys.md explains."""

from kunskapsbank.analys.gram import grams
from kunskapsbank.analys.ord import Ord, analyse, analyse_word, warm
from kunskapsbank.analys.stam import SPRAK_MED_STAM, stem
from kunskapsbank.analys.stoppord import is_frame_word, is_side_word, is_stop_word
from kunskapsbank.analys.svenska import Delning, is_swedish, lemma, split
from kunskapsbank.analys.text import Plats, fold, places, words, written

__all__ = [
    "SPRAK_MED_STAM",
    "Delning",
    "Ord",
    "Plats",
    "analyse",
    "analyse_word",
    "fold",
    "grams",
    "is_frame_word",
    "is_side_word",
    "is_stop_word",
    "is_swedish",
    "lemma",
    "places",
    "split",
    "stem",
    "warm",
    "words",
    "written",
]
