"""What the tests of the pages for citizens share."""

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from arenden.models import Arende
from tests.arenden.medborgare.medborgare import Medborgare, open_with_link
from tests.factories_arenden import make_mottaget


@pytest.fixture(autouse=True)
def fresh_counters(settings: Settings) -> None:
    """No test is stopped by what another one did, nor for being quicker than a person."""
    cache.clear()
    settings.FORMULAR_MINSTA_SEKUNDER = 0


@pytest.fixture
def medborgare(client: Client) -> Medborgare:
    """Somebody who fills in forms."""
    return Medborgare(client)


@pytest.fixture
def mottaget(client: Client) -> Arende:
    """A case that the department has accepted, opened by its citizen."""
    return open_with_link(client, make_mottaget())
