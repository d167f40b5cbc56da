"""Log-in, log-out, change of password, and the door of the admin."""

import pytest
from django.test import Client

from kontaktcenter.models import Anvandare
from tests.factories import make_anvandare

LOSENORD = "en lång mening om snö"
BACKEND = "django.contrib.auth.backends.ModelBackend"

pytestmark = pytest.mark.django_db


@pytest.fixture
def anvandare() -> Anvandare:
    user = make_anvandare()
    user.set_password(LOSENORD)
    user.save()
    return user


def test_log_in_leads_to_the_page_that_was_asked_for(client: Client, anvandare: Anvandare) -> None:
    form = {"username": anvandare.username, "password": LOSENORD, "next": "/konto/losenord/"}
    response = client.post("/logga-in/", form)
    assert response.status_code == 302 and response["Location"] == "/konto/losenord/"


def test_wrong_password_says_so_on_top(client: Client, anvandare: Anvandare) -> None:
    response = client.post("/logga-in/", {"username": anvandare.username, "password": "fel"})
    assert response.status_code == 200 and 'id="felsammanfattning"' in response.text and "<title>Fel:" in response.text


def test_many_wrong_passwords_are_stopped(client: Client, anvandare: Anvandare) -> None:
    for _ in range(8):
        response = client.post("/logga-in/", {"username": anvandare.username, "password": "fel"})
    assert response.status_code == 429 and "För många försök" in response.text
    response = client.post("/logga-in/", {"username": anvandare.username, "password": LOSENORD})
    assert response.status_code == 429


def test_log_in_never_leads_elsewhere(client: Client, anvandare: Anvandare) -> None:
    form = {"username": anvandare.username, "password": LOSENORD, "next": "https://annan.example/"}
    assert "annan.example" not in client.post("/logga-in/", form)["Location"]


def test_log_out_is_done_by_post_only(client: Client, anvandare: Anvandare) -> None:
    client.force_login(anvandare, backend=BACKEND)
    assert client.get("/logga-ut/").status_code == 405
    client.post("/logga-ut/")
    assert "_auth_user_id" not in client.session


def test_changed_password_works_and_old_does_not(client: Client, anvandare: Anvandare) -> None:
    client.force_login(anvandare, backend=BACKEND)
    new = "en annan mening om regn"
    client.post("/konto/losenord/", {"old_password": LOSENORD, "new_password1": new, "new_password2": new})
    anvandare.refresh_from_db()
    assert anvandare.check_password(new) and not anvandare.check_password(LOSENORD)


def test_change_of_password_asks_for_log_in(client: Client) -> None:
    assert client.get("/konto/losenord/")["Location"] == "/logga-in/?next=/konto/losenord/"


def test_admin_leads_the_anonymous_to_the_one_log_in_page(client: Client) -> None:
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0] == "/logga-in/?next=%2Fadmin%2F"


def test_admin_refuses_a_user_who_does_not_administer(client: Client, anvandare: Anvandare) -> None:
    client.force_login(anvandare, backend=BACKEND)
    response = client.get("/admin/", follow=True)
    assert response.status_code == 403 and "systemförvaltningen" in response.text
