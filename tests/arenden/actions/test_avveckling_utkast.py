"""What a colleague who leaves has typed and not saved: named, and handed on as it stands."""

import uuid

import pytest
from django.core.files.base import ContentFile

from arenden.actions.utkast import attach_to_utkast, save_utkast
from arenden.models import Handelse, Utkast
from arenden.status import Handelsetyp
from kontaktcenter.actions.anvandare import remove_anvandare
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Anvandare
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_arenden import make_agent

pytestmark = pytest.mark.django_db
OPPNAD = {"kanal": ["telefon"], "sprak": ["sv"], "fragor": ["0"]}


@pytest.fixture
def administrator() -> Anvandare:
    """An administrator."""
    return make_anvandare("systemforvaltare", make_enhet("digitalisering"))


def make_utkast(agent: Anvandare, **falt: list[str]) -> Utkast:
    """An open contact of the agent."""
    return save_utkast(nyckel=uuid.uuid4(), falt={**OPPNAD, **falt}, by=agent)


def test_what_somebody_has_typed_is_not_left_with_an_ended_account(administrator: Anvandare) -> None:
    slutar = make_agent()
    make_agent()
    make_utkast(slutar, **{"f0-text": ["När öppnar simhallen?"]})
    with pytest.raises(OtillatenHandling, match="har 1 påbörjad kontakt. Ange vem som tar över"):
        remove_anvandare(anvandare=slutar, by=administrator)
    slutar.refresh_from_db()
    assert slutar.is_active


def test_a_colleague_goes_on_with_what_was_typed(administrator: Anvandare) -> None:
    slutar, kollega = make_agent(), make_agent()
    utkast = make_utkast(slutar, **{"f0-text": ["När öppnar simhallen?"]})
    assert remove_anvandare(anvandare=slutar, overtas_av=kollega, by=administrator) == ["1 påbörjad kontakt"]
    kvar = Utkast.objects.get()
    assert (kvar.pk, kvar.agent, kvar.innehall) == (utkast.pk, kollega, utkast.innehall)


def test_the_move_of_what_was_typed_leaves_a_trace(administrator: Anvandare) -> None:
    slutar, kollega = make_agent(), make_agent()
    utkast = make_utkast(slutar, **{"f0-text": ["När öppnar simhallen?"]})
    remove_anvandare(anvandare=slutar, overtas_av=kollega, by=administrator)
    handelse = Handelse.objects.get(typ=Handelsetyp.FLYTTAT)
    assert (handelse.av, handelse.data) == (
        administrator,
        {"utkast": str(utkast.pk), "fran_anvandare": slutar.pk, "till_anvandare": kollega.pk},
    )


def test_files_alone_are_handed_on_too(administrator: Anvandare) -> None:
    slutar, kollega = make_agent(), make_agent()
    attach_to_utkast(utkast=make_utkast(slutar), fraga=0, filer=[ContentFile(b"Ritning", "ritning.txt")], by=slutar)
    remove_anvandare(anvandare=slutar, overtas_av=kollega, by=administrator)
    assert kollega.utkast.get().filer.count() == 1


def test_a_contact_that_was_only_opened_keeps_nobody(administrator: Anvandare) -> None:
    slutar = make_agent()
    make_agent()
    make_utkast(slutar)
    assert remove_anvandare(anvandare=slutar, by=administrator) == []


def test_nobody_of_another_center_takes_over_what_was_typed(administrator: Anvandare) -> None:
    slutar, annan = make_agent(), make_agent(make_center("lonecenter", namn="Lönecenter"))
    utkast = make_utkast(slutar, **{"f0-text": ["När öppnar simhallen?"]})
    with pytest.raises(OtillatenHandling, match="registrerar inte kontakter på samma center"):
        remove_anvandare(anvandare=slutar, overtas_av=annan, by=administrator)
    utkast.refresh_from_db()
    assert utkast.agent == slutar
