"""What the roster's pages have in common: who may plan, and which roster an address means."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare, Enhet
from servicekontor.models import Arbetspass, Schema


def planned_centers(user: Anvandare) -> QuerySet[Enhet]:
    """The contact centers whose rosters the user makes."""
    return Enhet.objects.centers().filter(pk__in=user.units_with(Behorighet.PLANERA_KONTOR))


def check_planner(request: HttpRequest) -> QuerySet[Enhet]:
    """The user's centers; refuses one who has none."""
    centers = planned_centers(request.user)
    if not centers:
        raise PermissionDenied(_("Bara den som planerar ett kontaktcenters kontor gör scheman."))
    return centers


def find_schema(request: HttpRequest, pk: int) -> Schema:
    """A roster of the user's centers."""
    return get_object_or_404(Schema.objects.select_related("center"), pk=pk, center__in=check_planner(request))


def find_pass(schema: Schema, pk: int) -> Arbetspass:
    """A shift of the roster."""
    return get_object_or_404(Arbetspass.objects.select_related("schema", "kontor", "medarbetare__anvandare"), pk=pk, schema=schema)


def week_of(request: HttpRequest, schema: Schema) -> int:
    """Which week of the roster the page shows, from 1; the first when the address says none that there is."""
    asked = request.GET.get("vecka", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 4 else 1
    return number if 1 <= number <= schema.veckor else 1
