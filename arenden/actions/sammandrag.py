"""The digest: one mail per employee at the start of the working day, instead of one mail per event."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from arenden import notiser
from arenden.models import Notis
from kontaktcenter.arbetstid import is_open, start_of_working_day
from kontaktcenter.models import Enhet, Medlemskap

MORGON = time(7)
"""Local time of a digest to a unit that works around the clock: midnight is when its date begins, not its people's day."""


@transaction.atomic
def send_digests(nu: datetime | None = None) -> int:
    """Mail what is new to everybody whose working day has begun; the number of mails.

    A notice to a unit goes to all who work with its cases and to its mailbox. What arises during the day stands in the
    product at once and comes with the next working day's digest; what has been read by then is left out. Costs in
    proportion to the notices that nobody has been mailed of. Two runs at once share the notices between them.
    """
    nu = nu or timezone.now()
    rows = list(
        Notis.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(mejlad__isnull=True, last__isnull=True, skapad__lt=nu)
        .select_related("arende", "mottagare")
    )
    units = _deciding_units(rows)
    began = {enhet.pk: _day_began(enhet, nu) for enhet in units.values()}
    due = [n for n in rows if n.pk in units and (start := began[units[n.pk].pk]) is not None and n.skapad < start]
    per_address: dict[str, list[Notis]] = defaultdict(list)
    for n in due:
        for address in _addresses(n, units[n.pk]):
            per_address[address].append(n)
    for address, own in per_address.items():
        notiser.mail_digest(address, own)
    Notis.objects.filter(pk__in=[n.pk for n in due]).update(mejlad=nu)
    return len(per_address)


def _deciding_units(rows: Iterable[Notis]) -> dict[int, Enhet]:
    """Per notice, the unit whose calendar decides: the one it is to, or where the person works."""
    rows = list(rows)
    persons = {n.mottagare_id for n in rows if n.mottagare_id}
    home = dict(Medlemskap.objects.valid().filter(anvandare__in=persons).order_by("-pk").values_list("anvandare", "enhet"))
    ids = {n.pk: n.enhet_id or home.get(n.mottagare_id) for n in rows}
    units = Enhet.objects.select_related("kalender").in_bulk([i for i in ids.values() if i])
    return {pk: units[i] for pk, i in ids.items() if i}


def _day_began(enhet: Enhet, nu: datetime) -> datetime | None:
    """When the unit's working day began, if it has and it is working time there now. A day without night begins in the morning."""
    kalender = enhet.kalender.as_kalender()
    if not is_open(nu, kalender):
        return None
    today = nu.astimezone(kalender.zon).date()
    began = start_of_working_day(today, kalender)
    if kalender.is_around_the_clock and began is not None:
        began = max(began, datetime.combine(today, MORGON, kalender.zon))
    return began if began is not None and began <= nu else None


def _addresses(notis: Notis, enhet: Enhet) -> set[str]:
    if notis.mottagare is not None:
        return {notis.mottagare.email} - {""} if notis.mottagare.is_active else set()
    return enhet.addresses()
