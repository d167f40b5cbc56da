"""Addresses of the statistics. The manager of the walk leads the center and its figures."""

from typing import Any

from tests.urltabell.policyer import AGENTER, ANSTALLDA, FINNS_INTE, only, rader
from tests.urltabell.varld import Varld

CENTERCHEFER = only({"chef"})
CENTRETS_CHEF = only(set(), ser=ANSTALLDA - {"chef"})
"""Who leads a center is told that this one is not there; the others, that none is for them."""

AVSTANGT = only(set(), ser=set(), anonym=FINNS_INTE)
"""Open data, until the municipality switches it on."""


def _annat_center(varld: Varld) -> dict[str, Any]:
    return {"pk": 0}


def _dag(varld: Varld) -> dict[str, Any]:
    return {"pk": 0, "dag": "2026-11-23"}


def _handelse(varld: Varld) -> dict[str, Any]:
    return {"pk": 0, "handelse_pk": 1}


def _krav(varld: Varld) -> dict[str, Any]:
    return {"pk": 0, "kanal": "telefon"}


def _ingen_vy(varld: Varld) -> dict[str, Any]:
    return {"pk": 0}


def _inget_kontor(varld: Varld) -> dict[str, Any]:
    return {"kod": "finns-inte"}


def _inget_ar(varld: Varld) -> dict[str, Any]:
    return {"pk": 0, "ar": 2026, "program": "center"}


RADER = [
    *rader(CENTERCHEFER, "statistik\nutveckling\nmonster\nstatistikarenden\nstatistikvyer GET POST"),
    *rader(only({"chef", *AGENTER}), "driftstavla"),
    *rader(CENTERCHEFER, "statistik_forvaltningar"),
    *rader(CENTRETS_CHEF, "statistik_forvaltning", _ingen_vy),
    *rader(AVSTANGT, "oppna_data_fil\noppna_data_katalog"),
    *rader(CENTERCHEFER, "statistik_mal\nstatistik_mal_nytt GET POST"),
    *rader(CENTRETS_CHEF, "statistik_mal_ett\nstatistik_mal_andra GET POST\nstatistik_mal_ta_bort POST", _ingen_vy),
    *rader(CENTERCHEFER, "statistik_kontor"),
    *rader(CENTRETS_CHEF, "statistik_kontoret", _inget_kontor),
    *rader(CENTERCHEFER, "statistik_ekonomi"),
    *rader(CENTRETS_CHEF, "statistik_budget GET POST", _inget_ar),
    *rader(CENTRETS_CHEF, "statistik_antagande GET POST", lambda varld: {"pk": 0, "ar": 2026}),
    *rader(CENTERCHEFER, "statistik_kunskap"),
    *rader(CENTRETS_CHEF, "statistikvy_ta_bort POST", _ingen_vy),
    *rader(CENTERCHEFER, "manadsrapporter GET POST"),
    *rader(CENTRETS_CHEF, "manadsrapport", lambda varld: {"pk": 999_999, "manad": "2026-10"}),
    *rader(CENTERCHEFER, "nojdhet"),
    *rader(CENTERCHEFER, "behovsprognos"),
    *rader(CENTRETS_CHEF, "behovsprognos_center\nprognoshandelser GET POST", _annat_center),
    *rader(CENTRETS_CHEF, "behovsprognos_dag", _dag),
    *rader(CENTRETS_CHEF, "prognoshandelse GET POST\nprognoshandelse_ta_bort POST", _handelse),
    *rader(CENTRETS_CHEF, "bemanningskrav GET POST", _krav),
]
