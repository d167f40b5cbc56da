"""Error pages: the right status, plain words, and no need of what may be broken."""

from unittest.mock import patch

import pytest
from django.conf import settings
from django.contrib.sessions.backends.cached_db import SessionStore
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError, connections
from django.test import Client, RequestFactory
from django.urls import resolve

from kontaktcenter.views import fel
from kontaktcenter.views.fel import bad_request
from tests.factories import make_anvandare


def test_unknown_address_leads_anonymous_to_404(db: None) -> None:
    response = Client().get("/finns-inte/")
    assert response.status_code == 404 and "Sidan finns inte" in response.text


def test_error_page_is_in_the_language_of_the_visitor(db: None) -> None:
    response = Client(headers={"Accept-Language": "ar"}).get("/finns-inte/")
    assert 'dir="rtl"' in response.text and "الصفحة غير موجودة" in response.text


@pytest.mark.django_db
@pytest.mark.parametrize(("view", "status"), [(fel.bad_request, 400), (fel.forbidden, 403), (fel.csrf_failure, 403)])
def test_page_says_that_nothing_was_lost(client: Client, view: object, status: int) -> None:
    request = client.get("/finns-inte/").wsgi_request
    response = view(request)
    assert response.status_code == status and "Inget har" in response.text


@pytest.mark.parametrize("error", [RequestDataTooBig("x"), TooManyFieldsSent("x"), TooManyFilesSent("x")])
def test_what_is_too_large_is_said_with_how_much_fits(client: Client, db: None, error: Exception) -> None:
    request = client.get("/finns-inte/").wsgi_request
    page = bad_request(request, error)
    assert page.status_code == 413 and "högst 2,5 MB text" in page.text and "finns det du skrev" in page.text
    request.htmx = True
    assert bad_request(request, error).text == "Det går att skicka högst 2,5 MB text åt gången. Inget har sparats."


def test_forbidden_says_the_reason(client: Client, db: None) -> None:
    request = client.get("/finns-inte/").wsgi_request
    response = fel.forbidden(request, PermissionDenied("Bara chefen fördelar."))
    assert "Bara chefen fördelar." in response.text


def test_too_many_requests_says_when_to_come_back(client: Client, db: None) -> None:
    response = fel.too_many_requests(client.get("/finns-inte/").wsgi_request, wait=90)
    assert response.status_code == 429 and response["Retry-After"] == "90" and "om 2 minuter" in response.text


def test_form_without_token_is_refused_in_words(db: None) -> None:
    response = Client(enforce_csrf_checks=True).post("/logga-in/", {"username": "a", "password": "b"})
    assert response.status_code == 403 and "Formuläret var för gammalt" in response.text


def test_server_error_needs_no_database() -> None:
    with patch.object(connections["default"], "cursor", side_effect=AssertionError("the database was asked")):
        response = fel.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Något gick fel hos oss" in response.text and settings.KOMMUN["namn"] in response.text


@pytest.mark.django_db
def test_broken_page_answers_500_with_our_page() -> None:
    client = Client(raise_request_exception=False)
    client.force_login(make_anvandare(), backend="django.contrib.auth.backends.ModelBackend")
    with patch.object(resolve("/konto/losenord/").func.view_class, "get", side_effect=RuntimeError):
        response = client.get("/konto/losenord/")
    assert response.status_code == 500 and "Något gick fel hos oss" in response.text


@pytest.mark.parametrize(("address", "words"), [("/konto/losenord/", "Vänta en stund och försök igen."), ("/api/v1/arenden/", "Försök")])
@pytest.mark.parametrize("error", [OperationalError("server closed the connection"), InterfaceError("connection already closed")])
@pytest.mark.django_db
def test_when_the_database_is_away_the_answer_is_503_with_when_to_try_again(address: str, words: str, error: Exception) -> None:
    client = Client(raise_request_exception=False)
    with patch.object(SessionStore, "load", side_effect=error), patch("django.db.models.query.QuerySet.get", side_effect=error):
        client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
        response = client.get(address)
    assert (response.status_code, response["Retry-After"]) == (503, "5") and words in response.text
