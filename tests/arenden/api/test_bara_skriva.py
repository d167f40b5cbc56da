"""A key that may only write gets nothing to read in the answers."""

import pytest

from arenden.models import Arende, Ateruppringning, Visning
from kontaktcenter.models import Omfang
from tests.apiklient import Nyckelklient
from tests.arenden.arbetsplats.test_ringlista import make_lofte
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db


def make_pair() -> tuple[Arende, Arende, Nyckelklient]:
    """Two cases, and a system whose key may only write."""
    agent = make_agent()
    return make_arende(by=agent), make_arende(by=agent), Nyckelklient(agent, Omfang.ARENDEN_SKRIVA)


@pytest.mark.parametrize("dorr", ["anteckna", "relatera", "ta"])
def test_the_answer_to_a_key_that_may_only_write_is_where_the_case_is(dorr: str) -> None:
    arende, annat, system = make_pair()
    body = {"anteckna": {"text": "Ringde."}, "relatera": {"annat": annat.nummer}, "ta": {"version": arende.version}}[dorr]
    response = system.post(f"arenden/{arende.nummer}/{dorr}/", **body)
    arende.refresh_from_db()
    assert response.status_code == 200, response.text
    assert response.json() == {"nummer": arende.nummer, "status": arende.status, "version": arende.version}


def test_what_was_not_shown_is_not_in_the_log_of_views() -> None:
    arende, _annat, system = make_pair()
    system.post(f"arenden/{arende.nummer}/anteckna/", text="Ringde.")
    assert not Visning.objects.filter(arende=arende).exists()


def test_a_key_that_may_read_too_gets_the_case() -> None:
    arende, _annat, system = make_pair()
    system = Nyckelklient(system.nyckel.anvandare, Omfang.ARENDEN_SKRIVA, Omfang.ARENDEN_LASA)
    assert system.post(f"arenden/{arende.nummer}/anteckna/", text="Ringde.").json()["inlamnare"]["namn"] == "Anna Testsson"


def test_the_result_of_a_call_tells_not_whom_it_was_to() -> None:
    agent = make_agent()
    make_lofte(agent, agent)
    system = Nyckelklient(agent, Omfang.VAXEL_SKRIVA)
    answer = system.post(f"ateruppringningar/{Ateruppringning.objects.get().nyckel}/resultat/", resultat="nadd").json()
    assert (answer["namn"], answer["telefon"], answer["resultat"]) == ("", "", "nadd")
