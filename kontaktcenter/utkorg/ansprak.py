"""A worker's claim on one row of the outbox, and the durable marks that it leaves on the way.

    vantar → skickas → avsant → skickat
                 ↘ vantar (tries again) · misslyckat (gave up) · oklart (nobody can know)

Each mark is one small transaction and a compare-and-set: it holds only while the row still carries this claim. The mark
`avsant` is written right before the step that cannot be undone, so a row found there after a kill tells that the step may
have been taken; docs/utkorg.md goes through every moment at which a worker can die.
"""

import random
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from kontaktcenter.utkorg.models import Utskick
from kontaktcenter.utkorg.mottagare import one_line

Lage = Utskick.Lage

# With the pauses below a message is tried for three days, so an outage over a weekend loses nothing.
MAX_FORSOK = 20
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
FREE = {"ansprak": None, "ansprak_till": None}


class AnspraketForlorat(Exception):
    """The row is no longer this worker's: it took too long and another one has it."""


def pause_after(forsok: int) -> timedelta:
    """Return how long to wait after the `forsok`-th try (1, 2, …): doubled each time, capped, and a fifth of it by chance."""
    doubled = FIRST_PAUSE * 2 ** min(forsok - 1, 16)
    return min(doubled, LONGEST_PAUSE) * random.uniform(0.8, 1.2)


@dataclass(frozen=True)
class Ansprak:
    """One row, held by one worker for a limited time."""

    utskick: Utskick
    id: uuid.UUID

    @classmethod
    def take(cls, slag: Collection[str]) -> "Ansprak | None":
        """Claim the row of these kinds that has waited longest, or None when nothing is due."""
        with transaction.atomic():
            due = Utskick.objects.filter(lage=Lage.VANTAR, nasta_forsok__lte=timezone.now(), slag__in=list(slag))
            utskick = due.select_for_update(skip_locked=True).order_by("nasta_forsok").first()
            if utskick is None:
                return None
            utskick.lage = Lage.SKICKAS
            utskick.ansprak = uuid.uuid4()
            utskick.ansprak_till = timezone.now() + timedelta(seconds=settings.UTKORG_ANSPRAK)
            utskick.forsok += 1
            utskick.save(update_fields=["lage", "ansprak", "ansprak_till", "forsok"])
        return cls(utskick, utskick.ansprak)

    def mark_handed_over(self) -> None:
        """Mark that the next step cannot be undone; raises AnspraketForlorat when the row is no longer ours to send."""
        until = timezone.now() + timedelta(seconds=settings.UTKORG_ANSPRAK)
        mine = Utskick.objects.filter(pk=self.utskick.pk, ansprak=self.id, lage=Lage.SKICKAS, ansprak_till__gt=timezone.now())
        if not mine.update(lage=Lage.AVSANT, ansprak_till=until):
            raise AnspraketForlorat

    def mark_sent(self) -> None:
        """Mark that the receiver has taken the message. Also mends a row that others have called unclear meanwhile."""
        self._settle(lage=Lage.SKICKAT, skickat=timezone.now(), fel="", **FREE)

    def mark_unclear(self, fel: str) -> None:
        """Mark that nobody can know whether it arrived: a person decides whether to send it again."""
        self._settle(lage=Lage.OKLART, ansprak_till=None, fel=_short(fel))

    def give_up(self, fel: str) -> None:
        """Put the row among the dead letters."""
        self._settle(lage=Lage.MISSLYCKAT, fel=_short(fel), **FREE)

    def postpone(self, fel: str) -> None:
        """Try again later, or give up when it has been tried often enough."""
        if self.utskick.forsok >= MAX_FORSOK:
            self.give_up(fel)
        else:
            later = timezone.now() + pause_after(self.utskick.forsok)
            self._settle(lage=Lage.VANTAR, nasta_forsok=later, fel=_short(fel), **FREE)

    def _settle(self, **values: object) -> None:
        """Write the outcome if the row still carries this claim; whoever has taken it over decides otherwise."""
        Utskick.objects.filter(pk=self.utskick.pk, ansprak=self.id).update(**values)


def release_abandoned(idempotenta: Collection[str]) -> None:
    """Take back the rows whose worker has died: what cannot have left is sent again, the rest is called unclear.

    `idempotenta` are the kinds whose receiver recognises a message that comes twice; they are always sent again.
    """
    now = timezone.now()
    abandoned = Utskick.objects.filter(lage__in=[Lage.SKICKAS, Lage.AVSANT], ansprak_till__lt=now)
    with transaction.atomic():
        for utskick in abandoned.select_for_update(skip_locked=True):
            ansprak = Ansprak(utskick, utskick.ansprak)
            if utskick.lage == Lage.AVSANT and utskick.slag not in idempotenta:
                ansprak.mark_unclear("Arbetaren avbröts medan mottagaren tog emot meddelandet.")
            elif utskick.forsok >= MAX_FORSOK:
                ansprak.give_up("Arbetaren avbröts vid varje försök.")
            else:
                abandoned.filter(pk=utskick.pk).update(lage=Lage.VANTAR, nasta_forsok=now, **FREE)


def _short(fel: str) -> str:
    """What servers answer may hold anything; the column takes one line."""
    return one_line(fel, Utskick._meta.get_field("fel").max_length)
