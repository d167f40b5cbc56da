"""The list of figures hangs together with what is counted and with what is written of it."""

from io import StringIO

from django.core.management import call_command

from statistik.kallor import KALLOR
from statistik.korn import DAGSKORN, FINAST, choose_korn
from statistik.matt import ANTAL, DELAR, TIDER
from statistik.nyckeltal import ALLA, NYCKELTAL
from statistik.nyckeltalsslag import Kalla, Slag
from tests.hus import ROT


def test_every_code_is_unique() -> None:
    assert len(NYCKELTAL) == len(ALLA)


def test_every_figure_is_made_of_what_is_counted() -> None:
    made = [n for n in ALLA if n.kalla == Kalla.DAGSVARDEN]
    assert {namn for n in made for namn in (*n.taljare, *n.namnare)} <= set(ANTAL)
    assert {n.tid for n in made if n.slag == Slag.TID} == set(TIDER)


def test_everything_that_is_counted_has_a_source_and_no_source_counts_anything_else() -> None:
    read = {namn for kalla in KALLOR for namn in (*kalla.antal, *kalla.summor)}
    assert (read, {namn for kalla in KALLOR for namn in kalla.tider}) == (set(ANTAL), set(TIDER))


def test_everything_that_is_counted_is_in_a_figure() -> None:
    assert {namn for n in ALLA for namn in (*n.taljare, *n.namnare, *([n.kvadrat] if n.kvadrat else []))} == set(ANTAL)


def test_page_for_managers_is_fresh() -> None:
    out = StringIO()
    call_command("nyckeltal", stdout=out)
    assert (ROT / "docs" / "nyckeltal.md").read_text() == out.getvalue(), "make it anew: ./kc manage nyckeltal > docs/nyckeltal.md"


def test_cheapest_grain_that_is_divided_enough_is_read() -> None:
    assert [korn.delar for korn in choose_korn(["kanal"])] == [("center", "kanal")] * 2
    assert choose_korn(["kanal", "amne"])[0] == FINAST
    assert DAGSKORN[-1].delar == DELAR
