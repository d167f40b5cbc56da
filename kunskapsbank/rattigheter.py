"""Who may do what to an article: those who write it, those who answer for that it is true, those who may read the internal note.

An editor at a contact center writes everything; another one writes the articles of the unit and of those below. An expert at the
responsible unit approves, but never one's own words. `None` as actor is the system itself.
"""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from kontaktcenter.behorigheter import ROLLER, Behorighet
from kontaktcenter.fel import OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare, Enhet
from kunskapsbank.models import Artikel, Revision
from kunskapsbank.status import DRAG

By = Anvandare | None
"""The `by=` of every action; None is the system."""


def writes_everything(user: Anvandare) -> bool:
    """Whether `user` is an editor at a contact center."""
    return user.is_active and any(
        m.enhet.is_center and Behorighet.SKRIVA_ARTIKLAR in ROLLER[m.roll].behorigheter for m in user.aktiva_medlemskap
    )


def may_write_at(by: By, enhet: Enhet | int) -> bool:
    """Whether articles of the unit are `by`'s to write."""
    return by is None or by.may(Behorighet.SKRIVA_ARTIKLAR, enhet) or writes_everything(by)


def may_write(by: By, artikel: Artikel) -> bool:
    """Whether `by` may write in the article."""
    return may_write_at(by, artikel.ansvarig_enhet_id)


def may_review(by: By, artikel: Artikel) -> bool:
    """Whether `by` answers for that the article is true."""
    return by is None or by.may(Behorighet.GRANSKA_ARTIKLAR, artikel.ansvarig_enhet_id)


def may_manage(by: By, artikel: Artikel) -> bool:
    """Whether `by` may change what is known about the article, withdraw it, and say that it needs change."""
    return may_write(by, artikel) or may_review(by, artikel)


def may_approve(by: By, revision: Revision) -> bool:
    """Whether `by` answers for the article and has written nothing of what is to be approved."""
    return by is None or (may_review(by, revision.text.artikel) and by.pk not in writers(revision))


def may_publish_unreviewed(by: By, enheter: Iterable[int]) -> bool:
    """Whether what `by` reads in from a file needs no review: of one who answers for the articles of all the units, an administrator."""
    return by is None or by.may(Behorighet.FORVALTA_SYSTEM) or all(by.may(Behorighet.GRANSKA_ARTIKLAR, enhet) for enhet in enheter)


def may_read_note(user: Anvandare, artikel: Artikel) -> bool:
    """Whether `user` may read what is for the center only."""
    return user.may(Behorighet.REGISTRERA_KONTAKT) or may_manage(user, artikel)


def is_in_editing(user: Anvandare) -> bool:
    """Whether `user` writes or answers for any articles at all."""
    return user.may(Behorighet.SKRIVA_ARTIKLAR) or user.may(Behorighet.GRANSKA_ARTIKLAR)


def managed_by(user: Anvandare) -> Q:
    """The articles that `user` writes or answers for."""
    if writes_everything(user):
        return Q()
    return Q(ansvarig_enhet__in=user.units_with(Behorighet.SKRIVA_ARTIKLAR) | user.units_with(Behorighet.GRANSKA_ARTIKLAR))


def writers(revision: Revision) -> set[int]:
    """Ids of those whose words are in the revision: everybody who has saved since what was last published."""
    return writers_of([revision])[revision.pk]


def writers_of(revisions: Iterable[Revision]) -> dict[int, set[int]]:
    """As `writers`, by the id of each; one query for all."""
    wanted = list(revisions)
    rows = Revision.objects.filter(text__in={revision.text_id for revision in wanted})
    known = {pk: step for pk, *step in rows.values_list("pk", "bygger_pa", "skapad_av", "publicerad")}
    return {revision.pk: _walk_back(revision.pk, known) for revision in wanted}


def _walk_back(pk: int, known: dict[int, list]) -> set[int]:
    found: set[int] = set()
    step: int | None = pk
    passed: set[int] = set()
    while step in known and step not in passed:
        passed.add(step)
        bygger_pa, skapad_av, publicerad = known[step]
        if publicerad is not None and step != pk:
            break
        found.add(skapad_av)
        step = bygger_pa
    return found - {None}


def check(is_allowed: bool) -> None:
    """Refuse what is not allowed."""
    if not is_allowed:
        raise SaknarBehorighet(_("Du har inte behörighet att göra det med den här artikeln."))


def check_drag(drag: str, revision: Revision) -> None:
    """Refuse a move that the state of the revision does not allow."""
    if revision.lage not in DRAG[drag][0]:
        raise OtillatenHandling(
            _("Det går inte längre: texten är ”%(lage)s”. Ladda om sidan och se vad som har hänt.") % {"lage": revision.get_lage_display()}
        )
