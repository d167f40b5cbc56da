"""Whether two cases are one and the same person's, as secrecy needs to know it (OSL 2009:400), and what else sets them apart."""

from django.utils.translation import gettext as _

from arenden.models import Arende, Kanal
from kontaktcenter.models import Sekretess


def may_share_answer(one: Arende, other: Arende) -> bool:
    """Whether what is answered in one case may be read by the sender of the other.

    An answer under secrecy is for its sender alone, and so is one to or from somebody with protected identity: it may tell where
    they are. Such cases share one only when they are the same person's.
    """
    return not (_is_for_one(one) or _is_for_one(other)) or is_same_person(one, other)


def _is_for_one(arende: Arende) -> bool:
    person = arende.inlamnare.person
    return arende.sekretess == Sekretess.SEKRETESS or (person is not None and person.is_skyddad)


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


def find_olikheter(arende: Arende, annat: Arende) -> list[str]:
    """What speaks against giving both the same answer, a sentence each, for one who is about to merge `arende` into `annat`."""
    found = []
    one, other = arende.inlamnare.person_id, annat.inlamnare.person_id
    if one is None or other is None:
        found.append(_("Vi vet inte om det är samma person. Den ena får läsa det som den andra får till svar."))
    elif one != other:
        found.append(_("Det är två olika personer. Den ena får läsa det som den andra får till svar."))
    if arende.arendetyp_id != annat.arendetyp_id:
        found.append(_("Ärendena är av olika typ."))
    if arende.ansvarig_enhet_id not in (arende.center_id, annat.ansvarig_enhet_id):
        words = {"enhet": arende.ansvarig_enhet, "nummer": arende.nummer}
        found.append(_("%(enhet)s har fått %(nummer)s. Den överlämningen avslutas.") % words)
    return found
