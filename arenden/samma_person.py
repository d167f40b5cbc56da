"""Whether two cases are one and the same person's, as secrecy needs to know it (OSL 2009:400)."""

from arenden.models import Arende, Kanal


def is_same_person(one: Arende, other: Arende) -> bool:
    """Whether employees have heard in both cases, by telephone or at a visit, that they are the same person's.

    Who writes, in a form or a letter, says who they are, and nobody has tried it: such a case is under secrecy nobody's but its
    sender's. Nor has anybody here heard what another system says of a call.
    """
    person = one.inlamnare.person_id
    return person is not None and person == other.inlamnare.person_id and _is_told_to_staff(one) and _is_told_to_staff(other)


def _is_told_to_staff(arende: Arende) -> bool:
    """A part that was split off has no contact of its own: its person is that of the case it came from."""
    if arende.delat_fran is not None:
        return _is_told_to_staff(arende.delat_fran)
    spoken = [kanal for kanal in Kanal if kanal.is_muntlig]
    heard = arende.fragor.filter(is_om_arende=False, kontakt__agent__isnull=False, kontakt__kanal__in=spoken)
    return heard.filter(kontakt__is_via_system=False).exists()
