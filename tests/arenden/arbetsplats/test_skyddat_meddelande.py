"""Who left a message is hidden when they have protected identity, until the one whom it is for asks, which leaves a trace."""

from dataclasses import replace

import pytest

from arenden.actions.vaxel import take_message
from arenden.models import Handelse, Kontakt, Person, Telefonmeddelande
from arenden.status import Handelsetyp
from kontaktcenter.models import Anvandare
from tests.apiklient import Nyckelklient
from tests.arenden.arbetsplats.test_vaxel import client_of, make_olle
from tests.factories_arenden import ANNA, make_agent, make_arende

pytestmark = pytest.mark.django_db
DOLT = ("", "")


@pytest.fixture
def olle() -> Anvandare:
    return make_olle()


def leave(olle: Anvandare, *, is_linked: bool) -> Telefonmeddelande:
    """A message from Anna, who is protected; `is_linked` to the call it was left in."""
    agent = make_agent()
    make_arende(by=agent, uppgifter=replace(ANNA, is_skyddad=True))
    kontakt = Kontakt.objects.get() if is_linked else None
    telefon = "" if is_linked else ANNA.telefon
    return take_message(till=olle, text="Ring mig.", by=agent, fran_namn=ANNA.namn, fran_telefon=telefon, kontakt=kontakt)


@pytest.mark.parametrize("is_linked", [True, False])
def test_a_protected_caller_is_told_by_the_api_only_with_a_trace(olle: Anvandare, is_linked: bool) -> None:
    row, system = leave(olle, is_linked=is_linked), Nyckelklient(olle)
    [listed] = system.get("telefonmeddelanden/mina/").json()
    assert (listed["fran_namn"], listed["fran_telefon"]) == DOLT
    assert system.post(f"telefonmeddelanden/{row.pk}/visa/").json()["fran_namn"] == "Anna Testsson"
    assert Handelse.objects.get(typ=Handelsetyp.PERSON_VISAD).av == olle


def test_and_on_the_page(olle: Anvandare) -> None:
    row, client = leave(olle, is_linked=False), client_of(olle)
    page = client.get("/meddelanden/").text
    assert "Anna Testsson" not in page and "1740605" not in page and "Visa uppgifterna (loggas)" in page
    assert "Anna Testsson" in client.post(f"/meddelanden/{row.pk}/visa/").text
    assert Handelse.objects.get(typ=Handelsetyp.PERSON_VISAD).av == olle


def test_anothers_message_is_not_shown(olle: Anvandare) -> None:
    row = leave(olle, is_linked=True)
    assert client_of(make_agent()).post(f"/meddelanden/{row.pk}/visa/").status_code == 404


def test_a_caller_who_is_not_protected_is_told(olle: Anvandare) -> None:
    row = leave(olle, is_linked=True)
    Person.objects.update(is_skyddad=False)
    assert Nyckelklient(olle).get("telefonmeddelanden/mina/").json()[0]["fran_namn"] == row.fran_namn
