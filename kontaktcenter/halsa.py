"""How the system feels: cheap questions, each with a short limit of its own, so that one part that is down hides no other."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

import redis
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Exists, Min, OuterRef, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kontaktcenter.utkorg.adaptrar import MEDDELANDETS_FEL, MOTTAGARENS_FEL
from kontaktcenter.utkorg.hjartslag import read_hjartslag
from kontaktcenter.utkorg.models import Hjartslag, Utskick

SLOWEST_QUERY_MS = 2000
REDIS_SECONDS = 1
# Several heartbeats and several sweeps of the outbox fit in these times (seconds).
OLDEST_HEARTBEAT = 60
OLDEST_UTSKICK = 300
FORGAVES = 4
"""Tries after which a message has waited for longer than that, whatever its pauses were by chance."""


@dataclass(frozen=True)
class Svar:
    """An answer: a whole sentence for people, numbers for machines."""

    is_ok: bool
    mening: str
    tal: dict[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Kontroll:
    """One question with its answer."""

    namn: str
    rubrik: str | Promise
    svar: Svar


def check_halsa() -> list[Kontroll]:
    """Ask everything; never raises."""
    answers = {"databas": Svar(True, _("Databasen svarar.")), "redis": _check_redis()}
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL statement_timeout = %s", [SLOWEST_QUERY_MS])
            answers |= {namn: _ask(check) for namn, check in I_DATABASEN.items()}
    except DatabaseError:
        answers["databas"] = Svar(False, _("Databasen svarar inte."))
        answers |= dict.fromkeys(I_DATABASEN, Svar(False, _("Det går inte att se utan databasen.")))
    return [Kontroll(namn, rubrik, answers[namn]) for namn, rubrik in RUBRIKER.items()]


def _ask(check: Callable[[], Svar]) -> Svar:
    """Ask one thing in a savepoint: a table that is missing says nothing of the others."""
    try:
        with transaction.atomic():
            return check()
    except DatabaseError:
        return Svar(False, _("Det gick inte att kontrollera."))


def _check_redis() -> Svar:
    try:
        with redis.Redis.from_url(
            settings.REDIS_URL, socket_connect_timeout=REDIS_SECONDS, socket_timeout=REDIS_SECONDS
        ) as client:
            client.ping()
    except redis.RedisError:
        return Svar(False, _("Redis svarar inte. Det som ska skickas ligger kvar i utkorgen så länge."))
    return Svar(True, _("Redis svarar."))


@cache
def _newest_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def _check_migrations() -> Svar:
    run = set(MigrationRecorder.Migration.objects.values_list("app", "name"))
    pending = len(_newest_migrations() - run)
    mening = _("Databasen har rätt version.") if not pending else _("Databasen väntar på en uppdatering.")
    return Svar(not pending, mening, {"appar_som_vantar": pending})


def _check_hjartslag(namn: str) -> Svar:
    age = _seconds_since(read_hjartslag().get(namn))
    if age is None:
        return Svar(False, _("Har aldrig visat sig."), {"sekunder_sedan": None})
    mening = ngettext("Visade sig för %(antal)s sekund sedan.", "Visade sig för %(antal)s sekunder sedan.", age) % {"antal": age}
    return Svar(age <= OLDEST_HEARTBEAT, mening, {"sekunder_sedan": age})


def _check_utkorg() -> Svar:
    vantar, granska = Q(lage=Utskick.Lage.VANTAR), Q(lage__in=[Utskick.Lage.OKLART, Utskick.Lage.MISSLYCKAT])
    found = Utskick.objects.filter(vantar).aggregate(
        aldsta=Min("nasta_forsok"), igen=Count("pk", filter=Q(forsok__gt=0))
    ) | Utskick.objects.filter(granska).aggregate(
        oklara=Count("pk", filter=Q(lage=Utskick.Lage.OKLART)), misslyckade=Count("pk", filter=Q(lage=Utskick.Lage.MISSLYCKAT))
    )
    oldest = max(_seconds_since(found["aldsta"]) or 0, 0)
    is_ok = oldest <= OLDEST_UTSKICK and not (found["igen"] and _stands_still())
    mening = _("Inget har väntat längre än det ska.") if is_ok else _("Det som ska skickas blir stående.")
    given_up = found["misslyckade"] + found["oklara"]
    if given_up:
        waits = ngettext("%(antal)s utskick väntar på en människa.", "%(antal)s utskick väntar på en människa.", given_up)
        mening = f"{mening} {waits % {'antal': given_up}}"
    tal = {"aldsta_sekunder": oldest, "forsoks_igen": found["igen"]}
    return Svar(is_ok, mening, tal | {namn: found[namn] for namn in ("misslyckade", "oklara")})


def _stands_still() -> bool:
    """Whether a kind of message is tried in vain: each waits for its next try, and nothing written later has left either.

    One receiver whose mailbox is full says nothing of the others, and one message that the service answers and does not take says nothing
    of the service: two receivers' do.
    """
    later = Utskick.objects.filter(slag=OuterRef("slag"), skapad__gt=OuterRef("skapad"), lage=Utskick.Lage.SKICKAT)
    tried = Utskick.objects.filter(lage=Utskick.Lage.VANTAR, forsok__gte=FORGAVES).exclude(fel__startswith=MOTTAGARENS_FEL)
    kinds = tried.filter(~Exists(later)).order_by().values("slag")
    counted = kinds.annotate(
        mottagare_antal=Count("mottagare", distinct=True), obesvarade=Count("pk", filter=~Q(fel__startswith=MEDDELANDETS_FEL))
    )
    return counted.filter(Q(obesvarade__gt=0) | Q(mottagare_antal__gt=1)).exists()


def _seconds_since(tid: datetime | None) -> int | None:
    return None if tid is None else round((timezone.now() - tid).total_seconds())


RUBRIKER: dict[str, str | Promise] = {
    "databas": gettext_lazy("Databasen"),
    "migreringar": gettext_lazy("Databasens version"),
    "redis": gettext_lazy("Redis"),
    "arbetare": Hjartslag.Del.ARBETARE.label,
    "klocka": Hjartslag.Del.KLOCKA.label,
    "utkorg": gettext_lazy("Utkorgen"),
}
I_DATABASEN: dict[str, Callable[[], Svar]] = {
    "migreringar": _check_migrations,
    "arbetare": lambda: _check_hjartslag(Hjartslag.Del.ARBETARE),
    "klocka": lambda: _check_hjartslag(Hjartslag.Del.KLOCKA),
    "utkorg": _check_utkorg,
}


def register_kontroll(namn: str, rubrik: str | Promise, check: Callable[[], Svar]) -> None:
    """Ask one thing more, in the database, of an app above."""
    RUBRIKER[namn] = rubrik
    I_DATABASEN[namn] = check
