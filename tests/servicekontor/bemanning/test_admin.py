"""Who is on the roster is decided in the administration."""

import pytest
from django.test import Client

from servicekontor.models import Medarbetare
from tests.factories import make_anvandare, make_center, make_enhet

pytestmark = pytest.mark.django_db


def test_an_administrator_puts_an_employee_on_the_roster(client: Client) -> None:
    client.force_login(make_anvandare("systemforvaltare", make_enhet("digitalisering", namn="Digitaliseringsenheten")))
    anna = make_anvandare("kommunvagledare", make_center())
    given = {"anvandare": anna.pk, "center": make_center().pk, "sysselsattningsgrad": "75", "is_active": "on"}
    assert client.post("/admin/servicekontor/medarbetare/add/", given).status_code == 302
    assert Medarbetare.objects.get().veckominuter == 30 * 60
    for page in ("medarbetare/", "behov/", "behov/add/"):
        assert client.get(f"/admin/servicekontor/{page}").status_code == 200
    assert client.post("/admin/servicekontor/medarbetare/add/", {**given, "sysselsattningsgrad": "0"}).status_code in (200, 400)
    assert Medarbetare.objects.count() == 1
