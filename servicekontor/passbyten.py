"""Wishes to swap a shift that end by themselves: the shift has gone, or has other words than those that were agreed on."""

from collections.abc import Iterable

from servicekontor.models import Byte
from servicekontor.notiser.schema import mail_swap
from servicekontor.status import OPPNA_BYTEN, Byteslage


def end_swaps(arbetspass: Iterable[int]) -> None:
    """End what is asked for these shifts and tell both; in a transaction that has locked their roster, before they are changed."""
    rows = Byte.objects.select_for_update(of=("self",)).filter(arbetspass__in=list(arbetspass), lage__in=OPPNA_BYTEN).order_by("pk")
    for byte in rows.select_related("fran__anvandare", "till__anvandare"):
        byte.lage = Byteslage.BORTFALLET
        byte.save(update_fields=["lage"])
        for medarbetare in (byte.fran, byte.till):
            mail_swap(byte, medarbetare)
