"""The model of meaning, as the bench asks it: its vectors of a base are kept in a file, for they take minutes to make."""

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tqdm import tqdm

from kunskapsbank.mening import Kodare
from kunskapsbank.mening.vektorer import Vektorer, Vektornarhet
from tests.bench.delar.sok.underlag import Artikel

BUNT = 64


class Lasare:
    """What the model has read of one base of articles, by their numbers."""

    def __init__(self, kodare: Kodare, articles: Sequence[Artikel], folder: Path) -> None:
        """Read all of them, or what was read before."""
        self.kodare = kodare
        keys = np.arange(len(articles))
        self.vektorer = Vektorer(keys, keys, _vectors(kodare, [f"{row.titel}\n{row.svar}".strip() for row in articles], folder))

    def __call__(self, fraga: str) -> Vektornarhet:
        """How near the articles are to a question."""
        return Vektornarhet(self.vektorer, self.kodare.read_question(fraga), self.kodare)


def _vectors(kodare: Kodare, texts: list[str], folder: Path) -> np.ndarray:
    key = hashlib.sha256("\0".join([kodare.namn, *texts]).encode()).hexdigest()[:16]
    path = folder / f"vektorer-{key}.npy"
    if not path.exists():
        bunches = [texts[start : start + BUNT] for start in range(0, len(texts), BUNT)]
        read = [kodare.read_texts(bunch) for bunch in tqdm(bunches, desc="Modellen läser", disable=not sys.stderr.isatty())]
        np.save(path, np.concatenate(read).astype(np.float16))
    return np.load(path).astype(np.float32)
