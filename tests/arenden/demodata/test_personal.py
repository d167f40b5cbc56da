"""Where the demo municipality's employees are."""

from datetime import UTC, datetime

import pytest

from arenden.demodata.katalogfiler import read_katalog
from arenden.demodata.personal import draw_presence
from arenden.demodata.slump import Slump
from kontaktcenter.models import Anvandare
from tests.factories import make_kalender

pytestmark = pytest.mark.django_db
Narvaro = Anvandare.Narvaro


@pytest.mark.parametrize(
    ("nu", "at_work"),
    [
        (datetime(2026, 11, 22, 12, tzinfo=UTC), False),
        (datetime(2026, 11, 23, 22, tzinfo=UTC), False),
        (datetime(2026, 11, 23, 9, tzinfo=UTC), True),
    ],
)
def test_somebody_is_at_hand_only_while_the_unit_is_open(nu: datetime, at_work: bool) -> None:
    kalender, slump, katalog = make_kalender().as_kalender(), Slump("prov"), read_katalog()
    drawn = [draw_presence(slump, nu, katalog, kalender) for _ in range(200)]
    assert any(narvaro == Narvaro.TILLGANGLIG for narvaro, _till, _text in drawn) is at_work
    assert all(till is None or till > nu for _narvaro, till, _text in drawn)
    assert {Narvaro.LEDIG, Narvaro.SJUK} <= {narvaro for narvaro, _till, _text in drawn}
