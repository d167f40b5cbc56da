"""What keeps demo data and real cases apart: where it may be filled in, and what may be cleared away."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import OperationalError, connection, models, transaction

from arenden.demodata.drag.kontakt import NYCKELSERIE
from arenden.demodata.fyllda import FOLJER, FYLLDA, RAKNAS
from arenden.demodata.katalogfiler import read_katalog
from arenden.demodata.kommun import KALENDRAR
from arenden.demodata.namn import INVANARNAS_MEJLDOMAN, MEJLDOMAN
from arenden.demodata.personal import ANSTALLDA, KOMPETENSER
from arenden.models import (
    Arende,
    Bilaga,
    Formularfil,
    Fraga,
    Handelse,
    Kontakt,
    Svarsmall,
    Telefonmeddelande,
    Utkastfil,
    Vantefil,
)
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Amne, Anvandare, Arbetstidskalender, Arendetyp, Enhet, Kompetens
from kunskapsbank.demodata.laddning import PROVAMNE, find_changed, find_other_nyheter, find_other_signaler, find_others
from kunskapsbank.models import Omdome, Sokning
from servicekontor.models import Besok, Bokning, Kobiljett, Kontorshandelse

LANGSTA_VANTAN = 10
"""Seconds to wait for those who use them."""
ORORD = "Inget har ändrats."
AVBRUTEN = "Fyllningen med demodata är avbruten, och databasen saknar index och nycklar tills den är städad."
RAD = (
    "Ska något av det vara kvar: ta en säkerhetskopia först. Ta sedan bort det ur databasen, eller börja om med en tom databas, och kör "
    "kommandot igen. Läs mer i docs/drift.md."
)
FORSTA_NYCKEL, SISTA_NYCKEL = f"{NYCKELSERIE}000000000000", f"{NYCKELSERIE}ffffffffffff"


def check_is_empty() -> None:
    """Refuse, in a Swedish sentence, to fill in production, and where any table of the product has rows.

    Inside a transaction: until it ends nobody else can read or write any of them.
    """
    _check_environment()
    lock(product_models(), lage=ORORD)
    _check(_what_is_real(), ORORD)
    if _is_demo():
        _refuse("Databasen är redan fylld med demodata. Lägg till --igen för att rensa den och fylla på nytt.")
    check_none(product_models(), lage=ORORD)


def check_may_clear(*, lage: str = ORORD) -> None:
    """Refuse to empty a database in production, and one that holds anything but demo data; `lage` says how that leaves it.

    Inside a transaction: until it ends nobody else can read or write the tables.
    """
    _check_environment()
    lock(product_models(), lage=lage)
    _check(_what_is_real(), lage)
    if not _is_demo():
        check_none(product_models(), lage=lage)


def check_none(modeller: Iterable[type[models.Model]], *, lage: str) -> None:
    """Refuse when any of the tables has rows, but for what the system keeps count of by itself."""
    _check({_plural(model): model._base_manager.all() for model in modeller if model._meta.label not in RAKNAS}, lage)


def product_models() -> list[type[models.Model]]:
    """Every model of the product that has a table.

    Where a fill was broken off and the product brought up to date since, a migration may have yet to make some.
    """
    ours = (app for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR)
    tables = set(connection.introspection.table_names())
    return [model for app in ours for model in app.get_models(include_auto_created=True) if model._meta.db_table in tables]


def lock(modeller: Iterable[type[models.Model]], *, lage: str) -> None:
    """Let nobody read the tables, either: who reads could be about to write, and each would wait for the other."""
    names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in modeller)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{round(LANGSTA_VANTAN * 1000)}ms'")
            cursor.execute(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
            cursor.execute("SET LOCAL lock_timeout = 0")
    except OperationalError:
        _refuse(f"Någon använder databasen. {lage} Stoppa webb och arbetare, vänta en stund och kör kommandot igen.")


def clear() -> None:
    """Empty every table of the product, and the sessions; attachments go when that is committed. Only after `check_may_clear`."""
    files = [name for model in (Bilaga, Formularfil, Utkastfil, Vantefil) for name in model.objects.values_list("fil", flat=True)]
    names = sorted({Session._meta.db_table, *(model._meta.db_table for model in product_models())})
    tables = ", ".join(map(connection.ops.quote_name, names))
    with connection.cursor() as cursor:
        # Checks that wait would stand in the way; there are some when the same transaction has written before.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")
    transaction.on_commit(lambda: [default_storage.delete(name) for name in files])


def _check_environment() -> None:
    if settings.IS_PRODUKTION:
        _refuse("Demodata läggs aldrig in i produktion.")


def _is_demo() -> bool:
    """Whether a fill has made units and people here."""
    return _demo_units().exists() and Anvandare.objects.filter(email__endswith=f"@{MEJLDOMAN}").exists()


def _demo_units() -> models.QuerySet[Enhet]:
    return Enhet.objects.filter(kortnamn__in=[rad["kortnamn"] for rad in read_katalog().enheter])


def _check(counted: Mapping[str, models.QuerySet], lage: str) -> None:
    found = [f"{antal} {namn}" for namn, rows in counted.items() if (antal := rows.count())]
    if found:
        _refuse(f"Databasen innehåller annat än demodata: {', '.join(found)}. {lage} {RAD}")


def _plural(model: type[models.Model]) -> str:
    return str(model._meta.verbose_name_plural).replace("historical", "tidigare")


def _what_is_real() -> dict[str, models.QuerySet]:
    """What the database holds that neither demo data nor the system's jobs have made, by what it is called."""
    katalog, filled = read_katalog(), _filled()
    ovriga = [model for model in product_models() if model._meta.label not in FYLLDA | RAKNAS | FOLJER]
    enheter = Enhet.objects.exclude(pk__in=_demo_units())
    anvandare = Anvandare.objects.exclude(email__endswith=f"@{MEJLDOMAN}")
    kontakter = Kontakt.objects.exclude(nyckel__range=(FORSTA_NYCKEL, SISTA_NYCKEL))
    return {
        "enheter": enheter,
        "användare": anvandare,
        "kontakter": kontakter,
        "ärenden": Arende.objects.exclude(fragor__in=_demo_questions()),
        "bokningar": Bokning.objects.exclude(epost__endswith=f"@{INVANARNAS_MEJLDOMAN}"),
        "artiklar": find_others(),
        "nyheter": find_other_nyheter(),
        "ändrade artikeltexter": find_changed(),
        "ämnen": Amne.objects.exclude(kod__in=[PROVAMNE["kod"], *(rad["kod"] for rad in katalog.amnen)]),
        "ärendetyper": Arendetyp.objects.exclude(kod__in=[rad["kod"] for rad in katalog.arendetyper]),
        "omdömen": Omdome.objects.exclude(saknas="", tid__lt=filled),
        "sökningar": Sokning.objects.filter(tid__gte=filled),
        "signaler om kunskapsluckor": find_other_signaler(),
        "besök": Besok.objects.filter(borjade__gte=filled),
        "kölappar": Kobiljett.objects.filter(tagen__gte=filled),
        "enkätsvar": apps.get_model("statistik", "Enkatsvar").objects.filter(dag__gte=filled.date()),
        "händelser som någon står för": _done_by_people(Handelse, filled),
        "händelser på kontoren som någon står för": _done_by_people(Kontorshandelse, filled),
        "telefonmeddelanden": Telefonmeddelande.objects.filter(skapad__gte=filled),
        "svarsmallar": Svarsmall.objects.exclude(text__in=[katalog.exempel(rad["kod"])[0]["svar"] for rad in katalog.arendetyper]),
        "kompetenser": Kompetens.objects.exclude(namn__in=KOMPETENSER),
        "arbetstidskalendrar": Arbetstidskalender.objects.exclude(namn__in=KALENDRAR),
    } | {_plural(model): rows for model, rows in [*((model, model._base_manager.all()) for model in ovriga), *_changed_settings()]}


def _done_by_people(modell: type[models.Model], filled: datetime) -> models.QuerySet:
    """What staff and citizens have done since: noted, answered, promised, moved. What the system's jobs do to demo cases is theirs."""
    return modell._base_manager.filter(models.Q(av__isnull=False) | models.Q(is_av_medborgare=True), tid__gte=filled)


def _changed_settings() -> Iterator[tuple[type[models.Model], models.QuerySet]]:
    """Units, case types, agreements, offices … as people have left them; a fill changes nothing in anybody's name."""
    for model in product_models():
        app, namn = model._meta.label.split(".")
        if app in ("kontaktcenter", "servicekontor") and namn.startswith("Historical") and namn != "HistoricalAnvandare":
            yield model, model._base_manager.filter(history_user__isnull=False)


def _filled() -> datetime:
    """When the demo data's story ended: nobody in it searches, judges or visits later. Without demo data, before everything."""
    first = Anvandare.objects.filter(email__endswith=f"@{MEJLDOMAN}").aggregate(first=models.Min("date_joined"))["first"]
    return first + ANSTALLDA if first else datetime(1, 1, 2, tzinfo=UTC)


def _demo_questions() -> models.QuerySet:
    return Fraga.objects.filter(
        kontakt__nyckel__range=(FORSTA_NYCKEL, SISTA_NYCKEL), is_om_arende=False, arende__isnull=False
    )


def _refuse(mening: str) -> NoReturn:
    raise OtillatenHandling(mening)
