"""The lists of gaps that people work from, as data: what each is called, which gaps stand in it, what an empty one means."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare, Medlemskap
from kunskapsbank.models import Kunskapslucka, Lucksignal

Lage = Kunskapslucka.Lage


@dataclass(frozen=True)
class Lucklista:
    """One list. `order` is how its gaps stand."""

    kod: str
    namn: str | Promise
    ikon: str
    tom: str | Promise
    condition: Callable[[], Q]
    order: tuple[str, ...] = ("-antal", "-senast", "pk")


LISTOR: tuple[Lucklista, ...] = (
    Lucklista("nya", _("Att fördela"), "tray", _("Alla luckor är fördelade."), lambda: Q(lage=Lage.NY)),
    Lucklista(
        "hos-enheterna",
        _("Hos enheterna"),
        "buildings",
        _("Ingen enhet har någon lucka just nu."),
        lambda: Q(lage=Lage.TILLDELAD),
        ("frist", "pk"),
    ),
    Lucklista(
        "forsenade",
        _("Försenade"),
        "warning-octagon",
        _("Ingen lucka är försenad."),
        lambda: Q(lage=Lage.TILLDELAD, frist__lt=timezone.now()),
        ("frist", "pk"),
    ),
    Lucklista(
        "stangda",
        _("Stängda"),
        "check-circle",
        _("Ingen lucka är stängd än."),
        lambda: Q(stangd__isnull=False),
        ("-stangd", "pk"),
    ),
)


def count_lists(rows: QuerySet[Kunskapslucka]) -> dict[str, int]:
    """How many gaps each list holds, in one query."""
    found = rows.aggregate(**{lista.kod.replace("-", "_"): Count("pk", filter=lista.condition()) for lista in LISTOR})
    return {lista.kod: found[lista.kod.replace("-", "_")] for lista in LISTOR}


def with_names(rows: QuerySet[Kunskapslucka]) -> QuerySet[Kunskapslucka]:
    """The gaps with what a row of a list shows."""
    return rows.select_related("enhet", "amne", "ansvarig", "artikel")


def held_by(user: Anvandare) -> QuerySet[Kunskapslucka]:
    """The gaps of the units whose articles the user keeps, open ones by deadline first."""
    units = user.units_with(Behorighet.GRANSKA_ARTIKLAR) | user.units_with(Behorighet.SKRIVA_ARTIKLAR)
    return with_names(Kunskapslucka.objects.open().filter(enhet__in=units)).order_by("frist", "pk")


def reported_by_center(user: Anvandare, *, is_own: bool) -> QuerySet[Kunskapslucka]:
    """The gaps that the user has reported, or that anybody at the user's centers has; what has happened last comes first."""
    reporters = [user.pk]
    if not is_own:
        members = Medlemskap.objects.valid().filter(enhet__in=[center.pk for center in user.centers])
        reporters += list(members.values_list("anvandare", flat=True))
    reported = Lucksignal.objects.filter(lucka=OuterRef("pk"), av__in=reporters)
    return with_names(Kunskapslucka.objects.filter(Exists(reported))).order_by("-stangd", "-senast", "pk")
