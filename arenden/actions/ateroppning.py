"""Opening again what was answered or closed: at the center, or, under secrecy, at the unit that had it."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from arenden import notiser
from arenden.actions.grund import lock_arende, record, save_arende
from arenden.actions.overlamning import send
from arenden.actions.svarstid import rewatch
from arenden.aktor import Aktor, By, user_or_none
from arenden.frister import deadline
from arenden.models import Anteckning, Arende, Insyn, Notis, Overlamning
from arenden.routing import choose_route, owning_center
from arenden.samma_person import may_share_answer
from arenden.status import Handelsetyp, Handling, Status
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Enhet, Sekretess
from kontaktcenter.texter import clean_text


@transaction.atomic
def reopen(*, arende: Arende, orsak: str, by: By, version: int | None = None) -> Arende:
    """Open an answered or closed case again, with a new deadline from now: it comes back to the owning center.

    Under secrecy it goes to the unit that had it instead, whoever asks: the center may read what lies there, so moving
    the case would open it to those who may not read it (OSL 2009:400).
    """
    orsak = clean_text(orsak, falt="orsak")
    arende = lock_arende(arende, handling=Handling.ATEROPPNA, by=by, version=version)
    open_again(arende, by=by, **save_reason(arende, orsak, by=by))
    return arende


def release_merged(arende: Arende, *, by: By) -> None:
    """A case that ends unanswered leaves those that were merged into it: the first is opened again and takes the others."""
    _release(_merged_into(arende), arende, by=by)


def release_strangers(arende: Arende, *, by: By) -> None:
    """A case whose answer has become for one person alone leaves those of others that were merged into it."""
    strangers = [merged for merged in _merged_into(arende) if not may_share_answer(merged, arende)]
    author = user_or_none(by)
    for stranger in strangers if author else []:
        text = _("Ärende %(nummer)s är inte längre ihopslaget med det här, för svaret är bara till den som frågade. Det besvaras för sig.")
        Anteckning.objects.create(arende=arende, forfattare=author, text=text % {"nummer": stranger.nummer})
    take_insyn_back(arende, strangers)
    _release(strangers, arende, by=by)


def take_insyn_back(arende: Arende, left: list[Arende]) -> None:
    """The units of a merged case came along with it: those that have had no part in this one, nor in what stays with it, go again."""
    theirs = Insyn.objects.filter(arende__in=left).values("enhet")
    kept = Insyn.objects.filter(arende__in=arende.sammanslagna.exclude(pk__in=[a.pk for a in left])).values("enhet")
    own = Q(enhet__in=arende.overlamningar.values("till_enhet")) | Q(enhet__in=arende.remisser.values("till_enhet"))
    arende.insyn.filter(enhet__in=theirs).exclude(pk__in=arende.insyn.filter(own | Q(enhet__in=kept)).values("pk")).delete()


def _merged_into(arende: Arende) -> list[Arende]:
    rows = arende.sammanslagna.select_related("arendetyp__center", "ansvarig_enhet", "center__kalender", "inlamnare__person", "delat_fran")
    return list(rows.order_by("pk"))


def _release(merged: list[Arende], arende: Arende, *, by: By) -> None:
    """The first is opened again and takes the others, as far as they may have its answer."""
    if not merged:
        return
    first = merged[0]
    Arende.objects.filter(pk__in=[a.pk for a in merged[1:]]).update(sammanslaget_med=first)
    first.sammanslaget_med = None
    first.save(update_fields=["sammanslaget_med"])
    open_again(first, by=by, annat_arende=arende.pk)
    release_strangers(first, by=by)


def open_again(
    arende: Arende, *, by: By, typ: Handelsetyp = Handelsetyp.ATEROPPNAT, is_ny_frist: bool = True, **data: int
) -> None:
    """Open a closed case, locked, where it belongs, record `typ` and tell whoever has it.

    Its deadline is counted from now, unless it should never have been closed.
    """
    center = (arende.center and arende.center.in_force()) or owning_center(arende.arendetyp, arende.arendetyp.center)
    unit, nu = _unit_under_secrecy(arende, center), timezone.now()
    arende.status, arende.avslutsorsak, arende.avslutad, arende.besvarad = Status.ATEROPPNAD, "", None, None
    arende.center = center
    if unit is None:
        arende.ansvarig_enhet, arende.handlaggare = center, None
    if is_ny_frist:
        arende.frist_borjar = nu
        arende.svar_senast = deadline(nu, arende.svarsfrist, arende.svarsfrist_enhet, center.kalender.as_kalender())
    save_arende(
        arende, "status", "avslutsorsak", "avslutad", "besvarad", "center", "ansvarig_enhet", "handlaggare", "frist_borjar", "svar_senast"
    )
    rewatch(arende)
    record(typ, by=by, arende=arende, till_enhet=unit or center, **data)
    if unit is None or _resume_at(arende, unit):
        notiser.notify_holder(arende, Notis.Slag.ATERSANT, unless=by)


def _unit_under_secrecy(arende: Arende, center: Enhet) -> Enhet | None:
    """The unit that a secret case lay at, or what has replaced it; None for what the center takes."""
    if arende.sekretess != Sekretess.SEKRETESS or arende.ansvarig_enhet_id == arende.center_id:
        return None
    unit = arende.ansvarig_enhet.in_force() or choose_route(arende.arendetyp).mottagare
    return unit if unit != center else None


def _resume_at(arende: Arende, unit: Enhet) -> bool:
    """Let the unit go on where it was, with its officer if there still is one; handed over anew (False) if it never accepted."""
    last = arende.overlamningar.filter(till_enhet=arende.ansvarig_enhet).first()
    is_accepted = last is None or last.accepterad is not None
    if last is None or not is_accepted or unit != arende.ansvarig_enhet:
        # What a unit has accepted is not the center's to take back: the hand-off is then the unit's own.
        fran = arende.ansvarig_enhet if last is None or is_accepted else last.fran_enhet
        typ = Handelsetyp.OVERLAMNAT if unit == arende.ansvarig_enhet else Handelsetyp.FLYTTAT
        send(arende, fran=fran, till=unit, meddelande="", nyckel=None, by=Aktor.SYSTEMET, typ=typ)
        return False
    last.lage, last.avslutad = Overlamning.Lage.ACCEPTERAD, None
    last.save(update_fields=["lage", "avslutad"])
    arende.status = Status.HOS_FORVALTNING
    if arende.handlaggare is not None and not arende.handlaggare.may(Behorighet.HANDLAGGA, unit):
        arende.handlaggare = None
    save_arende(arende, "status", "handlaggare")
    return True


def save_reason(arende: Arende, orsak: str, *, by: By) -> dict[str, int]:
    """Keep a reason in words with the case: a note of an employee, a message of the citizen.

    Events hold no words; what is returned is what the event should remember to find them by.
    """
    user = user_or_none(by)
    if user is not None:
        return {"anteckning": Anteckning.objects.create(arende=arende, text=orsak, forfattare=user).pk}
    return {"meddelande": arende.meddelanden.create(slag="fran_medborgaren", text=orsak).pk}
