"""Who may read whom a promised call is to, and what it is about: the same as may read the case that the call is about."""

from collections.abc import Iterable

from arenden.models import Arende, Ateruppringning
from kontaktcenter.models import Anvandare


def find_readable(rader: Iterable[Ateruppringning], user: Anvandare) -> set[int]:
    """The primary keys of the promises that are about no case, or one whose content `user` may read (OSL 2009:400)."""
    rader = list(rader)
    cases = {rad.arende_id for rad in rader if rad.arende_id is not None}
    readable = set(Arende.objects.readable_by(user).filter(pk__in=cases).values_list("pk", flat=True)) if cases else set()
    return {rad.pk for rad in rader if rad.arende_id is None or rad.arende_id in readable}
