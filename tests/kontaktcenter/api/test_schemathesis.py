"""The API attacked from its own schema: whatever is sent, the answer is one that the schema promises."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as profile
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from arenden.models import Arende, Person
from kontaktcenter.actions.apinyckel import create_apinyckel
from kontaktcenter.models import Omfang
from kontaktcenter.wsgi import application
from kunskapsbank.models import Artikel
from tests.factories import make_arendetyp, make_foljdfraga
from tests.factories_arenden import make_agent, make_arende, make_handlaggare
from tests.kunskapsbank.svarsidor import make_findable

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
SCHEMA = schemathesis.openapi.from_dict(SchemaGenerator().get_schema(request=None, public=True))
SCHEMA.app = application
OPERATIONS = [result.ok() for result in SCHEMA.get_all_operations()]
HARD = profile(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def own_connection() -> Iterator[None]:
    """Let the application keep the test's connection, as Django's own test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def nyckel(db: None, own_connection: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """A key that may do everything, and something to do it to."""
    monkeypatch.setattr("rest_framework.throttling.SimpleRateThrottle.allow_request", lambda *_args: True)
    make_foljdfraga(make_arendetyp(is_public=True))
    make_handlaggare()
    agent = make_agent()
    make_arende(by=agent)
    make_findable()
    return create_apinyckel(namn="Testsystem", anvandare=agent, omfang=Omfang.values)[1]


def test_the_schema_has_every_address() -> None:
    assert len(OPERATIONS) >= 55


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: f"{o.method} {o.path}")
def test_every_answer_is_one_that_the_schema_promises(operation: schemathesis.Case, nyckel: str) -> None:
    nummer, artikel, person = Arende.objects.get().nummer, Artikel.objects.get().pk, Person.objects.get().pk

    @HARD
    @given(case=operation.as_strategy())
    def attack(case: schemathesis.Case) -> None:
        if "nummer" in case.path_parameters:
            case.path_parameters["nummer"] = nummer
        if operation.path.startswith("/api/v1/artiklar/{"):
            case.path_parameters["pk"] = artikel
        if operation.path.startswith("/api/v1/personer/{"):
            case.path_parameters["pk"] = person
        case.call_and_validate(headers={"Authorization": f"Bearer {nyckel}"}, checks=CHECKS)

    attack()
