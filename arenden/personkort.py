"""What the work place shows of a person: open cases with where they are, and the last contacts. Only what the agent may read."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from arenden.models import Arende, Fraga, Inlamnare, Kontakt, Person
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare, Sekretess

FLEST_ARENDEN = 20
FLEST_KONTAKTER = 10
FLEST_FRAGOR = 40
"""Questions read to find the last contacts; nobody has asked more in ten."""
LANGST_UTDRAG = 90


@dataclass(frozen=True)
class Kontaktrad:
    """One earlier contact: what it was about in a line, and what became of it."""

    kontakt: Kontakt
    fragor: Sequence[Fraga]

    @property
    def utdrag(self) -> str:
        """The words of the first question; under secrecy only its type."""
        fraga = self.fragor[0]
        if _is_secret(fraga):
            return str(fraga.arendetyp or _("Sekretess"))
        text = " ".join(fraga.text.split()) or str(fraga.arendetyp or "")
        return text if len(text) <= LANGST_UTDRAG else f"{text[:LANGST_UTDRAG].rsplit(' ', 1)[0]} …"

    @property
    def utfall(self) -> str:
        """What became of the questions."""
        return ", ".join(dict.fromkeys(fraga.get_utfall_display() for fraga in self.fragor))

    @property
    def arende(self) -> Arende | None:
        """The case that came of it, or that it was about."""
        return next((fraga.arende for fraga in self.fragor if fraga.arende), None)


def _is_secret(fraga: Fraga) -> bool:
    return any(thing is not None and thing.sekretess == Sekretess.SEKRETESS for thing in (fraga.arendetyp, fraga.arende))


def open_cases(person: Person, user: Anvandare) -> list[Arende]:
    """The person's open cases, the most urgent first; none that `user` may not read, for whose they are is secret too (OSL 2009:400)."""
    rows = Arende.objects.readable_by(user).open().filter(inlamnare__person=person)
    return list(
        rows.select_related("arendetyp", "ansvarig_enhet", "agent", "handlaggare")
        .defer("text", "uppgifter", "sokvektor")
        .order_by("svar_senast")[:FLEST_ARENDEN]
    )


def find_epostforslag(person: Person, user: Anvandare) -> Inlamnare | None:
    """The latest case that `user` may read where an address was given for a person of whom none is known; None when there is none.

    Whoever wrote it said to be the person, and nobody has tried it: it is a question to ask, not what is known. Of somebody with
    protected identity nothing is suggested.
    """
    if person.epost or person.is_skyddad:
        return None
    given = Inlamnare.objects.filter(person=person, arende__in=Arende.objects.readable_by(user)).exclude(epost="")
    return given.select_related("arende").only("epost", "arende__nummer").order_by("-pk").first()


def recent_contacts(person: Person, user: Anvandare) -> list[Kontaktrad]:
    """The person's last contacts with the centers of `user`, newest first, in one query.

    A question that became a case, or was about one, stands there only for those who may read the case.
    """
    readable = Arende.objects.readable_by(user).filter(pk=OuterRef("arende"))
    fragor = (
        Fraga.objects.filter(Q(arende__isnull=True) | Exists(readable))
        .filter(kontakt__person=person, kontakt__center__in=user.units_with(Behorighet.REGISTRERA_KONTAKT))
        .select_related("kontakt__agent", "arendetyp", "arende")
        .defer("svar", "arende__text", "arende__uppgifter", "arende__sokvektor", "kontakt__anteckning")
        .order_by("-kontakt__borjade", "kontakt", "ordning")[:FLEST_FRAGOR]
    )
    by_contact: dict[int, list[Fraga]] = {}
    for fraga in fragor:
        by_contact.setdefault(fraga.kontakt_id, []).append(fraga)
    return [Kontaktrad(rows[0].kontakt, rows) for rows in list(by_contact.values())[:FLEST_KONTAKTER]]
