"""Fixtures of the ground floor's tests."""

from collections.abc import Iterator

import pytest

from kontaktcenter.models import Anvandare, Enhet
from tests.factories import make_anvandare, make_enhet
from tests.kontaktcenter.innehav import Bollar, registered


@pytest.fixture
def bollar() -> Iterator[Bollar]:
    """Something that units and users can hold."""
    with registered() as bollar:
        yield bollar


@pytest.fixture
def forvaltningen(db: None) -> Enhet:
    """The unit where the administrator works."""
    return make_enhet("digitalisering", namn="Digitaliseringsenheten")


@pytest.fixture
def administrator(forvaltningen: Enhet) -> Anvandare:
    """An administrator (systemförvaltare)."""
    return make_anvandare("systemforvaltare", forvaltningen)
