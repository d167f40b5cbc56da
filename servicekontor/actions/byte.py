"""Swaps: somebody asks a colleague to take a published shift; the colleague says yes, then the manager.

Whatever changes a shift locks its roster first, then the swap: so a swap that is still open has the shift that it was asked for.
"""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare
from servicekontor.actions.arbetspass import Passuppgift, check_uppgift, try_pass
from servicekontor.actions.handelse import log_handelse
from servicekontor.actions.schema import check_plans_center, find_changes, lock_schema, write_publication
from servicekontor.models import Arbetspass, Byte, Medarbetare, Schema
from servicekontor.notiser.schema import mail_swap
from servicekontor.schemaunderlag import Schemaunderlag
from servicekontor.status import BYTESDRAG, Byteslage, Kontorshandelsetyp


@transaction.atomic
def request_swap(*, arbetspass: Arbetspass, till: Medarbetare, by: Anvandare) -> Byte:
    """Ask a colleague to take one's shift."""
    Schema.objects.select_for_update().get(pk=arbetspass.schema_id)
    row = Arbetspass.objects.select_related("schema", "kontor", "medarbetare").filter(pk=arbetspass.pk).first()
    if row is None:
        raise OtillatenHandling(_("Passet finns inte längre."))
    if row.medarbetare.anvandare_id != by.pk:
        raise SaknarBehorighet(_("Du kan bara byta bort dina egna pass."))
    _check_to_come(row)
    if till.pk == row.medarbetare_id:
        raise Inmatningsfel(_("Välj en kollega att byta med."), falt="till")
    check_uppgift(row.schema, _taken_by(row, till), row)
    check_rules(row, till)
    try:
        with transaction.atomic():
            byte = Byte.objects.create(
                schema=row.schema, arbetspass=row, kontor=row.kontor, datum=row.datum, fran=row.medarbetare, till=till
            )
    except IntegrityError as error:
        raise OtillatenHandling(_("Det finns redan en bytesförfrågan för passet.")) from error
    mail_swap(byte, till)
    return byte


@transaction.atomic
def answer_swap(*, byte: Byte, drag: str, by: Anvandare) -> Byte:
    """Move a swap on (status.BYTESDRAG). The colleague accepts or declines, the one who asked takes back, the manager decides."""
    schema = Schema.objects.select_for_update().get(pk=byte.schema_id)
    locked = (
        Byte.objects.select_for_update(of=("self",))
        .select_related("schema__center", "arbetspass__schema", "arbetspass__kontor", "fran__anvandare", "till__anvandare")
        .get(pk=byte.pk)
    )
    allowed, after = BYTESDRAG[drag]
    _check_may(locked, drag, by)
    if locked.lage not in allowed:
        raise OtillatenHandling(_("Bytet är redan avgjort eller väntar på någon annan."))
    if drag in ("acceptera", "godkann"):
        _check_to_come(locked.arbetspass)
        check_rules(locked.arbetspass, locked.till)
    if drag == "godkann" and schema.is_searching:
        raise OtillatenHandling(_("En sökning pågår. Vänta tills den är klar, eller stoppa den, innan du ändrar."))
    locked.lage = after
    locked.save(update_fields=["lage"])
    if after == Byteslage.GODKANT:
        _carry_out(locked, by)
    for medarbetare in (locked.fran, locked.till):
        if medarbetare.anvandare_id != by.pk:
            mail_swap(locked, medarbetare)
    return locked


def check_rules(row: Arbetspass, till: Medarbetare) -> None:
    """Raise OtillatenHandling when the swap would break a rule that must hold, with the sentence of the first."""
    feedback = try_pass(Schemaunderlag(row.schema), _taken_by(row, till), row)
    if feedback.tvingande:
        raise OtillatenHandling(_("Bytet bryter mot en regel som måste hållas: %(mening)s") % {"mening": feedback.tvingande[0].mening})


def _carry_out(byte: Byte, by: Anvandare) -> None:
    """The shift changes hands and is published at once, if nothing else of the roster waits to be; else with the rest of it."""
    schema, row = lock_schema(byte.schema, by), byte.arbetspass
    has_other = bool(find_changes(schema))
    row.medarbetare, row.is_last = byte.till, True
    row.save(update_fields=["medarbetare", "is_last"])
    schema.version += 1
    schema.save(update_fields=["version"])
    log_handelse(Kontorshandelsetyp.ARBETSPASS_BYTT, by=by, kontor=row.kontor.kod, enhet=schema.center, byte=byte.pk)
    if not has_other:
        write_publication(schema, find_changes(schema), by)


def _check_to_come(row: Arbetspass) -> None:
    if row.datum <= timezone.localdate():
        raise OtillatenHandling(_("Passet har redan börjat. Ring din chef."))


def _check_may(byte: Byte, drag: str, by: Anvandare) -> None:
    if drag in ("godkann", "avsla"):
        check_plans_center(by, byte.schema.center)
    elif by.pk != (byte.fran if drag == "aterta" else byte.till).anvandare_id:
        raise SaknarBehorighet(_("Det är någon annan som svarar på det bytet."))


def _taken_by(row: Arbetspass, till: Medarbetare) -> Passuppgift:
    return Passuppgift(till, row.kontor, row.datum, row.fran, row.till, row.rast)
