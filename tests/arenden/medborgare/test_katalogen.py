"""Every public case type of the demo municipality: walked through from its first page to the receipt, and read in each language."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from arenden.demodata.katalogfiler import read_katalog
from arenden.demodata.kommun import make_kommun
from arenden.granskning import check_arenden
from arenden.models import Arende
from arenden.routing import choose_route
from kontaktcenter.models import Foljdfraga, Utskick
from tests.arenden.medborgare.medborgare import Medborgare
from tests.arenden.medborgare.sidans_ord import Ord

pytestmark = pytest.mark.django_db
Slag = Foljdfraga.Slag
TYPER = {typ["kod"]: typ for typ in read_katalog().arendetyper if typ["is_public"]}
FLEST_SIDOR = 8
SVAR = {
    Slag.TEXT: "Exempelgatan 7",
    Slag.LANGTEXT: "Det började i förra veckan.\nSedan dess har det blivit värre.",
    Slag.DATUM: "2026-12-04",
    Slag.DATUM_FORE: "2025-12-04",
    Slag.DATUM_EFTER: "2099-12-04",
    Slag.TAL: "12,5",
    Slag.JA_NEJ: "nej",
    Slag.TELEFON: "070-174 06 05",
    Slag.EPOST: "anna@testsson.example",
}
ANNA = {"namn": "Anna Testsson", "telefon": "070-174 06 05", "epost": "anna@testsson.example", "wants_mejl": "on"}
LOVAD_DAG = re.compile(r"Du får svar senast (måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag) \d+ \w+")
# Names, and words that are the same in two languages.
LIKA = {"Exempelkommun", "Kontaktcenter", "Start"}


@pytest.fixture(scope="module", autouse=True)
def katalogen(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The catalogue, loaded once; each test leaves it as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_kommun(read_katalog(), date(2026, 3, 12))
        yield
        transaction.set_rollback(True)


def answer(fraga: dict[str, Any]) -> Any:
    """A believable answer to a question, the same each time."""
    varden = [alternativ["varde"] for alternativ in fraga["alternativ"]]
    if fraga["slag"] == Slag.FIL:
        return SimpleUploadedFile("underlag.txt", fraga["text"].encode(), "text/plain")
    return {Slag.VAL: varden[-1:], Slag.FLERVAL: varden[:2]}.get(fraga["slag"]) or SVAR[fraga["slag"]]


def fill_in(page: str, typ: dict[str, Any]) -> dict[str, Any]:
    """What somebody answers to the controls of one page."""
    fragor = typ.get("foljdfragor", [])
    typed = {name: answer(fraga) for fraga in fragor if f'name="{(name := "svar_" + fraga["nyckel"])}"' in page}
    if 'name="plats"' in page:
        typed |= {"plats": "Exempelgatan 7", "lat": "59.3293", "lon": "18.0686"}
    if 'name="namn"' in page:
        typed |= ANNA | ({"vem": "uppgifter"} if typ["allows_anonymous"] else {})
        typed |= {"personnummer": "19811218-9876"} if typ["requires_personnummer"] else {}
    return typed


def walk(medborgare: Medborgare, typ: dict[str, Any]) -> Arende:
    """From the first page to the receipt, page by page as they come."""
    medborgare.begin(typ["kod"], typ["exempel"][0]["fraga"])
    for _page in range(FLEST_SIDOR):
        assert medborgare.page.status_code == 200, medborgare.text
        if medborgare.address.endswith("/granska/"):
            break
        medborgare.send(**fill_in(medborgare.page.content.decode(), typ))
    medborgare.send(gor="skicka")
    assert medborgare.address.startswith("/kvitto/"), medborgare.text
    return Arende.objects.get()


@pytest.mark.parametrize("kod", TYPER)
def test_a_citizen_walks_from_the_first_page_to_the_receipt(medborgare: Medborgare, kod: str) -> None:
    typ = TYPER[kod]
    arende = walk(medborgare, typ)
    assert arende.nummer in medborgare.text and LOVAD_DAG.search(medborgare.text)
    fragor = {fraga["nyckel"]: fraga["slag"] for fraga in typ.get("foljdfragor", [])}
    assert (arende.arendetyp.kod, arende.text) == (kod, typ["exempel"][0]["fraga"])
    assert set(arende.uppgifter) == {nyckel for nyckel, slag in fragor.items() if slag != Slag.FIL}
    assert arende.bilagor.count() == list(fragor.values()).count(Slag.FIL)
    assert bool(arende.plats_text) == typ["requires_plats"]
    assert bool(arende.inlamnare.person.personnummer) == typ["requires_personnummer"]
    assert_owned(arende, typ)
    assert Utskick.objects.filter(referens=f"arende:{arende.pk}", mottagare=ANNA["epost"]).count() == 1


def assert_owned(arende: Arende, typ: dict[str, Any]) -> None:
    """The case has its owner, the unit that it goes to, and deadlines that are watched."""
    assert arende.center.kortnamn == arende.ansvarig_enhet.kortnamn == typ["center"]
    route = choose_route(arende.arendetyp)
    assert (route.vem_svarar, route.mottagare.kortnamn, route.is_avtalat) == (typ["vem_svarar"], typ["enhet"], True)
    assert arende.registrerad < arende.svar_senast == arende.lovad_svar_senast
    assert arende.bevakningar.filter(nasta__isnull=False).exists()
    assert check_arenden() == []


def read(client: Client, kod: str, sprak: str) -> Ord:
    """The first page of a case type in a language."""
    response = client.get(f"/e-tjanst/{kod}/", headers={"accept-language": sprak})
    assert response.status_code == 200
    return Ord(response.content.decode())


@pytest.mark.parametrize("kod", TYPER)
def test_the_first_page_is_wholly_in_the_language_that_it_says(client: Client, kod: str) -> None:
    swedish = read(client, kod, "sv")
    assert TYPER[kod]["namn"] in swedish.found and len(swedish.found) > 20
    for sprak, riktning in {"en": "ltr", "ar": "rtl", "fi": "ltr"}.items():
        page = read(client, kod, sprak)
        assert (page.html["lang"], page.html["dir"]) == (sprak, riktning)
        assert TYPER[kod]["oversattningar"][sprak]["namn"] in page.found
        assert page.found & swedish.found <= LIKA, sprak
