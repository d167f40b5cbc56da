"""A small Exempelkommun, filled once for the tests that only read it."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from arenden.demodata.fyllning import Fyllning

ANTAL = 250
NU = datetime(2026, 3, 12, 15, 30, tzinfo=ZoneInfo("Europe/Stockholm"))
"""A Thursday afternoon in winter."""


@pytest.fixture(scope="package")
def exempelkommun(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Three years of ANTAL cases up to NU, gone again when the last test has read them."""
    with django_db_blocker.unblock(), transaction.atomic():
        Fyllning(arenden=ANTAL, fro=1, nu=NU, losenord="Provlosenord-1", tyst=True).fill()
        yield
        transaction.set_rollback(True)
