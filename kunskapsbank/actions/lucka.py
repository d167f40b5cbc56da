"""What people do to a gap: give it to a unit, move it on, merge and split, close it with an article or with a reason, open it again."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare, Enhet
from kontaktcenter.texter import clean_text
from kunskapsbank.actions import gruppering
from kunskapsbank.actions.luckgrund import (
    ASSIGNED,
    SAMLING,
    check_receiver,
    count_signals,
    hold_grouping,
    index_lucka,
    lock_lucka,
    record_lucka,
    save_lucka,
    set_assigned,
)
from kunskapsbank.luckpublik import is_hidden_from_askers
from kunskapsbank.luckratt import By, check_answer, check_open, check_sort, may_sort
from kunskapsbank.models import Artikel, Kunskapslucka, Lucksignal
from kunskapsbank.sammanslagning import SAMMANSLAGEN
from kunskapsbank.sokmotor import remove_document
from kunskapsbank.status import Handelsetyp

Lage = Kunskapslucka.Lage
LANGSTA_BESKED = Kunskapslucka._meta.get_field("besked").max_length
LANGSTA_RUBRIK = Kunskapslucka._meta.get_field("rubrik").max_length
LANGST_FRIST = 60
"""Working days that can be given at most."""


@transaction.atomic
def assign_lucka(
    *,
    lucka: Kunskapslucka,
    enhet: Enhet,
    ansvarig: Anvandare | None = None,
    arbetsdagar: int | None = None,
    version: int | None = None,
    by: By,
) -> Kunskapslucka:
    """Give an open gap to a unit, and to a person there if one is named; it is told in the morning mail.

    The center gives it to anyone; the unit that has it may move it on. `arbetsdagar` are the unit's working days until it
    should be closed (default `KC_LUCKFRIST`); who moves it on within the same unit changes no deadline.
    """
    locked = lock_lucka(lucka, version=version)
    check_answer(by, locked)
    check_open(locked)
    check_receiver(enhet)
    _check_person(ansvarig, enhet)
    if arbetsdagar is not None and not 1 <= arbetsdagar <= LANGST_FRIST:
        raise Inmatningsfel(_("Ange mellan 1 och %(max)d arbetsdagar.") % {"max": LANGST_FRIST}, falt="arbetsdagar")
    if locked.enhet_id == enhet.pk and arbetsdagar is None:
        locked.ansvarig = ansvarig
    else:
        set_assigned(locked, enhet, ansvarig=ansvarig, arbetsdagar=arbetsdagar if may_sort(by) else None)
    save_lucka(locked, *ASSIGNED)
    record_lucka(Handelsetyp.LUCKA_TILLDELAD, locked, by=by)
    return locked


@transaction.atomic
def answer_lucka(*, lucka: Kunskapslucka, artikel: Artikel, besked: str = "", version: int | None = None, by: By) -> Kunskapslucka:
    """Close a gap with the article that answers it, published for those who asked; `besked` is told to the center."""
    locked = lock_lucka(lucka, version=version)
    check_answer(by, locked)
    check_open(locked)
    if artikel.indragen is not None or not artikel.texter.filter(publicerad__isnull=False).exists():
        raise OtillatenHandling(_("Artikeln är inte publicerad. Publicera den först, så stängs luckan av sig själv."))
    if is_hidden_from_askers(artikel, locked):
        raise OtillatenHandling(_("Medborgare har frågat, men artikeln läses av bara personalen. Ändra först vem som får läsa den."))
    locked.artikel = artikel
    return _close(locked, Lage.ATGARDAD, besked, by=by)


@transaction.atomic
def reject_lucka(*, lucka: Kunskapslucka, besked: str, version: int | None = None, by: By) -> Kunskapslucka:
    """Close a gap without an article; `besked` tells the center why."""
    locked = lock_lucka(lucka, version=version)
    check_answer(by, locked)
    check_open(locked)
    clean_text(besked, falt="besked", max_length=LANGSTA_BESKED)
    locked.artikel = None
    return _close(locked, Lage.AVVISAD, besked, by=by)


@transaction.atomic
def reopen_lucka(*, lucka: Kunskapslucka, version: int | None = None, by: By) -> Kunskapslucka:
    """Open a closed gap again."""
    locked = lock_lucka(lucka, version=version)
    check_answer(by, locked)
    if locked.is_open:
        raise OtillatenHandling(_("Luckan är redan öppen."))
    gruppering.reopen(locked, by=by)
    return locked


@transaction.atomic
def rename_lucka(*, lucka: Kunskapslucka, rubrik: str, version: int | None = None, by: By) -> Kunskapslucka:
    """Say in other words what is asked."""
    locked = lock_lucka(lucka, version=version)
    check_answer(by, locked)
    locked.rubrik = _clean_heading(rubrik)
    save_lucka(locked, "rubrik")
    index_lucka(locked)
    return locked


@transaction.atomic
def merge_lucka(*, lucka: Kunskapslucka, till: Kunskapslucka, version: int | None = None, by: By) -> Kunskapslucka:
    """Let everything that is counted to `lucka` be counted to `till`; `lucka` is gone afterwards, and its history stays.

    The unit and the draft that only `lucka` has go over to `till`, and of two deadlines the earlier one holds. Raises OtillatenHandling
    when each has a draft of its own.
    """
    check_sort(by)
    if lucka.pk == till.pk:
        raise Inmatningsfel(_("Välj en annan lucka att slå ihop med."), falt="till")
    hold_grouping()
    locked = {pk: lock_lucka(pk) for pk in sorted((lucka.pk, till.pk))}
    source, target = lock_lucka(lucka, version=version), locked[till.pk]
    check_open(target)
    if source.is_open:
        _take_over(source, target)
    source.signaler.update(lucka=target)
    count_signals(target)
    record_lucka(Handelsetyp.LUCKA_STANGD, source, by=by, lage=SAMMANSLAGEN, till=target.pk)
    remove_document(SAMLING, source.pk)
    source.delete()
    index_lucka(target)
    return target


def _take_over(source: Kunskapslucka, target: Kunskapslucka) -> None:
    """What has been begun and promised for an open gap holds for the one that it is merged into."""
    if source.artikel_id is not None and target.artikel_id not in (None, source.artikel_id):
        raise OtillatenHandling(_("Båda luckorna har ett utkast till artikel. Dra in det ena utkastet först, så att inget går förlorat."))
    target.artikel = target.artikel or source.artikel
    if target.lage == Lage.NY and source.lage == Lage.TILLDELAD:
        for falt in ASSIGNED:
            setattr(target, falt, getattr(source, falt))
    elif source.frist is not None and target.frist is not None:
        target.frist = min(source.frist, target.frist)
    save_lucka(target, "artikel", *ASSIGNED)


@transaction.atomic
def split_lucka(
    *, lucka: Kunskapslucka, signaler: Collection[Lucksignal], rubrik: str, version: int | None = None, by: By
) -> Kunskapslucka:
    """Make a gap of its own of some of the signals; some must be left. Returns the new one."""
    check_sort(by)
    hold_grouping()
    locked = lock_lucka(lucka, version=version)
    heading = _clean_heading(rubrik)
    chosen = list(Lucksignal.objects.filter(pk__in=[s.pk for s in signaler], lucka=locked))
    if not chosen:
        raise Inmatningsfel(_("Välj minst en signal att flytta."), falt="signaler")
    if len(chosen) >= locked.signaler.count():
        raise Inmatningsfel(_("Lämna minst en signal kvar. Vill du byta rubrik kan du göra det i stället."), falt="signaler")
    new = Kunskapslucka.objects.create(rubrik=heading, amne_id=locked.amne_id)
    record_lucka(Handelsetyp.LUCKA_OPPNAD, new, by=by, fran=locked.pk)
    Lucksignal.objects.filter(pk__in=[s.pk for s in chosen]).update(lucka=new)
    for gap in (locked, new):
        count_signals(gap)
        index_lucka(gap)
    return new


def _close(lucka: Kunskapslucka, lage: Lage, besked: str, *, by: By) -> Kunskapslucka:
    lucka.besked = clean_text(besked, falt="besked", is_required=False, max_length=LANGSTA_BESKED)
    lucka.lage, lucka.stangd = lage, timezone.now()
    save_lucka(lucka, "lage", "stangd", "artikel", "besked")
    record_lucka(Handelsetyp.LUCKA_STANGD, lucka, by=by, lage=lage)
    return lucka


def _clean_heading(rubrik: str) -> str:
    return " ".join(clean_text(rubrik, falt="rubrik", max_length=LANGSTA_RUBRIK).split())


def _check_person(ansvarig: Anvandare | None, enhet: Enhet) -> None:
    if ansvarig is None:
        return
    if not (ansvarig.may(Behorighet.GRANSKA_ARTIKLAR, enhet) or ansvarig.may(Behorighet.SKRIVA_ARTIKLAR, enhet)):
        raise Inmatningsfel(
            _("%(person)s har inte hand om texter hos %(enhet)s.") % {"person": ansvarig, "enhet": enhet}, falt="ansvarig"
        )
