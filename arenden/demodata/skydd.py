"""What keeps demo data and real cases apart: where it may be filled in, and what may be cleared away."""

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import OperationalError, connection, models, transaction

from arenden.demodata.drag.kontakt import NYCKELSERIE
from arenden.demodata.katalogfiler import read_katalog
from arenden.demodata.namn import INVANARNAS_MEJLDOMAN, MEJLDOMAN
from arenden.models import Arende, Bilaga, Formular, Formularfil, Fraga, Kontakt, Utkastfil, Vantefil
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Anvandare, Enhet
from kunskapsbank.demodata.laddning import find_others
from kunskapsbank.models import Artikel
from servicekontor.models import Bokning

VITTNEN = (Enhet, Anvandare, Kontakt, Fraga, Arende, Formular, Bokning, Artikel)
"""The tables in which what real people have done would be seen."""
LANGSTA_VANTAN = 10
"""Seconds to wait for those who use them."""
RAD = (
    "Ska något av det vara kvar: ta en säkerhetskopia först. Ta sedan bort det ur databasen, eller börja om med en tom databas, och kör "
    "kommandot igen. Läs mer i docs/drift.md."
)
FORSTA_NYCKEL, SISTA_NYCKEL = f"{NYCKELSERIE}000000000000", f"{NYCKELSERIE}ffffffffffff"


def check_may_fill(*, igen: bool) -> None:
    """Refuse, in a Swedish sentence, to fill where it could do harm: in production, and among anything that is real."""
    check_may_clear()
    if _has_anything() and not igen:
        _refuse("Databasen är redan fylld med demodata. Lägg till --igen för att rensa den och fylla på nytt.")


def check_may_clear(vittnen: Sequence[type[models.Model]] = VITTNEN) -> None:
    """Refuse to touch a database in production, and one that holds anything but demo data.

    Inside a transaction: until it ends nobody else can read or write the tables `vittnen`.
    """
    if settings.IS_PRODUKTION:
        _refuse("Demodata läggs aldrig in i produktion.")
    _lock(vittnen)
    real = _what_is_real()
    if real:
        _refuse(f"Databasen innehåller annat än demodata: {', '.join(real)}. Inget har ändrats. {RAD}")


def _lock(vittnen: Sequence[type[models.Model]]) -> None:
    """Let nobody read the tables, either: who reads could be about to write, and each would wait for the other."""
    names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in vittnen)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{round(LANGSTA_VANTAN * 1000)}ms'")
            cursor.execute(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
            cursor.execute("SET LOCAL lock_timeout = 0")
    except OperationalError:
        _refuse("Någon använder databasen. Inget har ändrats. Stoppa webb och arbetare, vänta en stund och kör kommandot igen.")


def clear() -> None:
    """Empty every table of the product, and the sessions; attachments go when that is committed. Only after `check_may_fill`."""
    files = [name for model in (Bilaga, Formularfil, Utkastfil, Vantefil) for name in model.objects.values_list("fil", flat=True)]
    ours = (app for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR)
    modeller = {Session, *(model for app in ours for model in app.get_models(include_auto_created=True))}
    # Where a fill was broken off and the product brought up to date since, a migration may have yet to make some.
    names = sorted({model._meta.db_table for model in modeller} & set(connection.introspection.table_names()))
    tables = ", ".join(map(connection.ops.quote_name, names))
    with connection.cursor() as cursor:
        # Checks that wait would stand in the way; there are some when the same transaction has written before.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")
    transaction.on_commit(lambda: [default_storage.delete(name) for name in files])


def _has_anything() -> bool:
    return any(model.objects.exists() for model in (Enhet, Kontakt, Arende))


def _what_is_real() -> list[str]:
    """What the database holds that the demo data have not made, in words."""
    enheter = Enhet.objects.exclude(kortnamn__in=[rad["kortnamn"] for rad in read_katalog().enheter])
    anvandare = Anvandare.objects.exclude(email__endswith=f"@{MEJLDOMAN}") if Enhet.objects.exists() else Anvandare.objects.none()
    kontakter = Kontakt.objects.exclude(nyckel__range=(FORSTA_NYCKEL, SISTA_NYCKEL))
    counted = {
        "enheter": enheter,
        "användare": anvandare,
        "kontakter": kontakter,
        "ärenden": Arende.objects.exclude(fragor__in=_demo_questions()),
        "påbörjade formulär": Formular.objects.all(),
        "bokningar": Bokning.objects.exclude(epost__endswith=f"@{INVANARNAS_MEJLDOMAN}"),
        "artiklar": find_others(),
    }
    return [f"{antal} {namn}" for namn, rows in counted.items() if (antal := rows.count())]


def _demo_questions() -> models.QuerySet:
    return Fraga.objects.filter(
        kontakt__nyckel__range=(FORSTA_NYCKEL, SISTA_NYCKEL), is_om_arende=False, arende__isnull=False
    )


def _refuse(mening: str) -> NoReturn:
    raise OtillatenHandling(mening)
