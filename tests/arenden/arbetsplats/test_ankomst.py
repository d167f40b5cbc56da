"""When a contact reached us is believed within reason, whichever door it comes by: a deadline hangs on it."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from arenden.actions import register_kontakt
from arenden.indata import NyFraga
from arenden.models import Arende, Fraga, Kanal, Kontakt
from kontaktcenter.fel import Inmatningsfel
from tests.arenden.arbetsplats.kontakt import Kontaktdorr
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import ANNA, make_agent

pytestmark = pytest.mark.django_db
MEJL = "Från: Anna Testsson <anna@testsson.example>\nSkickat: den {dag} 10:15\nÄmne: Carport\n\nFår jag bygga en carport?"


def make_case_fields() -> dict[str, object]:
    """What an agent fills in to make a case of a mail."""
    return {"namn": "Anna Testsson", "epost": "anna@testsson.example", "f0_arendetyp": make_arendetyp().pk, "f0_utfall": "arende"}


@pytest.mark.parametrize("falt", ["inkommen", "borjade"])
def test_a_time_in_another_year_is_refused_by_the_action(falt: str) -> None:
    fraga = NyFraga(text="Får jag bygga?", utfall=Fraga.Utfall.ARENDE, arendetyp=make_arendetyp())
    tid = {falt: timezone.now() - timedelta(days=400)}
    with pytest.raises(Inmatningsfel, match="högst ett år sedan") as error:
        register_kontakt(kanal=Kanal.API, center=make_center(), by=make_agent(), fragor=[fraga], uppgifter=ANNA, nyckel=uuid.uuid4(), **tid)
    assert error.value.falt == falt
    assert not Kontakt.objects.exists()


@pytest.mark.parametrize("dag", ["1 januari 1998", "31 december 2099"])
def test_a_sender_whose_clock_is_wrong_stops_no_agent_and_moves_no_deadline(dag: str) -> None:
    dorr = Kontaktdorr(make_agent(), **make_case_fields(), kanal="epost", mejl=MEJL.format(dag=dag))
    dorr.post("mejl")
    assert dorr.stored("inkommen") == ""
    assert dorr.post("spara", f0_text="Får jag bygga en carport?").status_code == 302
    assert timezone.localdate(Arende.objects.get().frist_borjar) == timezone.localdate()


def test_an_exact_moment_does_not_get_around_the_limit_of_the_day() -> None:
    tid = datetime(1998, 1, 1, 10, 15, tzinfo=timezone.get_current_timezone()).isoformat()
    dorr = Kontaktdorr(make_agent(), **make_case_fields(), kanal="epost", f0_text="Carport?", inkommen="1998-01-01", inkommen_tid=tid)
    response = dorr.post("spara")
    assert response.status_code == 400 and "mer än ett år bakåt" in response.content.decode()
    assert not Kontakt.objects.exists()
