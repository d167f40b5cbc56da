"""Swaps: somebody asks a colleague to take a published shift, alone or for one in return; the colleague says yes, then the manager.

Whatever changes a shift locks its roster first, then the swap: so a swap that is still open has the shifts that it was asked for.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare
from servicekontor.actions.arbetspass import Passuppgift, check_uppgift, try_together
from servicekontor.actions.handelse import log_handelse
from servicekontor.actions.schema import check_plans_center, find_changes, lock_schema, write_publication
from servicekontor.models import Arbetspass, Byte, Medarbetare, Schema
from servicekontor.notiser.schema import mail_swap
from servicekontor.passbyten import as_published, open_swaps
from servicekontor.schemaunderlag import Schemaunderlag
from servicekontor.status import BYTESDRAG, Byteslage, Kontorshandelsetyp


@transaction.atomic
def request_swap(*, arbetspass: Arbetspass, till: Medarbetare, i_gengald: Arbetspass | None = None, by: Anvandare) -> Byte:
    """Ask a colleague to take one's shift, and to give `i_gengald` for it."""
    Schema.objects.select_for_update().get(pk=arbetspass.schema_id)
    row, other = _read(arbetspass), _read(i_gengald) if i_gengald else None
    if row.medarbetare.anvandare_id != by.pk:
        raise SaknarBehorighet(_("Du kan bara byta bort dina egna pass."))
    if till.pk == row.medarbetare_id:
        raise Inmatningsfel(_("Välj en kollega att byta med."), falt="till")
    if other and (other.medarbetare_id, other.schema_id) != (till.pk, row.schema_id):
        raise Inmatningsfel(_("Välj ett pass som kollegan har i samma schema."), falt="i_gengald")
    _check_free(row, other)
    for uppgift in _hands_changed(row, till, other):
        check_uppgift(row.schema, uppgift, row, other)
    check_rules(row, till, other)
    given = {"gengald_kontor": other.kontor, "gengald_datum": other.datum} if other else {}
    byte = Byte.objects.create(
        schema=row.schema, arbetspass=row, kontor=row.kontor, datum=row.datum, i_gengald=other, fran=row.medarbetare, till=till, **given
    )
    mail_swap(byte, till)
    return byte


@transaction.atomic
def answer_swap(*, byte: Byte, drag: str, by: Anvandare) -> Byte:
    """Move a swap on (status.BYTESDRAG). The colleague accepts or declines, the one who asked takes back, the manager decides."""
    schema = Schema.objects.select_for_update().get(pk=byte.schema_id)
    locked = (
        Byte.objects.select_for_update(of=("self",))
        .select_related("schema__center", "arbetspass__schema", "arbetspass__kontor", "arbetspass__medarbetare")
        .select_related("i_gengald__kontor", "i_gengald__medarbetare", "fran__anvandare", "till__anvandare")
        .get(pk=byte.pk)
    )
    allowed, after = BYTESDRAG[drag]
    _check_may(locked, drag, by)
    if locked.lage not in allowed:
        raise OtillatenHandling(_("Bytet är redan avgjort eller väntar på någon annan."))
    if drag in ("acceptera", "godkann"):
        _check_to_come(locked.arbetspass, locked.i_gengald)
        check_rules(locked.arbetspass, locked.till, locked.i_gengald)
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


def check_rules(row: Arbetspass, till: Medarbetare, i_gengald: Arbetspass | None = None) -> None:
    """Raise OtillatenHandling when the swap as a whole would break a rule that must hold, with the sentence of the first."""
    borta = [row, i_gengald] if i_gengald else [row]
    feedback = try_together(Schemaunderlag(row.schema), _hands_changed(row, till, i_gengald), borta)
    if feedback.tvingande:
        raise OtillatenHandling(_("Bytet bryter mot en regel som måste hållas: %(mening)s") % {"mening": feedback.tvingande[0].mening})


def _carry_out(byte: Byte, by: Anvandare) -> None:
    """The shifts change hands and are published at once, if nothing else of the roster waits to be; else with the rest of it."""
    schema, row = lock_schema(byte.schema, by), byte.arbetspass
    has_other = bool(find_changes(schema))
    if byte.i_gengald is None:
        row.medarbetare, row.is_last = byte.till, True
        row.save(update_fields=["medarbetare", "is_last"])
    else:
        _exchange(row, byte.i_gengald)
    schema.version += 1
    schema.save(update_fields=["version"])
    log_handelse(Kontorshandelsetyp.ARBETSPASS_BYTT, by=by, kontor=row.kontor.kod, enhet=schema.center, byte=byte.pk)
    if not has_other:
        write_publication(schema, find_changes(schema), by)


def _exchange(row: Arbetspass, other: Arbetspass) -> None:
    """Each row keeps its person and takes the other's place and time: so nobody has two shifts at once in between."""
    fields = ("kontor", "datum", "fran", "till", "rast")
    taken = [(here, [getattr(there, field) for field in fields]) for here, there in ((row, other), (other, row))]
    for here, values in taken:
        for field, value in zip(fields, values, strict=True):
            setattr(here, field, value)
        here.is_last = True
        here.save(update_fields=[*fields, "is_last"])


def _read(arbetspass: Arbetspass) -> Arbetspass:
    row = Arbetspass.objects.select_related("schema", "kontor", "medarbetare").filter(pk=arbetspass.pk).first()
    if row is None:
        raise OtillatenHandling(_("Passet finns inte längre."))
    return row


def _check_free(*rader: Arbetspass | None) -> None:
    """Each is to come, published, and in no other swap."""
    rows = [rad for rad in rader if rad is not None]
    _check_to_come(*rows)
    if len(as_published(rows[0].schema, rows)) < len(rows):
        raise OtillatenHandling(_("Passet är inte publicerat än. Fråga din chef."))
    if open_swaps(rad.pk for rad in rows).exists():
        raise OtillatenHandling(_("Det finns redan en bytesförfrågan för passet."))


def _check_to_come(*rader: Arbetspass | None) -> None:
    if any(rad.datum <= timezone.localdate() for rad in rader if rad is not None):
        raise OtillatenHandling(_("Passet har redan börjat. Ring din chef."))


def _check_may(byte: Byte, drag: str, by: Anvandare) -> None:
    if drag in ("godkann", "avsla"):
        check_plans_center(by, byte.schema.center)
    elif by.pk != (byte.fran if drag == "aterta" else byte.till).anvandare_id:
        raise SaknarBehorighet(_("Det är någon annan som svarar på det bytet."))


def _hands_changed(row: Arbetspass, till: Medarbetare, i_gengald: Arbetspass | None) -> list[Passuppgift]:
    """What the shifts of the swap say afterwards."""
    taken = [(till, row)] + ([(row.medarbetare, i_gengald)] if i_gengald else [])
    return [Passuppgift(who, rad.kontor, rad.datum, rad.fran, rad.till, rad.rast) for who, rad in taken]
