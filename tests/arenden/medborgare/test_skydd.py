"""What holds for all pages of citizens: headers, addresses, titles, methods."""

import pytest
from django.test import Client
from django.urls import reverse

from arenden.urls import medborgare
from tests.arenden.medborgare.medborgare import Medborgare
from tests.factories import make_amne, make_arendetyp

pytestmark = pytest.mark.django_db
SECRETS = ("Anna", "Testsson", "anna@", "1740605", "carport", "19811218")
ADRESSER = [reverse(name) for name in ("hem", "fraga", "felanmalan", "synpunkt", "folj", "folj_ny_lank")]


@pytest.mark.parametrize("adress", ADRESSER)
def test_each_page_is_sent_with_the_headers_that_protect_it(client: Client, adress: str) -> None:
    response = client.get(adress)
    assert response.status_code == 200
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert (response["X-Frame-Options"], response["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
@pytest.mark.parametrize("adress", ADRESSER)
def test_no_page_takes_other_methods(client: Client, adress: str, method: str) -> None:
    assert getattr(client, method)(adress).status_code == 405


def test_every_page_needs_no_log_in() -> None:
    assert all(getattr(pattern.callback, "login_required", True) is False for pattern in medborgare.urlpatterns)


def test_nothing_personal_stands_in_an_address_or_a_title(medborgare: Medborgare) -> None:
    make_arendetyp("intyg", namn="Intyg", allows_anonymous=False, requires_personnummer=True, amne=make_amne())
    seen = []
    medborgare.begin("intyg", "Får jag bygga en carport?")
    for values in (
        {"namn": "Anna Testsson", "telefon": "070-1740605", "epost": "anna@testsson.example", "personnummer": "198112189876"},
        {"gor": "skicka"},
    ):
        medborgare.send(**values)
        seen += [url for url, _status in medborgare.page.redirect_chain] + [medborgare.page.content.decode().partition("</title>")[0]]
    medborgare.go(f"/folj/{medborgare.page.context['arende'].nummer}/")
    seen.append(medborgare.page.content.decode().partition("</title>")[0])
    assert len(seen) >= 4
    assert not [secret for secret in SECRETS if any(secret in text for text in seen)]
