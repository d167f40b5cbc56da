"""People and an article that the pages are tried with."""

import pytest
from django.test import Client

from kontaktcenter.models import Anvandare
from kunskapsbank.models import Artikel
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_kunskap import make_artikel, make_redaktor


@pytest.fixture
def artikel() -> Artikel:
    """A published article of the waste unit."""
    return make_artikel()


@pytest.fixture
def redaktor() -> Anvandare:
    """An editor of everything."""
    return make_redaktor(make_center())


@pytest.fixture
def expert() -> Anvandare:
    """Who answers for the waste unit's articles."""
    return make_anvandare("handlaggare", make_enhet("avfall", namn="Avfallsenheten"))


@pytest.fixture
def inne(client: Client, redaktor: Anvandare) -> Client:
    """A browser where the editor is logged in."""
    client.force_login(redaktor)
    return client
