"""The administration of answer templates."""

import pytest
from django.test import Client

from arenden.models import Svarsmall
from tests.factories import make_anvandare, make_arendetyp, make_enhet

pytestmark = pytest.mark.django_db

SIDA = "/admin/arenden/svarsmall/"


def test_a_template_is_written_for_a_unit_and_a_type(client: Client) -> None:
    client.force_login(make_anvandare("systemforvaltare"), backend="django.contrib.auth.backends.ModelBackend")
    data = {"namn": "Hälsning", "text": "Med vänlig hälsning", "enhet": make_enhet().pk, "arendetyp": make_arendetyp().pk}
    response = client.post(f"{SIDA}add/", data)
    assert response.status_code == 302, response.text
    assert Svarsmall.objects.get().arendetyp == make_arendetyp()
    assert "Hälsning" in client.get(SIDA).text


def test_two_templates_of_a_unit_have_different_names(client: Client) -> None:
    client.force_login(make_anvandare("systemforvaltare"), backend="django.contrib.auth.backends.ModelBackend")
    Svarsmall.objects.create(namn="Hälsning", text="…", enhet=make_enhet())
    response = client.post(f"{SIDA}add/", {"namn": "Hälsning", "text": "Hej", "enhet": make_enhet().pk})
    assert "Enheten har redan en mall med det namnet." in response.text


def test_an_officer_does_not_administer(client: Client) -> None:
    client.force_login(make_anvandare("handlaggare"), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(SIDA, follow=True).status_code == 403
