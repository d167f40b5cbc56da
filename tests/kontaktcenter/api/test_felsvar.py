"""Whatever goes wrong under /api/ is answered in JSON, also before or after a view of ours has had its say."""

import pytest
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.test import Client, RequestFactory

from kontaktcenter.views import fel
from tests.apiklient import Nyckelklient
from tests.factories_arenden import make_agent, make_arende


@pytest.mark.django_db
def test_a_body_that_is_too_large_is_413_in_json() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    response = Nyckelklient(agent).post(f"arenden/{arende.nummer}/anteckna/", text="a" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1))
    assert (response.status_code, response.json()) == (413, {"fel": "Det som skickades är för stort.", "falt": {}})


@pytest.mark.parametrize(
    ("view", "extra", "status"),
    [
        (fel.bad_request, [RequestDataTooBig()], 413),
        (fel.bad_request, [], 400),
        (fel.forbidden, [], 403),
        (fel.csrf_failure, [], 403),
        (fel.not_found, [], 404),
        (fel.server_error, [], 500),
    ],
)
def test_an_error_outside_the_views_is_told_a_program_in_json(view, extra: list[Exception], status: int) -> None:
    response = view(RequestFactory().get("/api/v1/arenden/"), *extra)
    assert (response.status_code, response["Content-Type"]) == (status, "application/json")


@pytest.mark.django_db
def test_an_unknown_address_beside_the_version_is_404_in_json(client: Client) -> None:
    assert client.get("/api/v2/arenden/").json()["fel"].startswith("Det finns inte")
