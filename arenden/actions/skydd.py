"""A registrar who is told that somebody's details are protected marks the person, met by telephone only or not."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arenden.actions.grund import record
from arenden.actions.person import set_mark
from arenden.models import Handelse, Person
from arenden.skyddssokning import read_uppgift
from arenden.status import Handelsetyp
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.ensam import wait_until_commit
from kontaktcenter.fel import ForMangaForsok, SaknarBehorighet
from kontaktcenter.models import Anvandare
from servicekontor.actions.bokningsskydd import mark_bookings

FLEST_FORSOK = 30
"""Tries of one registrar within an hour: more than letters come, and too few to try numbers out."""
TIMME = timedelta(hours=1)


@dataclass(frozen=True)
class Markning:
    """What came of a try: `personer` have the detail and are marked, `nya` of them now, and so are `bokningar` with it.

    The rest holds it and cannot be marked: promised calls and telephone messages with a number that is nobody's (`samtal`), and
    fault reports of others that the address follows (`foljda`)."""

    personer: int
    nya: int
    bokningar: int
    samtal: int
    foljda: int

    @property
    def is_empty(self) -> bool:
        """Whether the detail stands nowhere."""
        return not (self.personer or self.bokningar or self.samtal or self.foljda)


def may_mark(user: Anvandare) -> bool:
    """Whether `user` keeps a diary, and so receives what authorities write."""
    return user.may(Behorighet.FORA_DIARIUM)


@transaction.atomic
def mark_protected(*, uppgift: str, by: Anvandare) -> Markning:
    """Mark everybody who has that personnummer, telephone number or e-mail address, wherever it stands.

    Whoever in the municipality has met them: the letter comes to one registrar, and one mark too few may cost a life. So nobody
    is shown, and a name finds nobody. One mark too many harms nobody, as when a family shares a number (docs/behorigheter.md). Each
    new mark leaves an event, and so does each try, found or not, with numbers and never the detail. Raises SaknarBehorighet,
    Inmatningsfel, and ForMangaForsok for who seems to try numbers out.
    """
    if not may_mark(by):
        raise SaknarBehorighet(_("Bara registratorer märker personer här."))
    told = read_uppgift(uppgift)
    _check_tries(by)
    found = list(Person.objects.filter(pk__in=told.find_persons()).select_for_update().order_by("pk"))
    new = [person for person in found if not person.is_skyddad]
    for person in new:
        set_mark(person, by=by)
    bokningar = mark_bookings(bokningar=told.find_bookings(), by=by)
    markning = Markning(len(found), len(new), bokningar, told.count_calls_in_clear(), told.count_followings())
    record(Handelsetyp.SKYDD_EFTERSOKT, by=by, personer=markning.personer, nya=markning.nya)
    return markning


def _check_tries(by: Anvandare) -> None:
    wait_until_commit(f"arenden.skyddsmarkning:{by.pk}")
    tries = Handelse.objects.filter(typ=Handelsetyp.SKYDD_EFTERSOKT, av=by, tid__gt=timezone.now() - TIMME)
    if tries.count() >= FLEST_FORSOK:
        raise ForMangaForsok(
            _("Du har försökt märka %(antal)d gånger den senaste timmen. Vänta en stund, eller be en annan registrator.")
            % {"antal": FLEST_FORSOK},
            falt="uppgift",
        )
