"""What keeps the house locked: log-in, cookies, headers."""

import re

import pytest
from axes.models import AccessAttempt
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client, RequestFactory
from pytest_django import Settings

from kontaktcenter.inloggning import login_address
from kontaktcenter.models import Anvandare
from tests.factories import make_anvandare

pytestmark = pytest.mark.django_db

LOSENORD = "en lång mening om snö"


@pytest.fixture(autouse=True)
def clean_limits() -> None:
    """Nobody has tried before."""
    cache.clear()


def try_log_in(username: str, password: str, **headers: str) -> tuple[int, str]:
    """Status and words of the page that a new browser gets, without what is its own: token and the name typed."""
    response = Client().post("/logga-in/", {"username": username, "password": password}, headers=headers)
    page = re.sub(r'(csrfmiddlewaretoken" value="|csrf-token" content=")[^"]*', r"\1", response.content.decode())
    return response.status_code, page.replace(username, "NAMN")


def test_the_log_in_page_does_not_tell_who_exists() -> None:
    make_anvandare(username="prov.kand", password=LOSENORD)
    make_anvandare(username="prov.slutat", password=LOSENORD, is_active=False)
    make_anvandare(username="prov.utan")
    wrong = try_log_in("prov.kand", "fel lösenord")
    assert wrong[0] == 200
    assert try_log_in("prov.okand", "fel lösenord") == wrong
    assert try_log_in("prov.slutat", LOSENORD) == wrong
    assert try_log_in("prov.utan", "fel lösenord") == wrong


def test_the_lock_does_not_tell_who_exists() -> None:
    make_anvandare(username="prov.kand", password=LOSENORD)
    for _try in range(django_settings.AXES_FAILURE_LIMIT):
        last = [try_log_in(username, "fel lösenord") for username in ("prov.kand", "prov.okand")]
    assert last[0] == last[1]
    assert last[0][0] == 429


def test_one_who_is_locked_out_does_not_lock_others_out() -> None:
    make_anvandare(username="prov.kand", password=LOSENORD)
    make_anvandare(username="prov.kollega", password=LOSENORD)
    for _try in range(django_settings.AXES_FAILURE_LIMIT):
        try_log_in("prov.kand", "fel lösenord")
    assert try_log_in("prov.kollega", LOSENORD)[0] == 302


def test_one_address_that_tries_many_names_is_stopped(settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "inloggning": (3, 900)}
    make_anvandare(username="prov.kand", password=LOSENORD)
    answers = [try_log_in(f"prov.okand{number}", "fel lösenord")[0] for number in range(4)]
    assert answers == [200, 200, 200, 429]
    assert try_log_in("prov.kand", LOSENORD)[0] == 429


def test_log_ins_that_succeed_are_not_counted(settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "inloggning": (2, 900)}
    make_anvandare(username="prov.kand", password=LOSENORD)
    assert [try_log_in("prov.kand", LOSENORD)[0] for _colleague in range(4)] == [302] * 4


def test_an_administrator_unlocks() -> None:
    anvandare = make_anvandare(username="prov.kand", password=LOSENORD)
    for _try in range(django_settings.AXES_FAILURE_LIMIT):
        try_log_in("prov.kand", "fel lösenord")
    client = Client()
    client.force_login(make_anvandare("systemforvaltare"))
    client.post(f"/admin/kontaktcenter/anvandare/{anvandare.pk}/las-upp/")
    assert try_log_in("prov.kand", LOSENORD)[0] == 302


def test_behind_a_proxy_failures_are_counted_by_what_the_proxy_says(settings: Settings) -> None:
    settings.IS_BAKOM_PROXY = True
    try_log_in("prov.okand", "fel lösenord", **{"X-Forwarded-For": "198.51.100.7, 203.0.113.9"})
    assert AccessAttempt.objects.get().ip_address == "203.0.113.9"


def test_without_a_proxy_nobody_chooses_the_own_address(settings: Settings) -> None:
    settings.IS_BAKOM_PROXY = False
    try_log_in("prov.okand", "fel lösenord", **{"X-Forwarded-For": "203.0.113.9"})
    assert AccessAttempt.objects.get().ip_address == "127.0.0.1"


def test_an_address_that_is_none_is_counted_with_others_like_it(settings: Settings) -> None:
    settings.IS_BAKOM_PROXY = True
    request = RequestFactory().post("/logga-in/", headers={"X-Forwarded-For": "<script>"})
    assert login_address(request) is None


def test_passwords_are_stored_with_argon2() -> None:
    assert make_anvandare(password=LOSENORD).password.startswith("argon2$")


def test_the_session_changes_at_log_in() -> None:
    make_anvandare(username="prov.kand", password=LOSENORD)
    client = Client()
    client.get("/logga-in/")
    session = client.session
    session["korg"] = 1
    session.save()
    client.cookies[django_settings.SESSION_COOKIE_NAME] = before = session.session_key
    client.post("/logga-in/", {"username": "prov.kand", "password": LOSENORD})
    assert client.session.session_key != before


def test_an_inactive_user_is_out_at_once(client: Client) -> None:
    anvandare = make_anvandare()
    client.force_login(anvandare)
    Anvandare.objects.filter(pk=anvandare.pk).update(is_active=False)
    assert client.get("/konto/losenord/")["Location"].startswith("/logga-in/")


@pytest.mark.parametrize("address", ["/", "/logga-in/", "/finns-inte/", "/admin/login/"])
def test_every_answer_carries_the_strict_policy(client: Client, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy and "unsafe-eval" not in policy
    assert "frame-ancestors 'none'" in policy and "base-uri 'none'" in policy
    assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert headers["Referrer-Policy"] == "same-origin"


def test_cookies_are_out_of_reach_of_script_and_other_sites(client: Client) -> None:
    make_anvandare(username="prov.kand", password=LOSENORD)
    response = client.post("/logga-in/", {"username": "prov.kand", "password": LOSENORD})
    session = response.cookies[django_settings.SESSION_COOKIE_NAME]
    assert (session["httponly"], session["samesite"]) == (True, "Lax")
    assert response.cookies[django_settings.CSRF_COOKIE_NAME]["samesite"] == "Lax"


def test_a_user_name_too_long_to_note_is_refused_in_words() -> None:
    status, page = try_log_in("x" * 300, "fel lösenord")
    assert status == 200 and "150" in page
    assert not AccessAttempt.objects.exists()
