"""An Exempelkommun of which a quarter is simulated, filled once for the tests that only read it."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from arenden.demodata.fyllning import Fyllning
from tests.arenden.demodata.fylld.conftest import NU

ANTAL = 401
"""One more than four times a hundred: a case is left out of three editions."""
UPPLAGOR = 4


@pytest.fixture(scope="package")
def upplagor(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Three years of ANTAL cases up to NU, gone again when the last test has read them."""
    with django_db_blocker.unblock(), transaction.atomic():
        Fyllning(arenden=ANTAL, fro=1, nu=NU, losenord="Provlosenord-1", tyst=True, upplagor=UPPLAGOR).fill()
        yield
        transaction.set_rollback(True)
