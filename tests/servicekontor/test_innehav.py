"""What an officer holds at the offices when the account is to end: meetings to come."""

import pytest
from django.test import Client

from kontaktcenter import avveckling
from kontaktcenter.actions.anvandare import remove_anvandare
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Anvandare, Utskick
from servicekontor.models import Belaggning, Bokning, Kontorshandelse
from servicekontor.status import Bokningslage
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_bokning import make_bokning, make_mottagningstid
from tests.factories_kontor import make_resurs
from tests.servicekontor.test_boka import next_monday

pytestmark = pytest.mark.django_db


@pytest.fixture
def officers() -> list[Anvandare]:
    """Two of the building permits unit."""
    return [make_anvandare("handlaggare", make_enhet(), username=namn, email=f"{namn}@test.se") for namn in ("karin", "lars")]


@pytest.fixture
def forvaltare() -> Anvandare:
    return make_anvandare("systemforvaltare", make_center(), username="forvaltaren")


@pytest.fixture
def mote(officers: list[Anvandare]) -> Bokning:
    """A meeting of the first officer's on a Monday to come."""
    tid = make_mottagningstid(handlaggare=officers[:1])
    return make_bokning(tid, next_monday("09:00"))


def test_an_account_with_meetings_to_come_is_not_ended_without_someone_to_take_them(mote: Bokning, forvaltare: Anvandare) -> None:
    with pytest.raises(OtillatenHandling, match="1 bokat möte"):
        remove_anvandare(anvandare=mote.handlaggare, by=forvaltare)


def test_who_takes_over_receives_the_meetings(mote: Bokning, officers: list[Anvandare], forvaltare: Anvandare) -> None:
    moved = remove_anvandare(anvandare=officers[0], overtas_av=officers[1], by=forvaltare)
    assert moved == ["1 bokat möte"]
    assert {Bokning.objects.get().handlaggare, Belaggning.objects.get().handlaggare} == {officers[1]}
    trace = Kontorshandelse.objects.get(typ="bokning_overtagen")
    assert trace.data == {"bokning": mote.pk, "fran": officers[0].pk, "till": officers[1].pk}
    assert Utskick.objects.get().mottagare == "lars@test.se"


def test_meetings_that_the_other_has_no_time_for_stop_everything(mote: Bokning, officers: list[Anvandare], forvaltare: Anvandare) -> None:
    elsewhere = make_mottagningstid(
        motestyp=mote.motestyp, kontor=mote.kontor, handlaggare=officers[1:], resurser=[make_resurs(mote.kontor, namn="Disk 2")]
    )
    make_bokning(elsewhere, mote.fran)
    with pytest.raises(OtillatenHandling, match=r"är upptagen .* klockan 09.00"):
        remove_anvandare(anvandare=officers[0], overtas_av=officers[1], by=forvaltare)
    assert Bokning.objects.get(pk=mote.pk).handlaggare == officers[0]


def test_what_is_over_or_cancelled_is_held_by_nobody(mote: Bokning, officers: list[Anvandare]) -> None:
    Bokning.objects.update(lage=Bokningslage.AVBOKAD)
    assert avveckling.held_by_users([officers[0].pk]) == {}


def test_the_page_that_ends_an_account_lists_the_meetings(mote: Bokning, forvaltare: Anvandare, client: Client) -> None:
    client.force_login(forvaltare)
    page = client.get(f"/admin/kontaktcenter/anvandare/{mote.handlaggare_id}/avsluta/").content.decode()
    assert "Prata om bygglov" in page
    assert "klockan 09.00, Kontoret i Norrby" in page
