"""The log of who has looked at what, examined: by whom, and how far they see.

A systemförvaltare, who reads no cases, examines the whole log: it tells numbers and times, nothing of the content. A registrator
examines it for the cases that are theirs to see. A manager sees who has looked at one case at a time, on the case's own page: to
follow what an employee does all day takes somebody outside the line of command.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import BigIntegerField, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone

from arenden.genom import NYCKELNS_NAMN
from arenden.models import Arende, Handelse, Inlamnare, Visning
from arenden.status import Handelsetyp
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare

OM = Cast(KeyTextTransform("person", "data"), BigIntegerField())
"""Whom an event is about: the person's id, or null."""
LANGST_PERIOD = 366
"""Days that one search covers at most."""


def may_examine(user: Anvandare) -> bool:
    """Whether `user` may ask what others have looked at."""
    return user.is_staff or user.may(Behorighet.FORA_DIARIUM)


def examinable_cases(user: Anvandare) -> QuerySet[Arende]:
    """The cases whose log `user` may examine."""
    return Arende.objects.all() if user.is_staff else Arende.objects.visible_to(user)


def find_visningar(
    user: Anvandare, *, anvandare: int | None, arende: int | None, fran: date, till: date
) -> QuerySet[Visning]:
    """The looks of the person, at the case, or both, from the first to the last day; the latest first. Only what `user` may examine."""
    rows = Visning.objects.filter(forst__gte=_midnight(fran), forst__lt=_midnight(till + timedelta(days=1)))
    if anvandare is not None:
        rows = rows.filter(anvandare=anvandare)
    if arende is not None:
        rows = rows.filter(arende=arende)
    if not user.is_staff:
        rows = rows.filter(arende__in=examinable_cases(user))
    return rows.select_related("anvandare", "arende", "nyckel").only(
        "forst",
        "is_innehall_last",
        "nyckel__namn",
        "arende__nummer",
        "anvandare__first_name",
        "anvandare__last_name",
        "anvandare__username",
    ).order_by("-forst", "-pk")


def find_skyddade(user: Anvandare, *, anvandare: int | None, arende: int | None, fran: date, till: date) -> QuerySet[Handelse]:
    """When protected details were brought out, by the person, in the case, or both; in a case or not. As for `find_visningar`."""
    rows = Handelse.objects.filter(typ=Handelsetyp.PERSON_VISAD, tid__gte=_midnight(fran), tid__lt=_midnight(till + timedelta(days=1)))
    rows = rows.annotate(om=OM, genom=NYCKELNS_NAMN)
    if anvandare is not None:
        rows = rows.filter(av=anvandare)
    if arende is not None:
        rows = rows.filter(arende=arende)
    if not user.is_staff:
        rows = rows.filter(arende__in=examinable_cases(user))
    return rows.select_related("av", "arende").order_by("-tid", "-pk")


def find_skyddsmarken(user: Anvandare, *, anvandare: int | None, arende: int | None, fran: date, till: date) -> QuerySet[Handelse]:
    """When marks of protected identity were set or ended, by the person, on whoever sent the case, or both. As for `find_visningar`.

    With it when a registrar tried to mark somebody, which tells of nobody and so is shown to who examines the whole log.
    """
    kinds = (Handelsetyp.PERSON_ANDRAD, Handelsetyp.SKYDD_EFTERSOKT)
    rows = Handelse.objects.filter(typ__in=kinds, tid__gte=_midnight(fran), tid__lt=_midnight(till + timedelta(days=1)))
    rows = rows.filter(Q(typ=Handelsetyp.SKYDD_EFTERSOKT) | Q(data__falt__contains="is_skyddad")).annotate(om=OM, genom=NYCKELNS_NAMN)
    if anvandare is not None:
        rows = rows.filter(av=anvandare)
    if arende is not None:
        rows = rows.filter(om__in=Inlamnare.objects.filter(arende=arende, person__isnull=False).values("person"))
    if not user.is_staff:
        rows = rows.filter(om__in=Inlamnare.objects.filter(arende__in=examinable_cases(user), person__isnull=False).values("person"))
    return rows.select_related("av").order_by("-tid", "-pk")


def cases_of(user: Anvandare, handelser: Iterable[Handelse]) -> dict[int, list[str]]:
    """The numbers of the cases, that `user` may examine, of those whom the events are about, by the id of the person; the latest first."""
    rows = Inlamnare.objects.filter(person__in={row.om for row in handelser if row.om}, arende__in=examinable_cases(user))
    numbers: dict[int, list[str]] = {}
    for person, nummer in rows.order_by("-arende").values_list("person", "arende__nummer"):
        numbers.setdefault(person, []).append(nummer)
    return numbers


def _midnight(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time()))
