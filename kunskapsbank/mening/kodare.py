"""The model that turns texts into vectors: which one is used, if any."""

from functools import cache
from typing import TYPE_CHECKING, Protocol

import structlog
from django.conf import settings
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    import numpy as np

logger = structlog.get_logger(__name__)


class Kodare(Protocol):
    """Turns texts into vectors of length one; the more alike two texts are in meaning, the greater is the product of theirs."""

    namn: str
    """The model and its version: vectors of another name are of no use to it. At most 80 characters."""
    dimension: int
    """Numbers in a vector."""
    spann: float
    """A text whose product with a question is so much less than the nearest one's says nothing of it."""
    nara_fran: float
    """From this product on a text answers, though it has not the words of the question."""

    def read_question(self, text: str) -> "np.ndarray":
        """The vector of a question."""

    def read_texts(self, texts: list[str]) -> "np.ndarray":
        """The vectors of texts that may answer, a row each."""


KRAVS = ("dimension", "spann", "nara_fran", "read_question", "read_texts")
"""What the class of a model has, before any is made."""


def read_kodare() -> Kodare | None:
    """The model of this installation; None when it is turned off, not installed, or cannot run on this machine."""
    return _read(settings.SOKMODELL) if settings.SOKMODELL else None


@cache
def _read(path: str) -> Kodare | None:
    try:
        klass = import_string(path)
        if not all(hasattr(klass, namn) for namn in KRAVS):
            raise TypeError("not a model")
        return klass()
    except ImportError:
        logger.info("search model is not installed")
    except Exception as error:  # a package of somebody else's: whatever is wrong with it, the search goes on without it
        logger.warning("search model does not run", error=type(error).__name__)
    return None
