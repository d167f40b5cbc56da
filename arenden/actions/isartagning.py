"""Undoing a merge that was a mistake: the case is itself again, and the one that was kept is as it was."""

from django.db import transaction
from django.utils.translation import gettext as _

from arenden import notiser
from arenden.actions.ateroppning import open_again, take_insyn_back
from arenden.actions.grund import lock_arende, lock_rows, record, save_arende
from arenden.models import Anteckning, Arende, Handelse, Notis
from arenden.status import Handelsetyp, Handling
from kontaktcenter.models import Anvandare


@transaction.atomic
def undo_merge(*, arende: Arende, by: Anvandare, version: int | None = None) -> Arende:
    """Take a merged case apart from the one that was kept, until that one is answered: its promise stands as it was given.

    It is the center's, or under secrecy the unit's that had it; what had been merged into it comes along, and units that saw the
    kept case for its sake see it no longer. A hand-off and questions to units that the merge ended stay ended.
    """
    kept_id = Arende.objects.values_list("sammanslaget_med", flat=True).get(pk=arende.pk)
    lock_rows(arende.pk, *([kept_id] if kept_id else []))
    arende = lock_arende(arende, handling=Handling.ANGRA_SAMMANSLAGNING, by=by, version=version)
    kept = Arende.objects.select_related("arendetyp__amne", "ansvarig_enhet", "agent", "handlaggare").get(pk=arende.sammanslaget_med_id)
    along = _came_along(arende, kept)
    take_insyn_back(kept, [arende, *along])
    Arende.objects.filter(pk__in=[a.pk for a in along]).update(sammanslaget_med=arende)
    arende.sammanslaget_med = None
    arende.save(update_fields=["sammanslaget_med"])
    open_again(arende, by=by, typ=Handelsetyp.SAMMANSLAGNING_ANGRAD, is_ny_frist=False, annat_arende=kept.pk)
    text = _("Ärende %(nummer)s är inte längre ihopslaget med det här. Sammanslagningen ångrades.") % {"nummer": arende.nummer}
    Anteckning.objects.create(arende=kept, forfattare=by, text=text)
    save_arende(kept)
    record(Handelsetyp.SAMMANSLAGNING_ANGRAD, by=by, arende=kept, annat_arende=arende.pk)
    notiser.notify_holder(kept, Notis.Slag.ISARTAGET, unless=by)
    notiser.mail_unmerged(arende)
    return arende


def _came_along(arende: Arende, kept: Arende) -> list[Arende]:
    """Of the cases merged into `kept`, those that had been merged into `arende`, or into one that had, before it was itself.

    The events tell what each was merged into first; a case that took others over from one that ended tells which one that was.
    """
    merged = {a.pk: a for a in kept.sammanslagna.exclude(pk=arende.pk)}
    told = Handelse.objects.filter(arende__in=merged, typ=Handelsetyp.SAMMANSLAGET, data__has_key="orsak").order_by("tid", "pk")
    into = {h.arende_id: h.data["annat_arende"] for h in told}
    opened = Handelse.objects.filter(arende=arende, typ=Handelsetyp.ATEROPPNAT, data__has_key="annat_arende")
    group = {arende.pk, *(h.data["annat_arende"] for h in opened)}
    # The last to be merged first: what it had taken in before stands earlier.
    for pk in reversed(into):
        if into[pk] in group:
            group.add(pk)
    return [case for pk, case in merged.items() if pk in group]
