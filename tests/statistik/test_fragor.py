"""The one door to the facts."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import timezone

from arenden.models import Handelse
from arenden.status import Handelsetyp
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Enhet
from statistik.actions import count_pending
from statistik.fragor import figures, series
from statistik.period import Granularitet, Period, make_period
from statistik.synlighet import ALLT, Synlighet
from tests.factories import make_anvandare, make_center, make_enhet

pytestmark = pytest.mark.django_db
VAREN = Period(date(2026, 1, 30), date(2026, 4, 2))


def tell(dag: str, *, kanal: str = "telefon", enhet: Enhet | None = None, av: Any = None, **data: Any) -> None:
    """A contact that came in at noon."""
    tid = datetime.fromisoformat(f"{dag}T11:00").replace(tzinfo=UTC)
    data["enhet"] = (enhet or make_enhet()).pk
    Handelse.objects.create(typ=Handelsetyp.KONTAKT_REGISTRERAD, tid=tid, kanal=kanal, center=make_center(), sprak="sv", av=av, data=data)


def answer_of(**fraga: Any) -> dict[Any, float | None]:
    """Value by start, or by key of a breakdown."""
    found = figures([fraga.pop("kod", "kontakter")], **{"period": VAREN, "synligt": ALLT, **fraga})
    return {tuple(siffra.nyckel.values()) or siffra.start.isoformat(): siffra.varde for siffra in found}


@pytest.fixture
def spring() -> None:
    """Contacts at the edges of a spring that begins and ends inside months."""
    for dag in ("2026-01-29", "2026-01-30", "2026-02-01", "2026-02-28", "2026-03-29", "2026-04-02", "2026-04-03"):
        tell(dag)
    tell("2026-02-28", kanal="webb")
    count_pending()


@pytest.mark.usefixtures("spring")
def test_whole_months_and_the_days_around_them_are_the_period_exactly() -> None:
    assert answer_of() == {"2026-01-30": 6}
    assert answer_of(granularitet=Granularitet.MANAD) == {"2026-01-01": 1, "2026-02-01": 3, "2026-03-01": 1, "2026-04-01": 1}
    by_week = answer_of(granularitet=Granularitet.VECKA)
    assert by_week == {"2026-01-26": 2, "2026-02-23": 2, "2026-03-23": 1, "2026-03-30": 1}


@pytest.mark.usefixtures("spring")
def test_breakdown_and_selection() -> None:
    assert answer_of(uppdelning=["kanal"]) == {("telefon",): 5, ("webb",): 1}
    assert answer_of(urval={"kanal": ["webb"]}) == {"2026-01-30": 1}


@pytest.mark.usefixtures("spring")
def test_all_figures_of_a_page_cost_two_queries(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(2):
        figures(["kontakter", "losningsgrad", "hanteringstid", "svarstid"], period=VAREN, synligt=ALLT, uppdelning=["kanal"])


def test_times_come_as_median_and_ninth_decile() -> None:
    agent = make_anvandare()
    for sekunder in (60, 60, 600):
        tell("2026-02-02", av=agent, hanteringstid_s=sekunder)
    count_pending()
    (siffra,) = figures(["hanteringstid"], period=VAREN, synligt=ALLT)
    assert (siffra.antal, round(siffra.varde / 60, 1), round(siffra.p90 / 600, 1)) == (3, 1.0, 1.0)


def test_nothing_at_all_is_a_figure_of_nothing() -> None:
    tal = figures(["kontakter", "losningsgrad", "svarstid", "besok_per_oppettimme"], period=VAREN, synligt=ALLT)
    assert [siffra.varde for siffra in tal] == [0, None, None, None]


def test_manager_of_a_unit_sees_what_is_charged_to_it_and_no_other_units() -> None:
    park = make_enhet("park", namn="Parkenheten")
    tell("2026-02-02", enhet=park)
    tell("2026-02-02")
    count_pending()
    chef = make_anvandare("chef", park, username="parkchef")
    assert answer_of(synligt=Synlighet.of(chef), uppdelning=["enhet"]) == {(park.pk,): 1}
    assert answer_of(synligt=Synlighet.of(make_anvandare("chef", make_center(), username="centerchef"))) == {"2026-01-30": 2}


def test_unit_that_has_gone_up_in_another_keeps_its_history_and_gives_it_to_the_other() -> None:
    new = make_enhet("miljo", namn="Miljöenheten")
    old = make_enhet("park", namn="Parkenheten")
    tell("2026-02-02", enhet=old)
    tell("2026-03-02", enhet=new)
    count_pending()
    make_enhet("park", stangd=date(2026, 3, 1), ersatt_av=new)
    assert answer_of(urval={"enhet": [new.pk]}) == {"2026-01-30": 2}
    assert answer_of(urval={"enhet": [old.pk]}) == {"2026-01-30": 1}
    assert answer_of(synligt=Synlighet.of(make_anvandare("chef", new)), uppdelning=["enhet"]) == {(old.pk,): 1, (new.pk,): 1}


@pytest.mark.parametrize(
    ("fraga", "mening"),
    [
        ({"kod": "finns_inte"}, "Det nyckeltalet finns inte"),
        ({"kod": "bemanningsgap"}, "Det nyckeltalet finns inte"),
        ({"uppdelning": ["agent"]}, "Den uppdelningen finns inte"),
        ({"kod": "besok", "uppdelning": ["amne"]}, "Besök går inte att dela upp så"),
        ({"uppdelning": ["kanal", "enhet", "amne", "sprak"]}, "Välj högst 3 uppdelningar"),
        ({"uppdelning": ["kanal"] * 50}, "Välj högst 3 uppdelningar"),
        ({"urval": {"enhet": ["'; drop table"]}}, "Urvalet går inte att förstå"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_swedish(fraga: dict[str, Any], mening: str) -> None:
    with pytest.raises(Inmatningsfel, match=mening):
        answer_of(**fraga)


def test_period_backwards_ahead_or_endless_is_refused_in_swedish() -> None:
    today = timezone.localdate()
    later, long_ago = today.replace(year=today.year + 1, day=1), today.replace(year=today.year - 30, day=1)
    for fran, till, mening in (
        (later, today, "Perioden börjar efter att den slutar"),
        (later, later, "Perioden har inte börjat än"),
        (long_ago, today, "högst 20 år"),
    ):
        with pytest.raises(Inmatningsfel, match=mening):
            make_period(fran, till)
    assert make_period(today, later).till == today


def test_comparisons_are_as_long_and_a_leap_day_has_its_year_before() -> None:
    period = Period(date(2024, 2, 29), date(2024, 3, 9))
    assert period.before() == Period(date(2024, 2, 19), date(2024, 2, 28))
    assert period.year_before() == Period(date(2023, 2, 28), date(2023, 3, 9))


def test_half_hours_tell_when_contacts_arrived() -> None:
    tell("2026-02-02", hanteringstid_s=300, efterarbete_s=60, vantetid_s=100)
    tell("2026-02-02", hanteringstid_s=3600)
    count_pending()
    found = series(kanal="telefon", center=make_center().pk, fran=datetime(2026, 2, 2, tzinfo=UTC), till=datetime(2026, 2, 3, tzinfo=UTC))
    assert found == [(datetime(2026, 2, 2, 10, 0, tzinfo=UTC), 1), (datetime(2026, 2, 2, 10, 30, tzinfo=UTC), 1)]
