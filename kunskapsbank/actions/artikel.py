"""An article as a whole: made, told of, withdrawn and taken back, marked, and confirmed to be true still."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Amne, Anvandare, Arendetyp, Enhet
from kontaktcenter.texter import clean_text
from kunskapsbank.actions.grund import lock_artikel, save_artikel
from kunskapsbank.actions.handelse import record
from kunskapsbank.actions.index import sync_artiklar
from kunskapsbank.models import Artikel, Artikelhandelse, Samling
from kunskapsbank.rattigheter import By, check, may_manage, may_review, may_write_at
from kunskapsbank.status import Handelsetyp, Lage, Malgrupp
from kunskapsbank.uppgiftsratt import latest_review, refusals, say_latest_review, usual_review

EGNA = "egna"
"""The collection of what is written here."""


class Uppgifter(TypedDict, total=False):
    """What is known about an article beside its words; fields of Artikel."""

    amne: Amne
    arendetyper: Iterable[Arendetyp]
    ansvarig_enhet: Enhet
    ansvarig: Anvandare | None
    malgrupp: str
    giltig_fran: date
    giltig_till: date | None
    granskas_senast: date
    kalla: str
    kalla_lank: str
    kontaktvag: str
    slag: str


TEXTER = {"kalla": 200, "kalla_lank": 500, "kontaktvag": 500}


def default_samling() -> Samling:
    """The collection of what is written here; made the first time."""
    return Samling.objects.get_or_create(kod=EGNA, defaults={"namn": _("Våra svar")})[0]


@transaction.atomic
def create_artikel(
    *,
    amne: Amne,
    ansvarig_enhet: Enhet,
    by: By,
    samling: Samling | None = None,
    extern_id: str = "",
    **uppgifter: Unpack[Uppgifter],
) -> Artikel:
    """An article without a word in it yet; `save_utkast` gives it some. Nobody but those who write and review it sees it so far."""
    check(may_write_at(by, ansvarig_enhet))
    arendetyper = uppgifter.pop("arendetyper", [])
    artikel = Artikel(
        amne=amne,
        ansvarig_enhet=ansvarig_enhet,
        samling=samling or default_samling(),
        extern_id=extern_id,
        **{"granskas_senast": usual_review(), **_cleaned(uppgifter)},
    )
    _check_uppgifter(artikel)
    _check_latest_review(artikel.granskas_senast)
    artikel.save()
    artikel.arendetyper.set(arendetyper)
    record(Handelsetyp.SKAPAD, artikel=artikel, by=by)
    return artikel


@transaction.atomic
def update_artikel(*, artikel: Artikel, by: By, version: int | None = None, **uppgifter: Unpack[Uppgifter]) -> Artikel:
    """Change what is known about the article. What readers would see without a review is changed only by one who reviews it.

    Raises InaktuellSida when `version` is not the article's, Inmatningsfel for what cannot be, SaknarBehorighet.
    """
    artikel = lock_artikel(artikel, version=version)
    check(may_manage(by, artikel))
    arendetyper = uppgifter.pop("arendetyper", None)
    new = {namn: varde for namn, varde in _cleaned(uppgifter).items() if getattr(artikel, namn) != varde}
    _check_moved(artikel, new.get("ansvarig_enhet"), by)
    _check_reviewed(artikel, new, by)
    for namn, varde in new.items():
        setattr(artikel, namn, varde)
    changed = list(new)
    if arendetyper is not None and set(arendetyper) != set(artikel.arendetyper.all()):
        artikel.arendetyper.set(arendetyper)
        changed.append("arendetyper")
    if not changed:
        return artikel
    _check_uppgifter(artikel)
    save_artikel(artikel, *(namn for namn in changed if namn != "arendetyper"))
    record(Handelsetyp.FLYTTAD if "ansvarig_enhet" in changed else Handelsetyp.ANDRAD, artikel=artikel, by=by, falt=changed)
    sync_artiklar([artikel])
    return artikel


@transaction.atomic
def withdraw(*, artikel: Artikel, by: By, orsak: str = "", version: int | None = None) -> Artikel:
    """Take the article out of use: nobody finds or reads it from now on. `orsak`, when said, stands as what must be changed.

    A reviewer may withdraw what another has withdrawn: from then on that other one does not take it back.
    """
    artikel = lock_artikel(artikel, version=version)
    check(may_manage(by, artikel))
    if artikel.indragen is not None and (_is_withdrawn_by(artikel, by) or not may_review(by, artikel)):
        raise OtillatenHandling(_("Artikeln är redan indragen."))
    orsak = clean_text(orsak, falt="orsak", is_required=False, max_length=500)
    artikel.indragen = artikel.indragen or timezone.now()
    artikel.behover_andras = orsak or artikel.behover_andras
    save_artikel(artikel, "indragen", "behover_andras")
    record(Handelsetyp.INDRAGEN, artikel=artikel, by=by)
    sync_artiklar([artikel])
    return artikel


@transaction.atomic
def take_back(*, artikel: Artikel, by: By, version: int | None = None) -> Artikel:
    """Put a withdrawn article in use again: for one who reviews it, and for who withdrew it if nobody else has found it wrong since."""
    artikel = lock_artikel(artikel, version=version)
    if artikel.indragen is None:
        raise OtillatenHandling(_("Artikeln är inte indragen."))
    if not may_review(by, artikel):
        check(may_manage(by, artikel) and _is_withdrawn_by(artikel, by))
        _check_unopposed(artikel, by)
    artikel.indragen = None
    save_artikel(artikel, "indragen")
    record(Handelsetyp.ATERTAGEN, artikel=artikel, by=by)
    sync_artiklar([artikel])
    return artikel


@transaction.atomic
def mark_behover_andras(*, artikel: Artikel, vad: str, by: By, version: int | None = None) -> Artikel:
    """Say what must be changed, shown on the article until it is done; an empty `vad` says that nothing must any longer."""
    vad = clean_text(vad, falt="vad", is_required=False, max_length=500)
    artikel = lock_artikel(artikel, version=version)
    check(may_manage(by, artikel))
    if vad == artikel.behover_andras:
        return artikel
    artikel.behover_andras = vad
    save_artikel(artikel, "behover_andras")
    record(Handelsetyp.BEHOVER_ANDRAS, artikel=artikel, by=by, is_atgardad=not vad)
    return artikel


@transaction.atomic
def confirm_review(*, artikel: Artikel, granskas_senast: date, by: By, version: int | None = None) -> Artikel:
    """An expert has read the article and it is true: the next review is by the date given."""
    artikel = lock_artikel(artikel, version=version)
    check(may_review(by, artikel))
    set_granskas_senast(artikel, granskas_senast)
    save_artikel(artikel, "granskas_senast")
    record(Handelsetyp.GRANSKAD, artikel=artikel, by=by)
    return artikel


def set_granskas_senast(artikel: Artikel, dag: date) -> None:
    """Give a locked article a new review date, which must come, and not too late (`latest_review`); the caller saves it."""
    if dag <= timezone.localdate():
        raise Inmatningsfel(_("Välj en dag som inte har varit."), falt="granskas_senast")
    _check_latest_review(dag)
    artikel.granskas_senast = dag


@transaction.atomic
def relate(*, artikel: Artikel, andra: Iterable[Artikel], by: By) -> None:
    """Say which articles to read beside this one; each of them gets this one beside itself."""
    artikel = lock_artikel(artikel)
    check(may_manage(by, artikel))
    wanted = {andra_artikel.pk for andra_artikel in andra} - {artikel.pk}
    if wanted == set(artikel.relaterade.values_list("pk", flat=True)):
        return
    artikel.relaterade.set(wanted)
    record(Handelsetyp.ANDRAD, artikel=artikel, by=by, falt=["relaterade"])


def _withdrawal(artikel: Artikel) -> Artikelhandelse | None:
    return artikel.handelser.filter(typ=Handelsetyp.INDRAGEN).order_by("-tid", "-pk").first()


def _is_withdrawn_by(artikel: Artikel, by: By) -> bool:
    last = _withdrawal(artikel)
    return last is not None and last.av_id == (by.pk if by else None)


def _check_unopposed(artikel: Artikel, by: By) -> None:
    """Refuse who withdrew the article when another has said since what is wrong with it: that one need not withdraw what is withdrawn."""
    since = artikel.handelser.filter(typ=Handelsetyp.BEHOVER_ANDRAS, data__is_atgardad=False, tid__gte=_withdrawal(artikel).tid)
    if since.exclude(av=by).exists():
        raise SaknarBehorighet(
            _("Någon annan har sagt vad som behöver ändras. Bara den som granskar artiklar på %(enhet)s kan ta artikeln i bruk igen.")
            % {"enhet": artikel.ansvarig_enhet}
        )


def _cleaned(uppgifter: Uppgifter) -> Uppgifter:
    return {
        namn: clean_text(varde, falt=namn, is_required=False, max_length=TEXTER[namn]) if namn in TEXTER else varde
        for namn, varde in uppgifter.items()
    }


def _check_latest_review(dag: date) -> None:
    if dag > latest_review():
        raise Inmatningsfel(say_latest_review(), falt="granskas_senast")


def _check_reviewed(artikel: Artikel, new: Uppgifter, by: By) -> None:
    """Refuse one who does not review the article what readers would see without a review."""
    if "granskas_senast" in new:
        _check_latest_review(new["granskas_senast"])
    if may_review(by, artikel):
        return
    out = artikel.texter.filter(Q(publicerad__isnull=False) | Q(revisioner__lage=Lage.GODKAND))
    if said := refusals(artikel, new, is_out=out.exists()):
        raise SaknarBehorighet(" ".join(dict.fromkeys(said.values())))


def _check_moved(artikel: Artikel, enhet: Enhet | None, by: By) -> None:
    if enhet is not None:
        check(may_write_at(by, enhet) or (by is not None and by.may(Behorighet.GRANSKA_ARTIKLAR, enhet)))


def _check_uppgifter(artikel: Artikel) -> None:
    """Raise Inmatningsfel, at its field, for what an article cannot be."""
    if not artikel.ansvarig_enhet.is_active:
        raise Inmatningsfel(_("%(enhet)s är stängd. Välj en öppen enhet.") % {"enhet": artikel.ansvarig_enhet}, falt="ansvarig_enhet")
    if artikel.ansvarig is not None and not artikel.ansvarig.is_active:
        raise Inmatningsfel(_("Kontot är avslutat. Välj någon som arbetar kvar."), falt="ansvarig")
    if artikel.giltig_till is not None and artikel.giltig_till < artikel.giltig_fran:
        raise Inmatningsfel(_("Artikeln kan inte sluta gälla innan den börjar gälla."), falt="giltig_till")
    for namn, choices in (("malgrupp", Malgrupp), ("slag", Artikel.Slag)):
        if getattr(artikel, namn) not in choices.values:
            raise Inmatningsfel(_("Välj något i listan."), falt=namn)
    if artikel.kalla_lank:
        try:
            URLValidator(schemes=["http", "https"])(artikel.kalla_lank)
        except ValidationError:
            raise Inmatningsfel(_("Skriv hela adressen, till exempel https://www.exempel.se/sida."), falt="kalla_lank") from None
