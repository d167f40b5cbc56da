"""Moving what a unit that closes, or a colleague who leaves, has in hand: each thing with its event, nothing left behind.

The ground floor calls these through `arenden.avveckling`, inside the transaction that closes the unit or ends the account.
"""

from collections.abc import Collection, Iterator

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from arenden import notiser
from arenden.actions.grund import lock_rows, record, save_arende
from arenden.actions.overlamning import replace_receiver
from arenden.aktor import By
from arenden.bevakningar import unwatch
from arenden.models import Arende, Ateruppringning, Bevakning, Insyn, Notis, Remiss, Telefonmeddelande, Utkast, Utkastfil
from arenden.status import Handelsetyp, Status
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Anvandare, Enhet, Medlemskap

OPPNINGENS_FALT = {"kanal", "sprak", "fragor", "center"}
"""What stands in a contact before anybody has typed in it."""
SHARE_PAST = """
INSERT INTO arenden_insyn (arende_id, enhet_id)
SELECT id, %(till)s FROM arenden_arende WHERE center_id = %(fran)s OR ansvarig_enhet_id = %(fran)s
UNION SELECT arende_id, %(till)s FROM arenden_insyn WHERE enhet_id = %(fran)s
ON CONFLICT DO NOTHING
"""


def move_arenden_from_unit(*, fran: Enhet, till: Enhet, by: By) -> int:
    """Let `till` take over the open cases that `fran` has or owns, and see the earlier ones; how many open ones moved.

    Answer deadlines stand: they were promised. What a department's unit had is a new hand-off, to be accepted anew.
    """
    moved = 0
    for arende in _locked(Q(center=fran) | Q(ansvarig_enhet=fran)):
        if not moved:
            _check_staffed(till)
        if arende.center_id == fran.pk:
            _change_owner(arende, till, by)
        else:
            replace_receiver(arende, till=till, orsak=_("%(enhet)s har stängts.") % {"enhet": fran}, by=by)
        moved += 1
    with connection.cursor() as cursor:
        cursor.execute(SHARE_PAST, {"fran": fran.pk, "till": till.pk})
    return moved


def _change_owner(arende: Arende, till: Enhet, by: By) -> None:
    record(Handelsetyp.FLYTTAT, by=by, arende=arende, till_enhet=till)
    is_at_center = arende.ansvarig_enhet_id == arende.center_id
    arende.center, arende.agent = till, None
    if is_at_center:
        arende.ansvarig_enhet = till
        arende.status = Status.NY if arende.status == Status.PAGAR else arende.status
    save_arende(arende, "center", "agent", "ansvarig_enhet", "status")
    if is_at_center:
        notiser.notify_enhet(arende, till, Notis.Slag.OVERLAMNAT)


def move_remisser_from_unit(*, fran: Enhet, till: Enhet, by: By) -> int:
    """Ask `till` what `fran` was asked; one that it has been asked already, or would ask itself, is withdrawn."""
    rows = Remiss.objects.filter(till_enhet=fran, lage=Remiss.Lage.SKICKAD)
    moved = 0
    for arende in _locked(Q(pk__in=rows.values("arende"))):
        remiss = rows.select_for_update().get(arende=arende)
        record(Handelsetyp.FLYTTAT, by=by, arende=arende, till_enhet=till, remiss=remiss.pk)
        if arende.ansvarig_enhet_id == till.pk or arende.remisser.filter(till_enhet=till, lage=Remiss.Lage.SKICKAD).exists():
            remiss.lage = Remiss.Lage.ATERTAGEN
            unwatch(arende, Bevakning.Slag.REMISS, objekt_id=remiss.pk)
        else:
            remiss.till_enhet = till
            Insyn.objects.get_or_create(arende=arende, enhet=till)
            notiser.notify_enhet(arende, till, Notis.Slag.REMISS)
        remiss.save(update_fields=["lage", "till_enhet"])
        moved += 1
    return moved


def move_ateruppringningar_from_unit(*, fran: Enhet, till: Enhet, by: By) -> int:
    """Let `till` call back those whom `fran` has promised to call."""
    rows = Ateruppringning.objects.select_for_update(of=("self",)).select_related("arende__arendetyp", "kontakt")
    moved = 0
    for row in rows.filter(enhet=fran, utford__isnull=True).order_by("pk"):
        row.enhet, row.ansvarig = till, None
        row.save(update_fields=["enhet", "ansvarig"])
        _record_call(row, by)
        moved += 1
    return moved


def move_arenden_from_user(*, fran: Anvandare, till: Anvandare, by: By) -> int:
    """Let `till` take over the open cases of `fran`. Raises OtillatenHandling when `till` does not work where one of them lies."""
    moved = 0
    for arende in _locked(Q(agent=fran) | Q(handlaggare=fran)):
        if arende.agent_id == fran.pk:
            _check_works(till, Behorighet.REGISTRERA_KONTAKT, arende.center)
            arende.agent = till
        if arende.handlaggare_id == fran.pk:
            _check_works(till, Behorighet.HANDLAGGA, arende.ansvarig_enhet)
            arende.handlaggare = till
        save_arende(arende, "agent", "handlaggare")
        record(Handelsetyp.FLYTTAT, by=by, arende=arende, till_anvandare=till.pk)
        notiser.notify_person(arende, till, Notis.Slag.TILLDELAT)
        moved += 1
    return moved


def move_ateruppringningar_from_user(*, fran: Anvandare, till: Anvandare, by: By) -> int:
    """Let `till` make the calls that `fran` was to make; of another unit, anybody there."""
    rows = Ateruppringning.objects.select_for_update(of=("self",)).select_related("arende__arendetyp", "kontakt", "enhet")
    moved = 0
    for row in rows.filter(ansvarig=fran, utford__isnull=True).order_by("pk"):
        works_there = till.may(Behorighet.REGISTRERA_KONTAKT, row.enhet) or till.may(Behorighet.HANDLAGGA, row.enhet)
        row.ansvarig = till if works_there else None
        row.save(update_fields=["ansvarig"])
        _record_call(row, by)
        moved += 1
    return moved


def move_telefonmeddelanden_from_user(*, fran: Anvandare, till: Anvandare) -> int:
    """Give `till` the messages that `fran` has not read."""
    moved = Telefonmeddelande.objects.filter(till=fran, last__isnull=True).update(till=till)
    if moved:
        notiser.notify_about_message(till)
    return moved


def begun_utkast(anvandare: Collection[int]) -> list[Utkast]:
    """The open contacts of these users in which something has been said or put; one that was only opened is nothing to hand on."""
    rows = Utkast.objects.filter(agent__in=anvandare).annotate(has_filer=Exists(Utkastfil.objects.filter(utkast=OuterRef("pk"))))
    return [row for row in rows.order_by("pk") if row.has_filer or row.innehall.get("falt", {}).keys() - OPPNINGENS_FALT]


def move_utkast_from_user(*, fran: Anvandare, till: Anvandare, by: Anvandare) -> int:
    """Let `till` go on with the contacts that `fran` has begun and not saved, as they are, also where `till` has many open.

    Raises OtillatenHandling when `till` registers no contacts at a center of `fran`.
    """
    begun = begun_utkast([fran.pk])
    if begun:
        _check_registers(till, fran)
    moved = Utkast.objects.select_for_update().filter(pk__in=[row.pk for row in begun], agent=fran).order_by("pk")
    for row in moved:
        row.agent, row.version = till, row.version + 1
        row.save(update_fields=["agent", "version"])
        record(Handelsetyp.FLYTTAT, by=by, utkast=str(row.pk), fran_anvandare=fran.pk, till_anvandare=till.pk)
    return len(moved)


def _locked(which: Q) -> Iterator[Arende]:
    """The open cases, locked one after the other in the order of their ids, so that two moves cannot wait for each other."""
    whole = Arende.objects.select_related("arendetyp__amne", "ansvarig_enhet__kalender", "center__kalender")
    for pk in Arende.objects.open().filter(which).order_by("pk").values_list("pk", flat=True):
        lock_rows(pk)
        arende = whole.open().filter(which, pk=pk).first()
        if arende is not None:
            yield arende


def _record_call(row: Ateruppringning, by: By) -> None:
    record(Handelsetyp.FLYTTAT, by=by, arende=row.arende, kontakt=row.kontakt, till_enhet=row.enhet, ateruppringning=row.pk)


def _check_staffed(enhet: Enhet) -> None:
    needed = Behorighet.REGISTRERA_KONTAKT if enhet.is_center else Behorighet.HANDLAGGA
    if not Medlemskap.objects.valid().with_permission(needed, [enhet]).exists():
        raise OtillatenHandling(_("Ingen på %(enhet)s kan ta emot ärenden. Välj en annan enhet.") % {"enhet": enhet})


def _check_works(person: Anvandare, behorighet: Behorighet, enhet: Enhet) -> None:
    if not person.may(behorighet, enhet):
        raise OtillatenHandling(
            _("%(person)s arbetar inte med ärenden på %(enhet)s. Välj någon som gör det, eller ge personen en roll där.")
            % {"person": person, "enhet": enhet}
        )


def _check_registers(till: Anvandare, fran: Anvandare) -> None:
    """One who has no center left can be taken over from by anybody who has one."""
    centers = {center.pk for center in till.centers}
    if not centers & ({center.pk for center in fran.centers} or centers):
        raise OtillatenHandling(
            _("%(person)s registrerar inte kontakter på samma center. Välj någon som gör det, eller ge personen en roll där.")
            % {"person": till}
        )
