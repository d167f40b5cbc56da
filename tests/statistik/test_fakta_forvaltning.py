"""Facts that the pages of departments, offices and knowledge read."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from arenden.models import Handelse
from arenden.status import Handelsetyp
from kunskapsbank.models import Sokning
from servicekontor.models import Kontorshandelse
from servicekontor.status import Kontorshandelsetyp
from statistik.actions import count_pending
from statistik.fragor import figures
from statistik.models import Utbud
from statistik.period import Period
from statistik.synlighet import ALLT
from tests.factories import make_center, make_enhet
from tests.factories_kontor import make_kontor

pytestmark = pytest.mark.django_db
DAG = date(2026, 2, 2)


def told(kod: str, **fraga: Any) -> tuple[int, int]:
    """Numerator and denominator of the day."""
    count_pending()
    (siffra,) = figures([kod], period=Period(DAG, DAG), synligt=ALLT, **fraga)
    return siffra.taljare, siffra.namnare


def test_sent_back_hand_offs_are_counted_by_reason() -> None:
    where = {"tid": datetime(2026, 2, 2, 9, tzinfo=UTC), "center": make_center(), "enhet": make_enhet()}
    Handelse.objects.create(typ=Handelsetyp.OVERLAMNAT, till_enhet=make_enhet(), **where)
    for skal in ("fel_adresserat", "ofullstandigt", "fel_adresserat", "annat"):
        Handelse.objects.create(typ=Handelsetyp.ATERSANT, data={"skal": skal}, **where)
    Handelse.objects.create(typ=Handelsetyp.ATERSANT, **where)
    assert (told("atersant"), told("atersant_fel_adresserat"), told("atersant_ofullstandigt")) == ((5, 1), (2, 1), (1, 1))


@pytest.mark.parametrize(("timme", "kvallsbesok"), [(14, 0), (15, 1)])
def test_a_visit_is_of_the_evening_from_four_by_the_swedish_clock(timme: int, kvallsbesok: int) -> None:
    kontor = make_kontor()
    Utbud.objects.create(dag=DAG, kontor=kontor.kod, enhet=kontor.enhet, oppet_s=10 * 3600, kvall_s=2 * 3600)
    tid = datetime(2026, 2, 2, timme, 30, tzinfo=UTC)
    Kontorshandelse.objects.create(typ=Kontorshandelsetyp.BESOK_RAKNAT, tid=tid, kontor=kontor.kod)
    assert told("besok_per_kvallstimme") == (kvallsbesok, 2 * 3600)


def test_searches_without_a_sure_answer_are_told_of_all_searches_through_every_door() -> None:
    for dorr, is_saker in (("publik", True), ("formular", False), ("arbetsplats", False)):
        moment = datetime(2026, 2, 2, 9, tzinfo=UTC)
        Sokning.objects.create(dorr=dorr, fraga="bad", antal=1, is_saker=is_saker, tid=moment)
    assert told("sokningar_utan_svar") == (2, 3)
