"""What the doors of one contact cost in queries, whatever lies in the database; savepoints of the test are not counted."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kunskapsbank.actions.index import sync_artiklar
from tests.arenden.arbetsplats.kontakt import Kontaktdorr
from tests.arenden.arbetsplats.test_sida import make_full
from tests.arenden.fragor import make_besvarad
from tests.factories import make_anvandare, make_center
from tests.factories_arenden import make_agent, make_arende, make_handlaggare
from tests.factories_kunskap import make_artikel

pytestmark = pytest.mark.django_db
FRAGMENT = [
    ("person_sok", (), {"sok": "070-174 06 05"}),
    ("person_valj", (), {"vald": "anonym"}),
    ("fraga_typ", (0,), {}),
    ("arende", (), {"valt_arende": ""}),
    ("lagg_pa", (), {}),
]


@contextmanager
def at_most(number: int) -> Iterator[None]:
    with CaptureQueriesContext(connection) as captured:
        yield
    asked = [q["sql"] for q in captured if "SAVEPOINT" not in q["sql"]]
    assert len(asked) <= number, "\n".join(sql[:140] for sql in asked)


def make_busy() -> Kontaktdorr:
    """A contact beside many cases, colleagues and other drafts."""
    make_handlaggare()
    agent = make_agent()
    for number in range(5):
        make_arende(by=agent)
        make_anvandare("kommunvagledare", make_center(), username=f"kollega{number}", sprak=["ar"])
        Kontaktdorr(agent, f0_text="Annat").post("autospara")
    dorr = make_full(agent)
    dorr.get("flik")
    return dorr


@pytest.mark.parametrize(("namn", "args", "falt"), FRAGMENT)
def test_a_part_of_the_page_costs_at_most_eight_queries(namn, args, falt) -> None:
    dorr = make_busy()
    with at_most(8):
        assert dorr.post(namn, *args, is_htmx=True, version=dorr.utkast.version, **falt).status_code == 200


def test_the_answers_cost_at_most_eight_queries() -> None:
    dorr = make_busy()
    dorr.falt["sprak"] = "ar"
    dorr.post("autospara")
    with at_most(8):
        assert "Kollegor som talar arabiska" in dorr.get("svar", is_htmx=True).content.decode()


def test_the_page_costs_at_most_twelve_queries() -> None:
    dorr = make_busy()
    with at_most(12):
        assert dorr.get("flik").status_code == 200


@pytest.mark.usefixtures("large_base")
@pytest.mark.parametrize(("namn", "most"), [("artiklar", 9), ("liknande", 8)])
def test_what_is_asked_for_at_each_stroke_costs_few_queries(namn: str, most: int) -> None:
    dorr = make_busy()
    for titel in ("När hämtas soporna?", "Vad kostar extra sophämtning?"):
        sync_artiklar([make_artikel(titel)])
        make_besvarad(titel, agent=dorr.agent)
    rows = {"text": "sopor", "nyckel": dorr.nyckel, "nummer": 0, "sprak": "sv"}
    dorr.client.post(reverse(f"arbetsplats_{namn}"), rows)
    with at_most(most):
        assert "soporna" in dorr.client.post(reverse(f"arbetsplats_{namn}"), rows).content.decode()
