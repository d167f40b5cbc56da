"""The key that locks what a user types and the browser keeps."""

import re

import pytest
from django.test import Client

from kontaktcenter.models import Anvandare
from tests.factories import make_anvandare

pytestmark = pytest.mark.django_db


def key_of(user: Anvandare) -> str:
    """The key on a page that the user opens in a session of its own."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return re.search(r'data-skrivnyckel="([^"]+)"', client.get("/konto/losenord/").content.decode())[1]


def test_the_key_is_the_users_own_in_every_session() -> None:
    eva, bo = make_anvandare(), make_anvandare()
    assert key_of(eva) == key_of(eva) != key_of(bo)


def test_a_changed_password_changes_the_key() -> None:
    eva = make_anvandare()
    before = key_of(eva)
    eva.set_password("ett nytt langt losenord")
    eva.save()
    assert key_of(eva) != before


def test_nobody_has_a_key_before_the_log_in(client: Client) -> None:
    assert "skrivnyckel" not in client.get("/logga-in/").content.decode()
