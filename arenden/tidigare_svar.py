"""What has been answered before to questions of the same type (K6), as far as the agent may see it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from arenden.models import Arende, Fraga, Meddelande
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare, Arendetyp, Sekretess

FLEST = 4


@dataclass(frozen=True)
class TidigareSvar:
    """A question and the answer that it got, at once or in a case."""

    fraga: str
    svar: str
    tid: datetime
    arende: Arende | None = None


def earlier_answers(arendetyp: Arendetyp, user: Anvandare) -> list[TidigareSvar]:
    """The newest answers given at once and in answered cases, newest first; none for a type under secrecy."""
    if arendetyp.sekretess != Sekretess.OPPEN:
        return []
    found = [*_at_once(arendetyp, user), *_in_cases(arendetyp, user)]
    return sorted(found, key=lambda svar: svar.tid, reverse=True)[:FLEST]


def _at_once(arendetyp: Arendetyp, user: Anvandare) -> list[TidigareSvar]:
    rows = Fraga.objects.filter(
        arendetyp=arendetyp,
        utfall=Fraga.Utfall.BESVARAD_DIREKT,
        kontakt__center__in=user.units_with(Behorighet.REGISTRERA_KONTAKT),
    ).exclude(svar="")
    return [TidigareSvar(f.text, f.svar, f.kontakt.sparad) for f in rows.select_related("kontakt").order_by("-id")[:FLEST]]


def _in_cases(arendetyp: Arendetyp, user: Anvandare) -> list[TidigareSvar]:
    answer = Meddelande.objects.filter(arende=OuterRef("pk"), slag=Meddelande.Slag.SVAR).order_by("-skapad").values("text")[:1]
    rows = (
        Arende.objects.visible_to(user)
        .filter(arendetyp=arendetyp, besvarad__isnull=False, sekretess=Sekretess.OPPEN)
        .annotate(svarstext=Subquery(answer))
        .defer("uppgifter", "sokvektor")
        .order_by("-besvarad")[:FLEST]
    )
    return [TidigareSvar(a.rubrik, a.svarstext, a.besvarad, a) for a in rows if a.svarstext]
