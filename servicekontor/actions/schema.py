"""A roster's period: made, searched for, published."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare, Enhet
from servicekontor.actions.handelse import log_handelse
from servicekontor.models import Arbetspass, Medarbetare, Publiceratpass, Publicering, Schema
from servicekontor.models.schema import MEST_VECKOR, Passtid
from servicekontor.notiser.schema import mail_changes
from servicekontor.status import Kontorshandelsetyp, Sokningslage
from servicekontor.tasks import LANGSTA_SOKNING, search_roster

FORR = timedelta(weeks=8)
FRAM = timedelta(weeks=104)
"""How far back and ahead a roster may begin."""


@dataclass(frozen=True)
class Skillnad:
    """What has changed for one person: shifts that are new, and those that are gone."""

    nya: tuple[Passtid, ...]
    borta: tuple[Passtid, ...]


def check_plans_center(by: Anvandare, center: Enhet | int) -> None:
    """Raise SaknarBehorighet for one who does not plan the center's rosters."""
    if not by.may(Behorighet.PLANERA_KONTOR, center):
        raise SaknarBehorighet(_("Du planerar inte det centrets scheman."))


@transaction.atomic
def create_schema(*, center: Enhet, borjan: date, veckor: int, by: Anvandare) -> Schema:
    """Make the roster of some weeks, empty. Raises Inmatningsfel when it is no Monday, or the weeks have one already."""
    check_plans_center(by, center)
    if borjan.weekday() != 0:
        raise Inmatningsfel(_("Välj en måndag: scheman består av hela veckor."), falt="borjan")
    if not timezone.localdate() - FORR <= borjan <= timezone.localdate() + FRAM:
        raise Inmatningsfel(_("Välj en måndag inom två år."), falt="borjan")
    if not 1 <= veckor <= MEST_VECKOR:
        raise Inmatningsfel(_("Ange mellan 1 och %(mest)d veckor.") % {"mest": MEST_VECKOR}, falt="veckor")
    Enhet.objects.select_for_update().get(pk=center.pk)
    end = borjan + timedelta(weeks=veckor)
    if any(rad.borjan < end and borjan <= rad.slut for rad in Schema.objects.filter(center=center)):
        raise Inmatningsfel(_("Det finns redan ett schema för någon av de veckorna."), falt="borjan")
    return Schema.objects.create(center=center, borjan=borjan, veckor=veckor)


@transaction.atomic
def start_search(*, schema: Schema, sekunder: int, fro: int = 1, by: Anvandare) -> Schema:
    """Let the worker search for a roster for so many seconds; it takes the place of all shifts that are not locked."""
    locked = lock_schema(schema, by)
    if not 5 <= sekunder <= LANGSTA_SOKNING:
        raise Inmatningsfel(_("Ange mellan 5 sekunder och en timme."), falt="sekunder")
    if locked.is_searching:
        raise OtillatenHandling(_("En sökning pågår redan för schemat."))
    locked.sokning, locked.sokningslage, locked.puls = uuid.uuid4(), Sokningslage.VANTAR, timezone.now()
    locked.is_stopp_begard, locked.varde, locked.grans, locked.sekunder, locked.forklaring = False, None, None, 0, []
    locked.save(update_fields=["sokning", "sokningslage", "puls", "is_stopp_begard", "varde", "grans", "sekunder", "forklaring"])
    transaction.on_commit(partial(search_roster.delay, locked.pk, str(locked.sokning), float(sekunder), fro), robust=True)
    return locked


@transaction.atomic
def stop_search(*, schema: Schema, by: Anvandare) -> Schema:
    """Let the search end with the best that it has."""
    locked = lock_schema(schema, by)
    if not locked.is_searching:
        raise OtillatenHandling(_("Ingen sökning pågår."))
    locked.is_stopp_begard = True
    locked.save(update_fields=["is_stopp_begard"])
    return locked


@transaction.atomic
def publish_schema(*, schema: Schema, by: Anvandare) -> Publicering:
    """Make the roster the one that the staff goes by; everybody whose shifts changed is told what is new."""
    locked = lock_schema(schema, by)
    if locked.is_searching:
        raise OtillatenHandling(_("Vänta tills sökningen är klar, eller stoppa den, innan du publicerar."))
    changes = find_changes(locked)
    if not changes:
        raise OtillatenHandling(_("Det finns inget nytt att publicera."))
    return write_publication(locked, changes, by)


def write_publication(schema: Schema, changes: Mapping[Medarbetare, Skillnad], by: Anvandare) -> Publicering:
    """Copy the shifts as they stand, tell those concerned, and write the event; in the caller's transaction."""
    latest = schema.publiceringar.first()
    count = sum(max(len(rad.nya), len(rad.borta)) for rad in changes.values())
    publicering = Publicering.objects.create(schema=schema, nummer=latest.nummer + 1 if latest else 1, av=by, antal_andringar=count)
    fields = ("medarbetare_id", "kontor_id", "datum", "fran", "till", "rast")
    rows = Arbetspass.objects.filter(schema=schema).values_list(*fields)
    Publiceratpass.objects.bulk_create([Publiceratpass(publicering=publicering, **dict(zip(fields, row, strict=True))) for row in rows])
    for medarbetare, skillnad in changes.items():
        mail_changes(publicering, medarbetare, skillnad.nya, skillnad.borta)
    log_handelse(
        Kontorshandelsetyp.SCHEMA_PUBLICERAT, by=by, enhet=schema.center, schema=schema.pk, nummer=publicering.nummer, andringar=count
    )
    return publicering


def find_changes(schema: Schema) -> dict[Medarbetare, Skillnad]:
    """What publishing would change, for each person whom it would; two queries."""
    latest = schema.publiceringar.first()
    related = ("medarbetare__anvandare", "kontor")
    now = {rad.nyckel: rad for rad in Arbetspass.objects.filter(schema=schema).select_related(*related)}
    before: dict[tuple, Passtid] = {}
    if latest is not None:
        before = {rad.nyckel: rad for rad in latest.pass_rader.select_related(*related)}
    people = {rad.medarbetare_id: rad.medarbetare for rad in (*before.values(), *now.values())}
    found = {}
    for pk, medarbetare in people.items():
        new = tuple(rad for nyckel, rad in now.items() if nyckel not in before and nyckel[0] == pk)
        gone = tuple(rad for nyckel, rad in before.items() if nyckel not in now and nyckel[0] == pk)
        if new or gone:
            found[medarbetare] = Skillnad(new, gone)
    return found


def lock_schema(schema: Schema, by: Anvandare) -> Schema:
    """The row, locked and read anew, for one who plans it."""
    locked = Schema.objects.select_for_update(of=("self",)).select_related("center").get(pk=schema.pk)
    check_plans_center(by, locked.center)
    return locked
