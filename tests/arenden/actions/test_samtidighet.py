"""Two who do the same at the same moment, on real connections."""

import uuid

import pytest

from arenden.actions import accept, hand_over, merge, register_kontakt
from arenden.aktor import Aktor
from arenden.indata import NyFraga
from arenden.models import Arende, Fraga, Handelse, Kanal, Kontakt, Overlamning
from arenden.status import Handelsetyp
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import ANNA, make_agent, make_arende, make_handlaggare, make_overlamnat
from tests.samtidigt import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_agents_who_hand_over_at_once_make_one_hand_off() -> None:
    make_handlaggare()
    first, second = make_agent(), make_agent()
    arende = make_arende(by=first)
    at_once(lambda: hand_over(arende=arende, by=first), lambda: hand_over(arende=arende, by=second))
    assert Overlamning.objects.count() == Handelse.objects.filter(typ=Handelsetyp.OVERLAMNAT).count() == 1


def test_of_two_officers_who_accept_at_once_one_gets_the_case() -> None:
    officers = [make_handlaggare(), make_handlaggare()]
    arende = make_overlamnat()
    results = at_once(*[lambda o=o: accept(arende=arende, by=o) for o in officers])
    assert sum(isinstance(r, Overlamning) for r in results) == 1
    arende.refresh_from_db()
    assert arende.handlaggare in officers


def test_the_same_form_sent_four_times_at_once_registers_once() -> None:
    nyckel, arendetyp, center = uuid.uuid4(), make_arendetyp(), make_center()
    fraga = NyFraga(text="Får jag bygga en carport?", utfall=Fraga.Utfall.ARENDE, arendetyp=arendetyp)
    results = at_once(
        *[
            lambda: register_kontakt(
                kanal=Kanal.WEBB, center=center, by=Aktor.MEDBORGAREN, fragor=[fraga], uppgifter=ANNA, nyckel=nyckel
            )
        ]
        * 4
    )
    assert Kontakt.objects.count() == Arende.objects.count() == 1
    assert len({r.kvitton[0].foljkod for r in results}) == 1


def test_two_agents_who_merge_crosswise_do_not_deadlock() -> None:
    agent = make_agent()
    one, two = make_arende(by=agent), make_arende(by=agent)
    at_once(lambda: merge(arende=one, med=two, by=agent), lambda: merge(arende=two, med=one, by=agent))
    assert Arende.objects.filter(sammanslaget_med__isnull=False).count() == 1
