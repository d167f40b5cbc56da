"""When contacts come, and where questions go."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.http import QueryDict
from django.test import Client

from kontaktcenter.fel import Inmatningsfel
from statistik.actions import count_pending
from statistik.benamningar import Benamningar
from statistik.flodesbild import draw_flow
from statistik.forms.bestallning import Bestallningsform
from statistik.models import Halvtimmesvarde
from statistik.monster import ways, week_map
from statistik.synlighet import ALLT, Synlighet
from tests.factories import make_anvandare, make_center
from tests.factories_arenden import make_kvitto

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def order(synligt: Synlighet = ALLT, **fraga: str) -> Any:
    """What is asked for."""
    query = QueryDict(mutable=True)
    query.update(fraga)
    form = Bestallningsform(query, synligt=synligt, benamningar=Benamningar.read())
    assert form.is_valid(), form.errors
    return form.bestallning


def came(moment: datetime, antal: int, kanal: str = "telefon") -> None:
    """Contacts in a half-hour."""
    start = moment.replace(tzinfo=ZoneInfo("Europe/Stockholm"))
    varden = {"inkomna": antal, "hanterade": antal, "hantering_s": 1, "center": make_center().pk}
    Halvtimmesvarde.objects.create(dag=moment.date(), start=start, kanal=kanal, **varden)


def test_the_map_is_the_mean_of_each_weekday_by_the_clock_on_the_wall() -> None:
    came(datetime(2026, 3, 23, 9, 30), 4), came(datetime(2026, 3, 30, 9, 30), 2), came(datetime(2026, 3, 31, 8, 0), 5, "webb")
    karta = week_map(order(fran="2026-03-23", till="2026-04-05"))
    cells = {klocka: [ruta.medel for ruta in rutor] for klocka, rutor in karta.rader}
    assert list(cells) == ["08.00", "08.30", "09.00", "09.30"]
    assert cells["09.30"][0] == 3 and cells["08.00"][1] == 2.5
    assert karta.topp == "Flest kommer måndag klockan 09.30: 3,0 i genomsnitt."


def test_the_hours_that_summer_time_takes_and_gives_stay_where_the_clock_says() -> None:
    came(datetime(2026, 3, 29, 3, 0), 1), came(datetime(2025, 10, 26, 2, 30), 1)
    karta = week_map(order(fran="2025-10-01", till="2026-03-31"))
    assert [klocka for klocka, rutor in karta.rader if rutor[6].medel] == ["02.30", "03.00"]


def test_a_channel_can_be_looked_at_alone_but_not_a_unit() -> None:
    came(datetime(2026, 3, 23, 9, 30), 4), came(datetime(2026, 3, 23, 9, 30), 7, "webb")
    karta = week_map(order(fran="2026-03-23", till="2026-03-29", kanal="webb"))
    assert karta.rader[0][1][0].medel == 7
    with pytest.raises(Inmatningsfel):
        week_map(order(sprak="fi"))


def test_who_sees_no_center_sees_no_half_hours() -> None:
    assert week_map(order(Synlighet(enheter=frozenset({1})))) is None


def test_questions_are_followed_from_channel_to_outcome() -> None:
    make_kvitto()
    count_pending()
    tabell, bild = ways(order(period="idag"))
    assert sum(rad.celler[2] for rad in tabell.rader) >= 1
    assert {stapel.namn for stapel in bild.staplar} & {"Besvarade direkt", "Gick vidare"}


def test_bars_are_as_tall_as_what_goes_through_them() -> None:
    bild = draw_flow([[(("telefon", "park"), 3), (("webb", "park"), 1)], [(("park", "direkt"), 4)]])
    tall = {stapel.namn: stapel.hojd for stapel in bild.staplar}
    assert tall["telefon"] == pytest.approx(3 * tall["webb"], rel=0.01) and len(bild.band) == 3
    assert draw_flow([[(("telefon", "park"), 0)], [(("park", "direkt"), 0)]]).staplar == ()


def test_the_page_costs_little_and_stands_empty_too(client: Client, django_assert_max_num_queries: Any) -> None:
    client.force_login(make_anvandare("chef", make_center()), backend=BACKEND)
    with django_assert_max_num_queries(12):
        assert client.get("/statistik/monster/").status_code == 200
    came(datetime.combine(date(2026, 3, 23), datetime.min.time()), 4)
    assert "Flest kommer" in client.get("/statistik/monster/", {"fran": "2026-03-23", "till": "2026-03-29"}).content.decode()
