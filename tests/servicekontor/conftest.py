"""What the tests of published times begin with."""

import pytest
from django.test import Client

from kontaktcenter.models import Anvandare
from servicekontor.models import Mottagningstid
from tests.factories import make_anvandare
from tests.factories_bokning import make_mottagningstid


@pytest.fixture
def officer(client: Client) -> Anvandare:
    """An officer of the unit, signed in."""
    officer = make_anvandare("handlaggare")
    client.force_login(officer)
    return officer


@pytest.fixture
def tid(db: None) -> Mottagningstid:
    """Mondays 9–12 at an office without holidays."""
    tid = make_mottagningstid()
    tid.kontor.is_helgstangd = False
    tid.kontor.save()
    return tid
