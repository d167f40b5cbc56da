"""Writes what the demo municipality consists of: calendars, units, subjects, case types with questions, agreements."""

from datetime import date, time, timedelta
from typing import Any

from simple_history.utils import bulk_create_with_history

from arenden.demodata.katalogfiler import Katalog, Rad
from arenden.models import Svarsmall
from kontaktcenter.arbetstid import public_holidays
from kontaktcenter.models import (
    Amne,
    Arbetstidsintervall,
    Arbetstidskalender,
    Arendetyp,
    Enhet,
    Foljdfraga,
    Kalenderundantag,
    Overenskommelse,
    Overenskommelserad,
)

ARBETSVECKA = range(5)
HELA_VECKAN = range(7)
JOUR = {"va-drift", "gatudrift"}
"""Units that take cases at any hour."""
TORSDAG, FREDAG = 3, 4
KALENDRAR = ("Kontaktcenter 8–17", "Förvaltningar 8–16.30", "Jour dygnet runt")
ETT_AR = timedelta(days=365)


def make_kommun(katalog: Katalog, datum: date) -> None:
    """Everything but the people. Agreements hold since before the first contact; each is reviewed within a year of `datum`."""
    kalendrar = _make_kalendrar(datum)
    enheter = _make_enheter(katalog, kalendrar)
    amnen = _make_amnen(katalog)
    typer = _make_arendetyper(katalog, amnen, enheter)
    _make_overenskommelser(katalog, typer, enheter, datum)
    _make_svarsmallar(katalog, typer)


def _make_kalendrar(datum: date) -> dict[str, Arbetstidskalender]:
    """Centers 8–17 without lunch closing (K1), departments 8–16.30 and closed on squeeze days, duty round the clock."""
    centrets, forvaltningarnas, jourens = KALENDRAR
    center = _make_kalender(centrets, ARBETSVECKA, time(8), time(17))
    forvaltning = _make_kalender(forvaltningarnas, ARBETSVECKA, time(8), time(16, 30))
    jour = _make_kalender(jourens, HELA_VECKAN, time(0), time(0), is_helgstangd=False)
    Kalenderundantag.objects.bulk_create(
        Kalenderundantag(kalender=forvaltning, datum=dag, rubrik="Klämdag", tider=[]) for dag in _squeeze_days(datum)
    )
    return {"center": center, "forvaltning": forvaltning, "jour": jour}


def _make_kalender(namn: str, veckodagar: range, fran: time, till: time, *, is_helgstangd: bool = True) -> Arbetstidskalender:
    kalender = Arbetstidskalender.objects.create(namn=namn, is_helgstangd=is_helgstangd)
    Arbetstidsintervall.objects.bulk_create(
        Arbetstidsintervall(kalender=kalender, veckodag=dag, fran=fran, till=till) for dag in veckodagar
    )
    return kalender


def _squeeze_days(datum: date) -> list[date]:
    """The Fridays after a Thursday that is a public holiday, from three years before `datum` to the year after it."""
    helgdagar = {dag for ar in range(datum.year - 3, datum.year + 2) for dag in public_holidays(ar)}
    fridays = (dag + timedelta(days=1) for dag in sorted(helgdagar) if dag.weekday() == TORSDAG)
    return [dag for dag in fridays if dag not in helgdagar]


def _make_enheter(katalog: Katalog, kalendrar: dict[str, Arbetstidskalender]) -> dict[str, Enhet]:
    enheter: dict[str, Enhet] = {}
    for rad in katalog.enheter:
        kalender = "jour" if rad["kortnamn"] in JOUR else "center" if rad["slag"] == Enhet.Slag.CENTER else "forvaltning"
        foralder = enheter[rad["foralder"]] if "foralder" in rad else None
        enheter[rad["kortnamn"]] = Enhet.objects.create(**rad | {"foralder": foralder, "kalender": kalendrar[kalender]})
    return enheter


def _make_amnen(katalog: Katalog) -> dict[str, Amne]:
    amnen: dict[str, Amne] = {}
    for rad in katalog.amnen:
        amnen[rad["kod"]] = Amne.objects.create(**rad | {"foralder": amnen.get(rad.get("foralder", ""))})
    return amnen


def _make_arendetyper(katalog: Katalog, amnen: dict[str, Amne], enheter: dict[str, Enhet]) -> dict[str, Arendetyp]:
    egna = {f.name for f in Arendetyp._meta.concrete_fields}
    rader = [
        Arendetyp(
            **{falt: varde for falt, varde in rad.items() if falt in egna}
            | {"amne": amnen[rad["amne"]], "center": enheter[rad["center"]], "ansvarig_enhet": enheter[rad["enhet"]]}
        )
        for rad in katalog.arendetyper
    ]
    typer = {typ.kod: typ for typ in bulk_create_with_history(rader, Arendetyp)}
    Foljdfraga.objects.bulk_create(
        Foljdfraga(arendetyp=typer[rad["kod"]], ordning=10 * plats, **_with_translations(fraga))
        for rad in katalog.arendetyper
        for plats, fraga in enumerate(rad.get("foljdfragor", []), start=1)
    )
    return typer


def _with_translations(fraga: Rad) -> dict[str, Any]:
    return {"oversattningar": {}, **fraga}


def _make_overenskommelser(katalog: Katalog, typer: dict[str, Arendetyp], enheter: dict[str, Enhet], datum: date) -> None:
    """One agreement between each center and each department whose case types it owns; the villkor are the catalogue's."""
    par = sorted({_parties(rad, enheter) for rad in katalog.arendetyper})
    avtal = bulk_create_with_history(
        [
            Overenskommelse(
                center=enheter[center],
                forvaltning=enheter[forvaltning],
                galler_fran=date(datum.year - 4, 1, 1),
                # Spread over the year that comes; the first one is due, as it would be somewhere.
                omprovas=datum + ETT_AR * plats / len(par),
                anteckning="Omprövas varje år efter samtal med förvaltningens kontaktperson.",
            )
            for plats, (center, forvaltning) in enumerate(par)
        ],
        Overenskommelse,
    )
    per_par = dict(zip(par, avtal, strict=True))
    bulk_create_with_history(
        [
            Overenskommelserad(
                overenskommelse=per_par[_parties(rad, enheter)],
                arendetyp=typer[rad["kod"]],
                vem_svarar=rad["vem_svarar"],
                instruktion=rad["instruktion"],
            )
            for rad in katalog.arendetyper
        ],
        Overenskommelserad,
    )


def _parties(rad: Rad, enheter: dict[str, Enhet]) -> tuple[str, str]:
    """The center and the department that a case type lies between."""
    enhet = enheter[rad["enhet"]]
    while enhet.foralder is not None:
        enhet = enhet.foralder
    return rad["center"], enhet.kortnamn


def _make_svarsmallar(katalog: Katalog, typer: dict[str, Arendetyp]) -> None:
    """The first example of each case type, as an answer that its unit can start from."""
    Svarsmall.objects.bulk_create(
        Svarsmall(enhet=typ.ansvarig_enhet, arendetyp=typ, namn=typ.namn[:100], text=katalog.exempel(typ.kod)[0]["svar"])
        for typ in typer.values()
    )
