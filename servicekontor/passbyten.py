"""What swaps rest on: which shifts can be a part of one, and that they end by themselves when a shift has gone or has other words."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from servicekontor.models import Arbetspass, Byte, Schema
from servicekontor.notiser.schema import mail_swap
from servicekontor.status import OPPNA_BYTEN, Byteslage


def end_swaps(arbetspass: Iterable[int]) -> None:
    """End what is asked for these shifts and tell both; in a transaction that has locked their roster, before they are changed."""
    rows = open_swaps(arbetspass).select_for_update(of=("self",)).order_by("pk")
    for byte in rows.select_related("fran__anvandare", "till__anvandare"):
        byte.lage = Byteslage.BORTFALLET
        byte.save(update_fields=["lage"])
        for medarbetare in (byte.fran, byte.till):
            mail_swap(byte, medarbetare)


def open_swaps(arbetspass: Iterable[int]) -> QuerySet[Byte]:
    """The swaps that wait for somebody's answer and have one of these shifts in them, given or asked for in return."""
    ids = list(arbetspass)
    return Byte.objects.filter(Q(arbetspass__in=ids) | Q(i_gengald__in=ids), lage__in=OPPNA_BYTEN)


def as_published(schema: Schema, rader: Iterable[Arbetspass]) -> list[Arbetspass]:
    """Those of the roster's shifts that stand as they were published: the others nobody but the manager knows of."""
    latest = schema.publiceringar.first()
    known = {rad.nyckel for rad in latest.pass_rader.all()} if latest else set()
    return [rad for rad in rader if rad.schema_id == schema.pk and rad.nyckel in known]
