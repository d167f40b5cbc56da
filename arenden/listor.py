"""The lists that people work from, as data: what each is called, which cases stand in it, what to do when it is empty."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from arenden.models import Arende, Overlamning, Remiss
from arenden.models.arende import ArendeQuerySet
from arenden.status import HOS_CENTER, OPPNA, Status
from kontaktcenter.arbetstid import Kalender, add_working_days
from kontaktcenter.models import Anvandare, Arbetstidskalender, Enhet


@dataclass(frozen=True)
class Underlag:
    """What the lists are built of: who asks, for which units, when, what counts as soon, and everybody's working time."""

    user: Anvandare
    enheter: Sequence[int]
    nu: datetime
    snart: datetime
    kalendrar: Mapping[int, Kalender]


@dataclass(frozen=True)
class Lista:
    """One list. `condition` narrows the open cases of the units, `tom` says what an empty one means, `ordning` is its first sorting."""

    kod: str
    namn: str | Promise
    ikon: str
    tom: str | Promise
    condition: Callable[[Underlag], Q]
    ordning: str = "frist"


def _overdue(u: Underlag) -> Q:
    return Q(svar_senast__lt=u.nu, klockan_stannad__isnull=True)


def _returned(u: Underlag) -> Q:
    came_back = Overlamning.objects.filter(arende=OuterRef("pk"), lage=Overlamning.Lage.ATERSAND)
    # The state first: a count asks the conditions in this order, and few of the open cases lie at the center.
    return Q(status__in=HOS_CENTER) & Q(Exists(came_back))


def _asked(u: Underlag) -> Q:
    return Q(Exists(Remiss.objects.filter(arende=OuterRef("pk"), till_enhet__in=u.enheter, lage=Remiss.Lage.SKICKAD)))


CENTRETS: tuple[Lista, ...] = (
    Lista("mina", _("Mina"), "user", _("Du har inga ärenden. Ta ett från centrets kö."), lambda u: Q(agent=u.user)),
    Lista(
        "ko",
        _("Centrets kö"),
        "tray",
        _("Inget ärende väntar på att någon tar det."),
        lambda u: Q(agent__isnull=True, status__in=HOS_CENTER),
    ),
    Lista("aterkomna", _("Tillbaka till oss"), "arrow-u-up-left", _("Inget ärende har skickats tillbaka."), _returned),
    Lista("forsenade", _("Försenade"), "warning-octagon", _("Inget ärende är försenat."), _overdue),
    Lista(
        "hos-forvaltning",
        _("Hos förvaltningarna"),
        "buildings",
        _("Inget ärende är överlämnat just nu."),
        lambda u: Q(status__in=[Status.OVERLAMNAD, Status.HOS_FORVALTNING]),
    ),
    Lista(
        "vantar",
        _("Väntar på medborgaren"),
        "hourglass",
        _("Inget ärende väntar på svar från medborgaren."),
        lambda u: Q(status=Status.VANTAR_MEDBORGARE),
    ),
    Lista("vilande", _("Vilande"), "moon", _("Inget ärende vilar."), lambda u: Q(status=Status.VILANDE)),
    Lista("alla", _("Alla öppna"), "stack", _("Centret har inga öppna ärenden."), lambda u: Q()),
)
"""The lists of a contact center: the cases that it owns."""

ENHETENS: tuple[Lista, ...] = (
    Lista(
        "att-ta-emot",
        _("Att ta emot"),
        "tray",
        _("Inget nytt att ta emot."),
        lambda u: Q(status=Status.OVERLAMNAD),
        ordning="ta-emot",
    ),
    Lista("mina", _("Mina"), "user", _("Du har inga ärenden just nu."), lambda u: Q(handlaggare=u.user)),
    Lista(
        "snart",
        _("Snart svar"),
        "clock-countdown",
        _("Inget svar behövs de närmaste två arbetsdagarna."),
        lambda u: Q(svar_senast__gte=u.nu, svar_senast__lte=u.snart, klockan_stannad__isnull=True),
    ),
    Lista("forsenade", _("Försenade"), "warning-octagon", _("Inget ärende är försenat."), _overdue),
    Lista("fragor", _("Frågor till oss"), "question", _("Ingen annan enhet väntar på er."), _asked),
    Lista(
        "vantar",
        _("Väntar på medborgaren"),
        "hourglass",
        _("Inget ärende väntar på svar från medborgaren."),
        lambda u: Q(status=Status.VANTAR_MEDBORGARE),
    ),
    Lista("alla", _("Enhetens öppna"), "stack", _("Enheten har inga öppna ärenden."), lambda u: Q()),
)
"""The lists of a department's unit: the cases that lie there, and those it is asked about."""

ORDNINGAR = {
    "frist": "svar_senast",
    "ta-emot": "ta_emot_senast",
    "nummer": "registrerad",
    "typ": "arendetyp__namn",
    "status": "status",
    "enhet": "ansvarig_enhet__namn",
}
"""What a list can be sorted by; `-` in front turns the order."""


def with_acceptance(cases: ArendeQuerySet) -> ArendeQuerySet:
    """The cases, each with `ta_emot_senast`: by when its open hand-off should be accepted, None when there is none."""
    waiting = Overlamning.objects.filter(arende=OuterRef("pk"), lage=Overlamning.Lage.SKICKAD)
    return cases.annotate(ta_emot_senast=Subquery(waiting.values("kvittens_senast")[:1]))


def make_underlag(user: Anvandare, enheter: Sequence[Enhet]) -> Underlag:
    """The facts for `user` and units; soon is the end of the working day after next by the first unit's calendar."""
    nu = timezone.now()
    kalendrar = Arbetstidskalender.objects.as_kalendrar()
    snart = add_working_days(nu, 2, kalendrar[enheter[0].kalender_id]) if enheter else nu
    return Underlag(user, [e.pk for e in enheter], nu, snart, kalendrar)


def base_of(underlag: Underlag, lista: Lista | None, *, is_center: bool) -> ArendeQuerySet:
    """The open cases that the lists narrow: those the centers own, those at the units, or those the units are asked about."""
    rows = Arende.objects.filter(status__in=OPPNA)
    if is_center:
        return rows.filter(center__in=underlag.enheter)
    if lista is not None and lista.kod == "fragor":
        return rows
    return rows.filter(ansvarig_enhet__in=underlag.enheter)


def cases_in(lista: Lista, underlag: Underlag, *, is_center: bool) -> ArendeQuerySet:
    """The cases of one list."""
    return base_of(underlag, lista, is_center=is_center).filter(lista.condition(underlag))


def counts(listor: Sequence[Lista], underlag: Underlag, *, is_center: bool) -> dict[str, int]:
    """How many cases each list holds, in one query over the open ones (and one for the questions of others)."""
    narrowing = [lista for lista in listor if lista.kod != "fragor"]
    aggregates = {lista.kod.replace("-", "_"): Count("pk", filter=lista.condition(underlag)) for lista in narrowing}
    found = base_of(underlag, None, is_center=is_center).aggregate(**aggregates)
    result = {lista.kod: found[lista.kod.replace("-", "_")] for lista in narrowing}
    if len(narrowing) < len(listor):
        result["fragor"] = Remiss.objects.filter(till_enhet__in=underlag.enheter, lage=Remiss.Lage.SKICKAD).count()
    return result
