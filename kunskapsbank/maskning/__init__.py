"""Masking: what could name somebody is taken out of a search or a question before it is stored, shown to others or counted.

Pure functions over text. Better one word too many than one person too few: what is left need only say what was asked.
"""

from kunskapsbank.maskning.maskning import MASK, clean_words, drop_whereabouts, is_only_masks, mask_words

__all__ = ["MASK", "clean_words", "drop_whereabouts", "is_only_masks", "mask_words"]
