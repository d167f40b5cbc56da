"""A small model for the tests: words that mean the same count as the same, each in a place of the vector that its letters tell."""

import hashlib

import numpy as np

from kunskapsbank.analys import stem, words

SAMMA = {"velociped": "cykel", "fordon": "bil"}
"""Words with what they mean, spelt so differently that no other part of the search could know."""


class Provkodare:
    """Does what the protocol asks, in microseconds and the same each time."""

    namn = "prov 1"
    dimension = 64
    spann, nara_fran = 0.5, 0.7

    def read_question(self, text: str) -> np.ndarray:
        """The vector of a question."""
        return self.read_texts([text])[0]

    def read_texts(self, texts: list[str]) -> np.ndarray:
        """The vectors of texts."""
        found = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(found, texts, strict=True):
            for word in words(text):
                row[_place(stem(SAMMA.get(word, word), "sv"), self.dimension)] += 1.0
            row /= np.linalg.norm(row) or 1.0
        return found


class Nyareprovkodare(Provkodare):
    """The next version of it."""

    namn = "prov 2"


class Trasig(Provkodare):
    """Fails at every question."""

    def read_question(self, text: str) -> np.ndarray:
        """Never comes back with anything."""
        raise RuntimeError(text)


def _place(word: str, dimension: int) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=4).digest()) % dimension
