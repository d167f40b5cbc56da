"""Cases that belong together: split one, merge two, relate two."""

from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arenden import notiser
from arenden.actions.arende import create_arende, finish
from arenden.actions.grund import SAMMA_FORMULAR, lock_arende, lock_rows, record, save_arende
from arenden.foljkod import new_code
from arenden.indata import NyFraga, Plats, Uppgiftslamnare
from arenden.models import Anteckning, Arende, Arenderelation, Fraga, Handelse, Inlamnare, Insyn, Kontakt
from arenden.rattigheter import check_state
from arenden.samma_person import may_share_answer
from arenden.status import Handelsetyp, Handling
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare, Arendetyp, Sekretess
from kontaktcenter.texter import clean_text


@transaction.atomic
def split(*, arende: Arende, text: str, arendetyp: Arendetyp, by: Anvandare, version: int | None = None) -> Arende:
    """Make a second case of a part of this one, with the same person, channel and day of arrival. The two are related.

    The same words and type by the same hand a moment ago are the same part.
    """
    text = clean_text(text, falt="text")
    arende = lock_arende(arende, handling=Handling.DELA, by=by, version=version)
    repeated = _find_part(arende, text=text, arendetyp=arendetyp, by=by)
    if repeated is not None:
        return repeated
    fraga = NyFraga(text=text, utfall=Fraga.Utfall.ARENDE, arendetyp=arendetyp)
    inlamnare = arende.inlamnare
    _check_type_of_part(arende, arendetyp)
    kod = new_code()
    part = create_arende(
        fraga=replace(fraga, plats=_plats_of(arende)),
        kontakt=_contact_of(arende, inlamnare),
        uppgifter=_details_of(inlamnare),
        person=inlamnare.person,
        foljkod=kod,
        by=by,
        fakta={"is_del": True},
    )
    part.delat_fran, part.sekretess = arende, Sekretess.strictest(arende.sekretess, part.sekretess)
    part.save(update_fields=["delat_fran", "sekretess"])
    _relate(arende, part)
    save_arende(arende)
    record(Handelsetyp.DELAT, by=by, arende=arende, annat_arende=part.pk)
    notiser.mail_receipt(part, kod)
    return part


def _find_part(arende: Arende, *, text: str, arendetyp: Arendetyp, by: Anvandare) -> Arende | None:
    made = Handelse.objects.filter(typ=Handelsetyp.ARENDE_SKAPAT, av=by, tid__gt=timezone.now() - SAMMA_FORMULAR)
    return Arende.objects.filter(delat_fran=arende, text=text, arendetyp=arendetyp, pk__in=made.values("arende")).first()


def _check_type_of_part(arende: Arende, arendetyp: Arendetyp) -> None:
    """The part is asked for what any new case of its type is asked for; all it has is what the case has."""
    inlamnare = arende.inlamnare
    if not arendetyp.is_active:
        raise Inmatningsfel(_("Ärendetypen används inte längre. Välj en annan."), falt="arendetyp")
    if arendetyp.center_id != arende.center_id:
        raise Inmatningsfel(_("Ärendetypen hör till ett annat center. Välj en annan."), falt="arendetyp")
    if inlamnare.is_anonym and not arendetyp.allows_anonymous:
        raise Inmatningsfel(_("Den ärendetypen kan inte lämnas anonymt."), falt="arendetyp")
    if arendetyp.requires_personnummer and not (inlamnare.person and inlamnare.person.personnummer):
        raise Inmatningsfel(_("Det här ärendet kräver personnummer."), falt="arendetyp")
    if arendetyp.requires_plats and not _plats_of(arende):
        raise Inmatningsfel(_("Den ärendetypen kräver en plats, och ärendet har ingen."), falt="arendetyp")


def _plats_of(arende: Arende) -> Plats:
    return Plats(arende.plats_text, arende.plats_lat, arende.plats_lon)


def _contact_of(arende: Arende, inlamnare: Inlamnare) -> Kontakt:
    """The contact that the case came by; a case without one (imported) gets the same facts, not saved."""
    fraga = arende.fragor.filter(is_om_arende=False).select_related("kontakt__center").first()
    if fraga is not None:
        return fraga.kontakt
    return Kontakt(kanal=arende.kanal, center=arende.center, inkommen=arende.inkommen, sprak=inlamnare.sprak, kontor=arende.kontor)


def _details_of(inlamnare: Inlamnare) -> Uppgiftslamnare:
    return Uppgiftslamnare(
        namn=inlamnare.namn,
        telefon=inlamnare.telefon,
        epost=inlamnare.epost,
        adress=inlamnare.adress,
        wants_mejl=inlamnare.wants_mejl,
    )


@transaction.atomic
def merge(*, arende: Arende, med: Arende, by: Anvandare, version: int | None = None) -> Arende:
    """Merge `arende` into `med`: it is closed, and its sender gets the answer that `med` gets, as do those merged into it before.

    Both must be open, owned by the same center, of the same secrecy, and readable by the one who merges; under secrecy, or with a
    protected identity, they must besides be the same person's by what employees have registered, for that person alone may get
    the answer. What a unit
    works with is not merged away from it, but another case may be merged into that one. Locks in id order, so that two agents
    who merge crosswise do not wait for each other for ever.
    """
    if arende.pk == med.pk:
        raise Inmatningsfel(_("Ett ärende kan inte slås ihop med sig självt."), falt="med")
    lock_rows(arende.pk, med.pk)
    arende = lock_arende(arende, handling=Handling.SLA_IHOP, by=by, version=version)
    med = lock_arende(med, handling=Handling.SLA_IHOP, by=by, rule=check_state)
    if arende.center_id != med.center_id:
        raise OtillatenHandling(_("Ärendena ägs av olika center och kan inte slås ihop."))
    if arende.sekretess != med.sekretess:
        raise OtillatenHandling(_("Ärendena har olika sekretess och kan inte slås ihop."))
    if not may_share_answer(arende, med):
        raise OtillatenHandling(
            _(
                "Ärenden med sekretess eller skyddade personuppgifter kan slås ihop bara när en medarbetare har registrerat båda "
                "på samma person."
            )
        )
    arende.sammanslagna.update(sammanslaget_med=med)
    arende.sammanslaget_med = med
    arende.save(update_fields=["sammanslaget_med"])
    for enhet_id in arende.insyn.values_list("enhet", flat=True):
        Insyn.objects.get_or_create(arende=med, enhet_id=enhet_id)
    Anteckning.objects.create(
        arende=med, forfattare=by, text=_("Ärende %(nummer)s har slagits ihop med det här.") % {"nummer": arende.nummer}
    )
    notiser.notify_ended(arende, unless=by)
    finish(arende, orsak=Arende.Avslutsorsak.SAMMANSLAGET, by=by, typ=Handelsetyp.SAMMANSLAGET, annat_arende=med.pk)
    record(Handelsetyp.SAMMANSLAGET, by=by, arende=med, annat_arende=arende.pk)
    notiser.mail_merged(arende, med)
    return med


@transaction.atomic
def relate(*, arende: Arende, annat: Arende, by: Anvandare) -> None:
    """Say that two cases have to do with each other; saying it twice changes nothing."""
    if arende.pk == annat.pk:
        raise Inmatningsfel(_("Välj ett annat ärende."), falt="annat")
    lock_rows(arende.pk, annat.pk)
    arende = lock_arende(arende, handling=Handling.ANTECKNA, by=by)
    if _relate(arende, annat):
        record(Handelsetyp.RELATERAT, by=by, arende=arende, annat_arende=annat.pk)


def _relate(arende: Arende, annat: Arende) -> bool:
    first, second = sorted((arende, annat), key=lambda a: a.pk)
    return Arenderelation.objects.get_or_create(arende=first, annat=second)[1]
