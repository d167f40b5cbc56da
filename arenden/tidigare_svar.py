"""What has been answered before (K6), as far as the agent may see it, with what could name somebody masked."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from arenden.fragesamling import SAMLING, visible_to
from arenden.models import Arende, Fraga, Meddelande
from kontaktcenter.models import Anvandare, Arendetyp, Sekretess
from kunskapsbank.maskning import mask_words
from kunskapsbank.rattigheter import may_write_at
from kunskapsbank.sokmotor import sok

FLEST = 4
FLEST_LIKNANDE = 3


@dataclass(frozen=True)
class TidigareSvar:
    """A question and the answer that it got, at once (`fraga_id`) or in a case; `is_mine_to_write`: the asker may make an article of it."""

    fraga: str
    svar: str
    tid: datetime
    arende: Arende | None = None
    fraga_id: int | None = None
    is_mine_to_write: bool = False


def find_earlier(text: str, user: Anvandare, *, sprak: str = "sv", limit: int = FLEST_LIKNANDE) -> list[TidigareSvar]:
    """The questions answered at once that are most like the text, the likest first; what `user` may not see takes no place."""
    text = text.replace("\0", " ").strip()
    if not text:
        return []
    found = sok(SAMLING, text, tillatna=visible_to(user).values("pk"), limit=limit, sprak=sprak)
    rows = Fraga.objects.select_related("kontakt", "arendetyp").in_bulk([hit.id for hit in found])
    return [_told(rows[hit.id], user) for hit in found if hit.id in rows]


def earlier_answers(arendetyp: Arendetyp, user: Anvandare) -> list[TidigareSvar]:
    """The newest answers given at once and in answered cases, newest first; none for a type under secrecy."""
    if arendetyp.sekretess != Sekretess.OPPEN:
        return []
    found = [*_at_once(arendetyp, user), *_in_cases(arendetyp, user)]
    return sorted(found, key=lambda svar: svar.tid, reverse=True)[:FLEST]


def _at_once(arendetyp: Arendetyp, user: Anvandare) -> list[TidigareSvar]:
    rows = visible_to(user).filter(arendetyp=arendetyp)
    return [_told(fraga, user) for fraga in rows.select_related("kontakt", "arendetyp").order_by("-id")[:FLEST]]


def _told(fraga: Fraga, user: Anvandare) -> TidigareSvar:
    is_mine = may_write_at(user, fraga.arendetyp.ansvarig_enhet_id)
    return TidigareSvar(mask_words(fraga.text), mask_words(fraga.svar), fraga.kontakt.sparad, fraga_id=fraga.pk, is_mine_to_write=is_mine)


def _in_cases(arendetyp: Arendetyp, user: Anvandare) -> list[TidigareSvar]:
    """Not those given to somebody with protected identity: a mask takes streets and numbers, not towns, schools or refuges."""
    answer = Meddelande.objects.filter(arende=OuterRef("pk"), slag=Meddelande.Slag.SVAR).order_by("-skapad").values("text")[:1]
    rows = (
        Arende.objects.visible_to(user)
        .filter(arendetyp=arendetyp, besvarad__isnull=False, sekretess=Sekretess.OPPEN)
        .exclude(inlamnare__person__is_skyddad=True)
        .annotate(svarstext=Subquery(answer))
        .defer("uppgifter", "sokvektor")
        .order_by("-besvarad")[:FLEST]
    )
    return [TidigareSvar(mask_words(a.rubrik), mask_words(a.svarstext), a.besvarad, a) for a in rows if a.svarstext]
