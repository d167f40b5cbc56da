"""An office as search engines read it: schema.org, as data that no browser runs."""

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from servicekontor.models import Kontor
from servicekontor.oppettider import Oppetdag, Oppettidsplan

BEKVAMLIGHETER = {
    "is_stegfri": "Step-free entrance",
    "has_horslinga": "Hearing loop",
    "has_rwc": "Accessible toilet",
    "has_parkering": "Accessible parking",
}
"""In English, as the vocabulary is."""


def describe_office(kontor: Kontor, plan: Oppettidsplan, dagar: list[date]) -> dict[str, Any]:
    """The office with its hours on the dates, by date, so that holidays and exceptions are true too."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentOffice",
        "name": kontor.namn,
        "url": settings.BAS_URL.rstrip("/") + reverse("kontor", args=[kontor.kod]),
        "parentOrganization": {"@type": "GovernmentOrganization", "name": settings.KOMMUN["namn"]},
        "openingHoursSpecification": [row for datum in dagar for row in _hours(plan.day(datum))],
        "amenityFeature": [
            {"@type": "LocationFeatureSpecification", "name": namn, "value": True}
            for falt, namn in BEKVAMLIGHETER.items()
            if getattr(kontor, falt)
        ],
    }
    if kontor.adress:
        data["address"] = {
            "@type": "PostalAddress",
            "streetAddress": kontor.adress,
            "addressLocality": kontor.ort,
            "addressCountry": "SE",
        }
    if kontor.latitud is not None:
        data["geo"] = {"@type": "GeoCoordinates", "latitude": kontor.latitud, "longitude": kontor.longitud}
    if kontor.telefon:
        data["telephone"] = kontor.telefon
    return data


def _hours(dag: Oppetdag) -> list[dict[str, str]]:
    valid = {"validFrom": dag.datum.isoformat(), "validThrough": dag.datum.isoformat()}
    # 00:00 to 00:00 is how the vocabulary writes that a date is closed.
    stretches = [(f"{fran:%H:%M}", f"{till:%H:%M}") for fran, till in dag.bemannat] or [("00:00", "00:00")]
    return [{"@type": "OpeningHoursSpecification", "opens": opens, "closes": closes, **valid} for opens, closes in stretches]
