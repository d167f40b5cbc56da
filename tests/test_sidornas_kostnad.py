"""What the pages of staff ask the database at the most, asked for by whoever has the most to see of those whom each is for."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.urltabell import arbetsplats, arenden, luckor, redaktion
from tests.urltabell.policyer import Rad
from tests.urltabell.varld import Varld, make_varld

FLEST = 12
ROLLER = ("chef", "redaktor", "agent", "registrator", "forvaltare", "handlaggare")
"""Rights that spread downwards cost the most."""
FLER = {
    # All that can be done to a gap stands on its page, each with its lists.
    "lucka",
    # A letter that is not sent yet is counted anew, a month of everything.
    "manadsbrev_ett",
}
"""Pages that ask more, by what they are."""
SIDOR = [
    rad for modul in (arenden, arbetsplats, luckor, redaktion) for rad in modul.RADER if "GET" in rad.metoder and rad.namn not in FLER
]


def count_queries(client: Client, rad: Rad, varld: Varld) -> int:
    """What one request asks."""
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse(rad.namn, kwargs=rad.args(varld)))
    return len(asked)


@pytest.mark.django_db
def test_every_page_of_cases_and_articles_costs_at_most_twelve_queries() -> None:
    varld, clients = make_varld(), {}
    for roll in ROLLER:
        clients[roll] = Client()
        clients[roll].force_login(varld.personer[roll])
    counted = {}
    for rad in SIDOR:
        roll = next((roll for roll in ROLLER if roll in rad.policy.inne), None)
        if roll is not None:
            counted[rad.namn] = count_queries(clients[roll], rad, varld)
    assert {namn: antal for namn, antal in counted.items() if antal > FLEST} == {}
    assert len(counted) > 60
