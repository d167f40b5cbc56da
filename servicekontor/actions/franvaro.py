"""Absences and wishes of those on the roster."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from kontaktcenter.models import Anvandare
from servicekontor.actions.schema import check_plans_center
from servicekontor.models import Arbetspass, Franvaro, Medarbetare, Onskemal, Schema
from servicekontor.passbyten import end_swaps

LANGST = timedelta(days=400)
FLEST_AR = 2


@transaction.atomic
def register_franvaro(*, medarbetare: Medarbetare, fran: datetime, till: datetime, by: Anvandare) -> list[Arbetspass]:
    """Note that somebody is away; the person's shifts in that time are taken away and returned: they are gaps now."""
    check_plans_center(by, medarbetare.center_id)
    if abs(fran.year - timezone.now().year) > FLEST_AR or abs(till.year - timezone.now().year) > FLEST_AR:
        raise Inmatningsfel(_("Ange en tid inom två år."), falt="fran")
    if till <= fran:
        raise Inmatningsfel(_("Frånvaron måste sluta efter att den har börjat."), falt="till")
    if till - fran > LANGST:
        raise Inmatningsfel(_("Ange en kortare frånvaro, högst 400 dagar."), falt="till")
    try:
        with transaction.atomic():
            Franvaro.objects.create(medarbetare=medarbetare, fran=fran, till=till)
    except IntegrityError as error:
        raise Inmatningsfel(_("Personen är redan frånvarande en del av den tiden."), falt="fran") from error
    days = (timezone.localdate(fran), timezone.localdate(till))
    schemas = _lock_rosters(medarbetare, days)
    rows = Arbetspass.objects.filter(medarbetare=medarbetare, datum__range=days).select_related("kontor", "schema")
    hit = [rad for rad in rows if _moment(rad, "fran") < till and fran < _moment(rad, "till")]
    end_swaps([rad.pk for rad in hit])
    Arbetspass.objects.filter(pk__in=[rad.pk for rad in hit]).delete()
    Schema.objects.filter(pk__in=schemas).update(version=F("version") + 1)
    return hit


@transaction.atomic
def end_franvaro(*, franvaro: Franvaro, by: Anvandare) -> None:
    """Take an absence back. The shifts that it took do not come back by themselves: somebody else may have them."""
    check_plans_center(by, franvaro.medarbetare.center_id)
    franvaro.delete()


@transaction.atomic
def wish(*, medarbetare: Medarbetare, datum: date, vill_arbeta: bool, styrka: int, by: Anvandare) -> Onskemal:
    """Say what one wishes of a day to come; said again, it takes the place of what was wished before."""
    _check_own(medarbetare, by)
    if not timezone.localdate() <= datum <= timezone.localdate() + LANGST:
        raise Inmatningsfel(_("Välj en dag som kommer, inom ett år."), falt="datum")
    if styrka not in (1, 2, 3):
        raise Inmatningsfel(_("Välj hur viktigt det är."), falt="styrka")
    values = {"vill_arbeta": vill_arbeta, "styrka": styrka}
    return Onskemal.objects.update_or_create(medarbetare=medarbetare, datum=datum, defaults=values)[0]


@transaction.atomic
def unwish(*, onskemal: Onskemal, by: Anvandare) -> None:
    """Take a wish back."""
    _check_own(onskemal.medarbetare, by)
    onskemal.delete()


def _check_own(medarbetare: Medarbetare, by: Anvandare) -> None:
    if medarbetare.anvandare_id != by.pk:
        raise SaknarBehorighet(_("Du kan bara önska för dig själv."))


def _moment(rad: Arbetspass, field: str) -> datetime:
    return timezone.make_aware(datetime.combine(rad.datum, getattr(rad, field)))


def _lock_rosters(medarbetare: Medarbetare, days: tuple[date, date]) -> list[int]:
    """Those of the center on any of the days, empty ones too: a search that goes on must not give the person a shift there."""
    rows = Schema.objects.filter(center=medarbetare.center_id, borjan__lte=days[1]).order_by("pk")
    return [schema.pk for schema in rows.select_for_update() if schema.slut >= days[0]]
