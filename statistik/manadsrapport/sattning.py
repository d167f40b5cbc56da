"""The pages of a monthly report, as a tagged PDF that a screen reader can read (PDF/UA-1, ISO 14289-1)."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from statistik.manadsrapport.innehall import Rapport
from statistik.smatal import MINST
from statistik.tabell import Tabell

MALL = Path(__file__).with_name("rapport.typ")
STANDARD = "ua-1"


def typeset(rapport: Rapport) -> bytes:
    """The report as PDF. Everything in it is given as data, so that no word of it is taken for an instruction."""
    # Thirty megabytes that only those who make a report need.
    import typst

    given = {"rapport": json.dumps(_as_data(rapport, timezone.localdate()), ensure_ascii=False)}
    return typst.compile(str(MALL), ignore_system_fonts=True, format="pdf", sys_inputs=given, pdf_standards=[STANDARD])


def _as_data(rapport: Rapport, idag: date) -> dict[str, Any]:
    return {
        "sprak": settings.LANGUAGE_CODE,
        "kommun": settings.KOMMUN["namn"],
        "rubrik": rapport.rubrik,
        "enhet": rapport.enhet,
        "gjord": _("Framställd %(dag)s") % {"dag": format_date(idag, "j F Y")},
        "viktigast": _("Det viktigaste"),
        "rutor": [{"namn": r.namn, "text": r.text, "andring": r.andring, "underlag": r.underlag} for r in rapport.rutor],
        "tabeller": [_table(tabell) for tabell in rapport.tabeller],
        "tomt": "" if rapport.tabeller else _("Ingenting är mätt den månaden."),
        "raknas": _("Så räknas siffrorna"),
        "forklaring": _(
            "Tider är medianer. En andel räknas alltid av täljare och nämnare. Tal om färre än %(minst)d visas inte."
        )
        % {"minst": MINST},
        "sida": _("Sida"),
    }


def _table(tabell: Tabell) -> dict[str, Any]:
    visade = tabell.visade
    return {
        "rubrik": tabell.rubrik,
        "kolumner": [str(kolumn.rubrik) for kolumn in tabell.visade_kolumner],
        "hoger": [kolumn.slag is not None for kolumn in tabell.visade_kolumner],
        "rader": [[ruta.text for ruta in (rad.forsta, *rad.andra)] for rad in visade],
    }
