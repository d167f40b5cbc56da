"""The search for a roster in the worker: takes it on once, shows how far it has come, ends when asked, and writes what it found.

While it goes on nothing of the roster is touched. A worker that dies therefore leaves the roster as it was, and a search that shows
no life any longer; it can be begun anew.
"""

import threading
import uuid
from collections.abc import Callable

import structlog
from django.db import close_old_connections, connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from servicekontor.bemanning.kommunregler import make_problem
from servicekontor.bemanning.losare import Framsteg, Resultat, solve
from servicekontor.bemanning.oforenligt import explain
from servicekontor.bemanning.varden import Problem, Schemalage
from servicekontor.models import Arbetspass, Schema
from servicekontor.models.schema import TYST
from servicekontor.passbyten import end_swaps
from servicekontor.schemaunderlag import Schemaunderlag
from servicekontor.status import Sokningslage

logger = structlog.get_logger(__name__)

FORKLARING_SEKUNDER = 20
SLAG = 1.0
"""Seconds between two signs of life."""


def run_search(schema_id: int, sokning: uuid.UUID, sekunder: float, fro: int) -> None:
    """Search, if the search is still wanted and nobody else has it; whatever happens its outcome stands in the row."""
    schema = _claim(schema_id, sokning)
    if schema is None:
        return
    try:
        with _Puls(schema_id, sokning) as puls:
            underlag = Schemaunderlag(schema)
            problem = make_problem(underlag.underlag)
            if counted := explain(problem, sekunder=0):
                result, reasons = Resultat(None, Framsteg(0, None, 0), is_olosligt=True), list(counted.meningar)
            else:
                result = solve(problem, sekunder=sekunder, fro=fro, utgang=underlag.lage, lyssna=puls.hear, is_stopped=puls.is_stopped)
                reasons = [] if result.lage else _reasons(problem, is_proved=result.is_olosligt)
        _finish(schema, sokning, underlag, result, reasons, is_stopped=puls.is_stopped())
    except Exception:
        Schema.objects.filter(pk=schema_id, sokning=sokning).update(sokningslage=Sokningslage.FEL)
        raise


def _reasons(problem: Problem, *, is_proved: bool) -> list[str]:
    """Why there is no roster; what cannot be is often told although the search has not proved it. Nothing when there may be one."""
    found = explain(problem, sekunder=FORKLARING_SEKUNDER)
    if found is None and is_proved:
        return [_("Vilka det är hann inte räknas ut. Ta bort ett behov, eller låt en regel få brytas, och sök igen.")]
    return list(found.meningar) if found else []


def _claim(schema_id: int, sokning: uuid.UUID) -> Schema | None:
    """Take it on, when it waits, or when the worker that had it is gone: a task may be delivered twice."""
    silent = Q(sokningslage=Sokningslage.PAGAR, puls__lt=timezone.now() - TYST)
    mine = Schema.objects.filter(Q(sokningslage=Sokningslage.VANTAR) | silent, pk=schema_id, sokning=sokning)
    if not mine.update(sokningslage=Sokningslage.PAGAR, puls=timezone.now()):
        logger.info("roster search not taken", schema=schema_id)
        return None
    return Schema.objects.get(pk=schema_id)


def _finish(
    schema: Schema, sokning: uuid.UUID, underlag: Schemaunderlag, result: Resultat, reasons: list[str], *, is_stopped: bool
) -> None:
    with transaction.atomic():
        locked = Schema.objects.select_for_update().get(pk=schema.pk)
        if locked.sokning != sokning:
            return
        if locked.version != schema.version:
            # An absence was noted meanwhile: what was found may hold somebody who is away.
            lage, reasons = Sokningslage.FEL, [_("Schemat ändrades medan sökningen pågick. Starta en ny.")]
        elif result.lage is not None:
            lage = Sokningslage.STOPPAD if is_stopped else Sokningslage.KLAR
            _write(locked, underlag, result.lage)
            locked.version += 1
        else:
            lage = Sokningslage.OLOSLIG if reasons else Sokningslage.UTAN
        locked.sokningslage, locked.forklaring = lage, reasons
        locked.varde, locked.grans, locked.sekunder = result.framsteg.varde, result.framsteg.grans, result.framsteg.sekunder
        locked.save(update_fields=["sokningslage", "forklaring", "varde", "grans", "sekunder", "version"])


def _write(schema: Schema, underlag: Schemaunderlag, lage: Schemalage) -> None:
    """The roster found takes the place of what stood there; shifts that are the same keep their rows, and swaps of them."""
    wanted = {rad.nyckel: rad for rad in underlag.as_rader(lage)}
    standing = list(Arbetspass.objects.filter(schema=schema).select_for_update())
    gone = [rad.pk for rad in standing if rad.nyckel not in wanted and not rad.is_last]
    end_swaps(gone)
    Arbetspass.objects.filter(pk__in=gone).delete()
    kept = {rad.nyckel for rad in standing if rad.pk not in set(gone)}
    Arbetspass.objects.bulk_create([rad for nyckel, rad in wanted.items() if nyckel not in kept])


class _Puls:
    """A thread that shows each second that the search lives and how far it has come, and hears whether it is to end."""

    def __init__(self, schema_id: int, sokning: uuid.UUID) -> None:
        self.mine = Schema.objects.filter(pk=schema_id, sokning=sokning)
        self.latest: Framsteg | None = None
        self.over, self.stop = threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> "_Puls":
        self.thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.over.set()
        self.thread.join()

    def hear(self, framsteg: Framsteg) -> None:
        """Called by the search."""
        self.latest = framsteg

    @property
    def is_stopped(self) -> Callable[[], bool]:
        """Whether somebody has asked for the end, or the search is no longer wanted."""
        return self.stop.is_set

    def _beat(self) -> None:
        try:
            while True:
                if not self.mine.update(**self._signs()) or self.mine.filter(is_stopp_begard=True).exists():
                    self.stop.set()
                if self.over.wait(SLAG):
                    return
                close_old_connections()
        finally:
            connection.close()

    def _signs(self) -> dict[str, object]:
        found = {"puls": timezone.now()}
        if self.latest is not None:
            found |= {"varde": self.latest.varde, "grans": self.latest.grans, "sekunder": self.latest.sekunder}
        return found
