"""How a center takes the rules of its rosters."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Anvandare, Enhet
from servicekontor.actions.handelse import log_handelse
from servicekontor.actions.schema import check_plans_center
from servicekontor.bemanning.regelval import REGLER, STORSTA_VIKT, Regelval, choose
from servicekontor.models import Schemaregel
from servicekontor.status import Kontorshandelsetyp, Regellage


@transaction.atomic
def set_rules(*, center: Enhet, val: Mapping[str, Regelval], by: Anvandare) -> list[str]:
    """Take these rules so from now on; those that changed. Each change is an event with how the rule was taken before.

    Raises Inmatningsfel for a rule that is not known, that always holds (the law), or that cannot be taken so; then none is changed.
    """
    check_plans_center(by, center)
    for regel, given in val.items():
        _check(regel, given)
    Enhet.objects.select_for_update().get(pk=center.pk)
    standing = Schemaregel.objects.of_center(center)
    changed = [regel for regel, given in val.items() if choose(standing, regel) != given]
    for regel in changed:
        before, after = choose(standing, regel), val[regel]
        _write(center, regel, after)
        log_handelse(Kontorshandelsetyp.SCHEMAREGEL_ANDRAD, by=by, enhet=center, regel=regel, fore=_as_data(before), efter=_as_data(after))
    return changed


def _check(regel: str, val: Regelval) -> None:
    sort = REGLER.get(regel)
    if sort is None:
        raise Inmatningsfel(_("Det finns ingen sådan regel."))
    if sort.is_fast:
        raise Inmatningsfel(_("Regeln gäller alltid och kan inte ändras: %(regel)s") % {"regel": sort.mening})
    if val.lage not in sort.lagen:
        raise Inmatningsfel(_("Regeln kan inte tas så: %(regel)s") % {"regel": sort.mening}, falt=f"lage_{regel}")
    has_weight = val.vikt is not None
    if has_weight != (val.lage == Regellage.VIKT) or (val.vikt is not None and not 1 <= val.vikt <= STORSTA_VIKT):
        raise Inmatningsfel(
            _("Ange en vikt mellan 1 och %(mest)d för en regel som får brytas.") % {"mest": STORSTA_VIKT}, falt=f"vikt_{regel}"
        )


def _write(center: Enhet, regel: str, val: Regelval) -> None:
    """What is as at first has no row: should the code's own choice change some day, it is followed."""
    if val == REGLER[regel].forval:
        Schemaregel.objects.filter(center=center, regel=regel).delete()
    else:
        Schemaregel.objects.update_or_create(center=center, regel=regel, defaults={"lage": val.lage, "vikt": val.vikt})


def _as_data(val: Regelval) -> dict[str, str | int | None]:
    return {"lage": str(val.lage), "vikt": val.vikt}
