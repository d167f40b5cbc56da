"""A part of a case is asked for what any new case of its type is asked for, whichever door it comes by."""

import pytest

from arenden.actions import split
from arenden.models import Arende
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Arendetyp
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db
OTILLATNA = [
    ("stangd", {"is_active": False}, "används inte längre"),
    ("personnummer", {"requires_personnummer": True, "allows_anonymous": False}, "kräver personnummer"),
    ("plats", {"requires_plats": True}, "kräver en plats"),
]


def refuse(arendetyp: Arendetyp, mening: str) -> None:
    """Try to split with a type, and find that nothing came of it."""
    agent = make_agent()
    arende = make_arende(by=agent)
    with pytest.raises(Inmatningsfel, match=mening):
        split(arende=arende, text="Och soporna?", arendetyp=arendetyp, by=agent)
    assert Arende.objects.count() == 1


@pytest.mark.parametrize(("kod", "falt", "mening"), OTILLATNA)
def test_a_part_does_not_get_a_type_that_a_new_case_could_not_have(kod: str, falt: dict[str, bool], mening: str) -> None:
    refuse(make_arendetyp(kod, namn="Annan typ", **falt), mening)


def test_a_part_does_not_get_the_type_of_another_center() -> None:
    refuse(make_arendetyp("lon", namn="Lön", center=make_center("lonecenter", namn="Lönecenter")), "annat center")
