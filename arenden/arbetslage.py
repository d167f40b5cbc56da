"""What waits for an agent just now, in figures cheap enough to ask for every half minute."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from arenden.models import Arende, Ateruppringning, Telefonmeddelande
from arenden.models.arende import ArendeQuerySet
from arenden.status import HOS_CENTER
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare
from kunskapsbank.nyheter import current_for, with_reading


@dataclass(frozen=True)
class Arbetslage:
    """The agent's own open cases, the center's queue, calls to make now, those that are late, unread messages and news.

    `viktiga` are the news among them that must be read.
    """

    mina: int
    i_ko: int
    att_ringa: int
    sena_samtal: int
    meddelanden: int
    nyheter: int
    viktiga: int


def calls_to_make(user: Anvandare) -> QuerySet[Ateruppringning]:
    """Promised calls that nobody has made yet, at the units where the user works, the most urgent first."""
    units = user.units_with(Behorighet.REGISTRERA_KONTAKT) | user.units_with(Behorighet.HANDLAGGA)
    return Ateruppringning.objects.filter(utford__isnull=True, enhet__in=units).order_by("lovad_till")


def count_work(user: Anvandare) -> Arbetslage:
    """The figures, all in one query over open rows only."""
    nu = timezone.now()
    centers = user.units_with(Behorighet.REGISTRERA_KONTAKT)
    unread = with_reading(current_for(user), user).filter(is_last=False)
    mine = calls_to_make(user).filter(Q(ansvarig__isnull=True) | Q(ansvarig=user), lovad_fran__lte=nu)
    row = Anvandare.objects.filter(pk=user.pk).values_list(
        _count(Arende.objects.open().filter(agent=user, center__in=centers)),
        _count(Arende.objects.filter(center__in=centers, agent__isnull=True, status__in=HOS_CENTER)),
        _count(mine),
        _count(mine.filter(lovad_till__lt=nu)),
        _count(Telefonmeddelande.objects.filter(till=user, last__isnull=True)),
        _count(unread),
        _count(unread.filter(is_viktig=True)),
    )
    return Arbetslage(*row.get())


def _count(rows: QuerySet | ArendeQuerySet) -> Coalesce:
    """How many, as part of a larger query."""
    grouped = rows.order_by().annotate(ett=F("pk") * 0).values("ett").annotate(antal=Count("pk")).values("antal")
    return Coalesce(Subquery(grouped), 0)


