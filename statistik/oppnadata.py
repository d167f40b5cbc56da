"""Open data: each month's figures of the whole municipality, small numbers hidden, with a description in DCAT-AP-SE.

Off until the municipality switches it on (`KC_OPPNA_DATA`). Only months that are over are told, so that a published row does not
grow; late events and a recount may still correct one. https://docs.dataportal.se/dcat/sv/ (DCAT-AP-SE 2.2)
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from statistik.fragor import Siffra, figures
from statistik.nyckeltal import ALLA, NYCKELTAL
from statistik.nyckeltalsslag import Kalla
from statistik.period import Granularitet, Period
from statistik.smatal import MINST, suppress
from statistik.synlighet import ALLT
from statistik.tabellfil import BOM, csv_line
from statistik.talslag import talslag_of

AR = 10
"""Years back."""
SEKUNDER = 3600
KOLUMNER = ("manad", "nyckeltal", "namn", "varde", "percentil90", "enhet", "antal", "dold")
MANADSVIS = "http://publications.europa.eu/resource/authority/frequency/MONTHLY"
FORVALTNING = "http://publications.europa.eu/resource/authority/data-theme/GOVE"
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
VARDENA = f"""Kolumner: manad (första dagen), nyckeltal (kod), namn, varde, percentil90 (av tider), enhet, antal (vad siffran bygger på) och
dold (1 när siffran bygger på färre än {MINST} och därför inte visas).""".replace("\n", " ")


def open_file() -> bytes:
    """The CSV file, made anew at most once an hour. Two queries."""
    return cache.get_or_set("oppna-data", lambda: b"".join(_lines()), SEKUNDER)


def told_period() -> Period:
    """The months that are told: those that are over, ten years back."""
    last = timezone.localdate().replace(day=1) - timedelta(days=1)
    return Period(date(last.year - AR, last.month, 1), last)


def _lines() -> Iterator[bytes]:
    koder = [n.kod for n in ALLA if n.is_publik and n.kalla == Kalla.DAGSVARDEN]
    yield BOM
    yield csv_line(KOLUMNER)
    for siffra in suppress(figures(koder, period=told_period(), synligt=ALLT, granularitet=Granularitet.MANAD)):
        if siffra.varde is not None or siffra.is_dold:
            yield csv_line(_cells(siffra))


def _cells(siffra: Siffra) -> tuple[str, ...]:
    n = NYCKELTAL[siffra.kod]
    slag = talslag_of(n)
    values = ["" if value is None else str(slag.number(value)).replace(".", ",") for value in (siffra.varde, siffra.p90)]
    antal = "" if siffra.is_dold else str(siffra.antal)
    return (siffra.start.isoformat(), n.kod, n.namn, *values, str(slag.enhet) or "antal", antal, str(int(siffra.is_dold)))


def describe() -> dict[str, Any]:
    """The catalogue as JSON-LD, for data portals that harvest it."""
    kommun = settings.KOMMUN["namn"]
    here = f"{settings.BAS_URL}{reverse('oppna_data_katalog')}"
    publisher = {"@type": "foaf:Organization", "foaf:name": kommun}
    period = told_period()
    dataset = {
        "@type": "dcat:Dataset",
        "@id": f"{here}#nyckeltal",
        "dcterms:title": _swedish(f"Kontaktcentrets nyckeltal per månad, {kommun}"),
        "dcterms:description": _swedish("Hur många som hörde av sig, hur länge de väntade och hur många som fick svar direkt. " + VARDENA),
        "dcterms:publisher": publisher,
        "dcat:contactPoint": {"@type": "vcard:Organization", "vcard:fn": kommun, "vcard:hasTelephone": settings.KOMMUN["telefon"]},
        "dcterms:accrualPeriodicity": {"@id": MANADSVIS},
        "dcat:theme": {"@id": FORVALTNING},
        "dcat:keyword": [_swedish(word) for word in ("kontaktcenter", "nyckeltal", "medborgarservice")],
        "dcterms:temporal": {"@type": "dcterms:PeriodOfTime", "dcat:startDate": str(period.fran), "dcat:endDate": str(period.till)},
        "dcat:distribution": _distribution(),
    }
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dcterms": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
        },
        "@type": "dcat:Catalog",
        "@id": here,
        "dcterms:title": _swedish(f"Öppna data från {kommun}s kontaktcenter"),
        "dcterms:description": _swedish("Siffror ur kontaktcentrets statistik. Inget säger något om enskilda personer."),
        "dcterms:publisher": publisher,
        "dcterms:license": {"@id": CC0},
        "dcterms:language": {"@id": "http://publications.europa.eu/resource/authority/language/SWE"},
        "dcat:dataset": [dataset],
    }


def _distribution() -> dict[str, Any]:
    address = f"{settings.BAS_URL}{reverse('oppna_data_fil')}"
    return {
        "@type": "dcat:Distribution",
        "@id": address,
        "dcterms:title": _swedish("CSV med semikolon och decimalkomma, UTF-8"),
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": "https://www.iana.org/assignments/media-types/text/csv"},
        "dcterms:license": {"@id": CC0},
    }


def _swedish(text: str) -> dict[str, str]:
    return {"@language": "sv", "@value": text}
