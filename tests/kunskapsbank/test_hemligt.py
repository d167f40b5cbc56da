"""What is for the staff alone reaches nobody else, whatever the door."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from kunskapsbank.actions.index import sync_artiklar
from kunskapsbank.models import Artikel
from kunskapsbank.status import Malgrupp
from kunskapsbank.svarssok import search_svar
from tests.factories import make_anvandare, make_arendetyp
from tests.kunskapsbank.svarsidor import HEMLIGT, address, make_findable, make_with_secrets

pytestmark = pytest.mark.django_db

FRAGA = f"sopor {HEMLIGT} nyckel"


@pytest.fixture(autouse=True)
def fresh_counters() -> None:
    """No test is stopped by what another one did."""
    cache.clear()


def look_everywhere(client: Client, artikel: Artikel) -> dict[str, str]:
    """What each public door answers, by door."""
    slug = f"/svar/{artikel.pk}-nar-hamtas-soporna/"
    paths = ["/", "/svar/", "/svar/amne/avfall/", "/svar/andringar.atom", "/sitemap.xml", slug, f"/svar/{artikel.pk}/"]
    paths += ["/api/v1/artiklar/", f"/api/v1/artiklar/?q={FRAGA}", f"/api/v1/artiklar/{artikel.pk}/", f"/svar/?q={FRAGA}"]
    found = {path: client.get(path) for path in paths}
    found["POST /"] = client.post("/", {"q": FRAGA})
    found["htmx /"] = client.post("/", {"q": FRAGA}, headers={"hx-request": "true"})
    found["POST /svar/"] = client.post("/svar/", {"q": FRAGA})
    make_arendetyp("fraga-till-kommunen", is_public=True)
    client.get("/fraga/")
    found["formulär"] = ask_in_form(client)
    return {door: response.content.decode() + str(response.headers) for door, response in found.items()}


def ask_in_form(client: Client):
    stamp = client.get("/fraga/").context["form"].fresh_stamp
    return client.post("/fraga/", {"text": f"När hämtas soporna? {FRAGA}", "stampel": stamp}, follow=True)


def test_internal_words_of_a_public_article_are_at_no_door(client: Client) -> None:
    artikel = make_with_secrets()
    doors = look_everywhere(client, artikel)
    asked = {door: text.replace(FRAGA, "").replace(FRAGA.replace(" ", "%20"), "") for door, text in doors.items()}
    assert [door for door, text in asked.items() if HEMLIGT in text] == []
    assert "När hämtas soporna?" in doors[f"/svar/{artikel.pk}-nar-hamtas-soporna/"] and "När hämtas soporna?" in doors["formulär"]


def test_an_internal_article_is_at_no_door(client: Client) -> None:
    artikel = make_findable("Var ligger nyckeln?", kort_svar="Under kryddhyllan.", malgrupp=Malgrupp.INTERN)
    doors = look_everywhere(client, artikel)
    assert [door for door, text in doors.items() if "kryddhyllan" in text.lower() or "ligger nyckeln" in text] == []


def test_internal_words_are_not_even_a_reason_to_find_an_article() -> None:
    make_with_secrets()
    assert search_svar(HEMLIGT, user=make_anvandare(), sprak="sv") == []


def test_staff_find_internal_articles_and_citizens_do_not() -> None:
    make_findable("Var ligger nyckeln?", malgrupp=Malgrupp.INTERN)
    assert [hit.rad.revision.titel for hit in search_svar("nyckeln", user=make_anvandare(), sprak="sv")] == ["Var ligger nyckeln?"]
    assert search_svar("nyckeln", user=None, sprak="sv") == []


@pytest.mark.parametrize("change", [{"indragen": timezone.now()}, {"malgrupp": Malgrupp.INTERN}], ids=["withdrawn", "made internal"])
def test_what_is_taken_back_is_gone_from_every_cache(client: Client, change: dict) -> None:
    artikel = make_findable(kort_svar="Hos kaninen.")
    paths = ["/", "/svar/", "/svar/amne/avfall/", "/svar/andringar.atom", "/sitemap.xml", address(artikel)]
    paths += ["/api/v1/artiklar/?q=soporna", "/api/v1/artiklar/", f"/api/v1/artiklar/{artikel.pk}/"]
    kept = {path: client.get(path).headers.get("ETag", "") for path in paths}
    Artikel.objects.filter(pk=artikel.pk).update(**change)
    sync_artiklar([artikel])
    for path, etag in kept.items():
        response = client.get(path, headers={"if-none-match": etag})
        assert response.status_code != 304 and "kaninen" not in response.content.decode(), path
