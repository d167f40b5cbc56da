"""A search with a small model of its own; what a process remembers of it is forgotten between the tests."""

from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from kunskapsbank.mening import fraga
from kunskapsbank.mening.tidsgrans import Tidsgrans
from kunskapsbank.mening.vektorer import bas
from kunskapsbank.sokmotor import statistik

PROVKODARE = "tests.kunskapsbank.mening.provkodare.Provkodare"


@pytest.fixture
def modell(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """The small model is on, and nothing of what earlier tests did to it is left."""
    settings.SOKMODELL = PROVKODARE
    settings.SOKMODELL_GRANS_MS = 5_000
    monkeypatch.setattr(fraga, "grans", Tidsgrans())
    monkeypatch.setattr(fraga, "avbrott", fraga.Avbrott())
    bas.forget()
    statistik.forget()
    yield settings
    bas.forget()
