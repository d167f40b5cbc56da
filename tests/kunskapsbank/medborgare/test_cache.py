"""Public pages are kept by caches, and change in the same moment as what they show."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from kunskapsbank.models import Artikel
from kunskapsbank.status import Lage
from tests.factories import make_anvandare
from tests.factories_kunskap import make_artikel, make_revision
from tests.kunskapsbank.svarsidor import address

pytestmark = pytest.mark.django_db

SIDOR = ["/svar/", "/svar/amne/avfall/", "/svar/andringar.atom", "/sitemap.xml", "ARTIKEL", "/api/v1/artiklar/", "API"]


def path_of(sida: str, artikel: Artikel) -> str:
    return {"ARTIKEL": address(artikel), "API": f"/api/v1/artiklar/{artikel.pk}/"}.get(sida, sida)


def publish_anew(artikel: Artikel) -> None:
    make_revision(artikel.texter.get(), lage=Lage.PUBLICERAD, titel="När hämtas avfallet?")


def withdraw(artikel: Artikel) -> None:
    Artikel.objects.filter(pk=artikel.pk).update(indragen=timezone.now())


def end(artikel: Artikel) -> None:
    Artikel.objects.filter(pk=artikel.pk).update(giltig_till=timezone.localdate() - timedelta(days=1))


@pytest.mark.parametrize("sida", SIDOR)
def test_a_page_is_marked_and_kept_without_cookies(client: Client, sida: str) -> None:
    path = path_of(sida, make_artikel())
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert "public" in first["Cache-Control"] and "no-cache" in first["Cache-Control"]
    assert not first.cookies and "Set-Cookie" not in first and b"csrf" not in first.content


@pytest.mark.parametrize("sida", SIDOR)
@pytest.mark.parametrize("change", [publish_anew, withdraw, end], ids=["published", "withdrawn", "ended"])
def test_a_page_changes_at_once(client: Client, sida: str, change) -> None:
    artikel = make_artikel()
    path = path_of(sida, artikel)
    etag = client.get(path)["ETag"]
    change(artikel)
    assert client.get(path, headers={"if-none-match": etag}).status_code != 304


def test_a_page_is_another_one_in_another_language_and_another_colour(client: Client) -> None:
    path = address(make_artikel())
    first = client.get(path)
    assert {"Accept-Language", "Cookie"} <= {name.strip() for name in first["Vary"].split(",")}
    assert client.get(path, headers={"accept-language": "en", "if-none-match": first["ETag"]}).status_code == 200
    client.cookies["fargschema"] = "dark"
    assert client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_page_that_becomes_stale_by_the_clock_changes(client: Client) -> None:
    artikel = make_artikel(granskas_senast=timezone.localdate())
    path = address(artikel)
    etag = client.get(path)["ETag"]
    Artikel.objects.update(granskas_senast=timezone.localdate() - timedelta(days=1))
    assert client.get(path, headers={"if-none-match": etag}).status_code == 200


def test_what_staff_are_shown_is_kept_by_nobody(client: Client) -> None:
    path = address(make_artikel())
    client.force_login(make_anvandare())
    assert "no-store" in client.get(path)["Cache-Control"]


@pytest.mark.parametrize("kaka", ["språk", "x" * 3000])
def test_a_strange_cookie_changes_nothing(client: Client, kaka: str) -> None:
    client.cookies["django_language"] = kaka
    assert client.get(address(make_artikel())).status_code == 200


def test_the_choice_of_language_works_without_token(settings: Settings) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/sprak/", {"language": "fi", "next": "/svar/"})
    assert (response.status_code, response["Location"], response.cookies["django_language"].value) == (302, "/svar/", "fi")


def test_what_a_visitor_has_typed_is_kept_by_nobody(client: Client) -> None:
    artikel = make_artikel(malgrupp="publik")
    typed = {"gav_svar": "nej", "saknas": "Står inget om jul.", "sprak": "sv", "language": "en"}
    response = client.post(f"/svar/{artikel.pk}/omdome/", typed)
    assert "jul" in response.content.decode()
    assert {part.strip() for part in response["Cache-Control"].split(",")} == {"private", "no-store"}
