"""From a contact to a figure."""

import pytest
from django.utils import timezone

from arenden.actions import register_kontakt
from arenden.indata import NyFraga
from arenden.models import Fraga, Kanal
from kontaktcenter.fel import Inmatningsfel
from statistik.actions import count_pending
from statistik.fragor import figures
from statistik.models import Dagsvarde, RordDag
from statistik.period import Period, make_period
from statistik.synlighet import ALLT, Synlighet
from tests.factories import make_anvandare, make_arendetyp, make_center
from tests.factories_arenden import ANNA, make_agent

pytestmark = pytest.mark.django_db


def call(*, utfall: Fraga.Utfall = Fraga.Utfall.BESVARAD_DIREKT, by=None) -> None:
    """A call with one question."""
    fraga = NyFraga(text="När öppnar badet?", utfall=utfall, arendetyp=make_arendetyp())
    register_kontakt(kanal=Kanal.TELEFON, center=make_center(), by=by or make_agent(), fragor=[fraga], uppgifter=ANNA)


def today() -> Period:
    """Today alone."""
    return Period(timezone.localdate(), timezone.localdate())


def test_call_is_counted_and_leaves_no_day_waiting() -> None:
    call()
    assert count_pending() == 1
    assert RordDag.objects.count() == 0
    (siffra,) = figures(["kontakter"], period=today(), synligt=ALLT)
    assert siffra.varde == 1


def test_share_of_questions_answered_at_once_is_numerator_and_denominator() -> None:
    agent = make_agent()
    call(by=agent)
    call(utfall=Fraga.Utfall.HANVISAD, by=agent)
    count_pending()
    (siffra,) = figures(["losningsgrad"], period=today(), synligt=ALLT, uppdelning=["kanal"])
    assert (siffra.taljare, siffra.namnare, siffra.varde, siffra.nyckel) == (1, 2, 0.5, {"kanal": "telefon"})


def test_counting_twice_changes_no_row() -> None:
    call()
    count_pending()
    before = list(Dagsvarde.objects.order_by("pk").values())
    RordDag.objects.create(dag=timezone.localdate())
    count_pending()
    assert list(Dagsvarde.objects.order_by("pk").values()) == before


def test_handling_time_comes_with_median_and_number() -> None:
    call()
    count_pending()
    (siffra,) = figures(["hanteringstid"], period=today(), synligt=ALLT)
    assert (siffra.varde, siffra.antal) == (0.0, 1)


def test_manager_of_a_center_sees_it_and_others_see_nothing() -> None:
    call()
    count_pending()
    chef = make_anvandare("chef", make_center())
    (siffra,) = figures(["kontakter"], period=today(), synligt=Synlighet.of(chef))
    (nothing,) = figures(["kontakter"], period=today(), synligt=Synlighet())
    assert (siffra.varde, nothing.varde) == (1, 0)


def test_period_that_is_backwards_is_refused_in_swedish() -> None:
    dag = timezone.localdate()
    with pytest.raises(Inmatningsfel, match="Perioden börjar efter att den slutar"):
        make_period(dag, dag.replace(year=dag.year - 1))
