"""Open data."""

import csv
import io
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from arenden.models import Handelse
from arenden.status import Handelsetyp
from statistik.actions import count_pending
from tests.factories import make_center

pytestmark = pytest.mark.django_db
FIL, KATALOG = "/oppna-data/nyckeltal.csv", "/oppna-data/katalog.jsonld"


@pytest.fixture(autouse=True)
def is_on(settings: Any) -> None:
    """The municipality has switched it on."""
    cache.clear()
    settings.OPPNA_DATA = True


def tell(dag: str, antal: int) -> None:
    """Contacts that came in at noon."""
    tid = datetime.fromisoformat(f"{dag}T11:00").replace(tzinfo=UTC)
    for _ in range(antal):
        Handelse.objects.create(typ=Handelsetyp.KONTAKT_REGISTRERAD, tid=tid, kanal="telefon", center=make_center(), sprak="sv")
    count_pending()


def rows(client: Client, kod: str) -> dict[str, tuple[str, str, str]]:
    """Value, number and hidden by month."""
    svar = client.get(FIL)
    assert svar.status_code == 200
    found = csv.DictReader(io.StringIO(svar.content.decode("utf-8-sig")), delimiter=";")
    return {rad["manad"]: (rad["varde"], rad["antal"], rad["dold"]) for rad in found if rad["nyckeltal"] == kod}


def test_each_month_that_is_over_is_told_and_few_are_hidden(client: Client) -> None:
    tell("2026-03-10", 6), tell("2026-04-10", 4)
    assert rows(client, "kontakter") == {"2026-03-01": ("6", "6", "0"), "2026-04-01": ("", "", "1")}


def test_the_file_may_be_kept_by_caches_and_asked_for_by_its_mark(client: Client) -> None:
    svar = client.get(FIL)
    assert "public" in svar["Cache-Control"] and svar["Access-Control-Allow-Origin"] == "*"
    assert client.get(FIL, headers={"If-None-Match": svar["ETag"]}).status_code == 304


def test_the_catalogue_describes_the_file_and_leads_to_it(client: Client, settings: Any) -> None:
    katalog = client.get(KATALOG).json()
    (dataset,) = katalog["dcat:dataset"]
    assert katalog["@type"] == "dcat:Catalog" and dataset["dcterms:title"]["@language"] == "sv"
    assert dataset["dcat:distribution"]["dcat:downloadURL"]["@id"] == f"{settings.BAS_URL}{FIL}"


@pytest.mark.parametrize("adress", [FIL, KATALOG])
def test_nothing_is_there_until_it_is_switched_on(client: Client, settings: Any, adress: str) -> None:
    settings.OPPNA_DATA = False
    assert client.get(adress).status_code == 404
