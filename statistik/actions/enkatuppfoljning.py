"""No, I got no answer: the case is opened again and its owner told; where there is none, a new one is made. By the actions of `arenden`."""

import uuid
from enum import StrEnum

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from arenden.actions import add_from_citizen, register_kontakt, reopen
from arenden.aktor import Aktor
from arenden.indata import NyFraga, Uppgiftslamnare
from arenden.models import Arende, Fraga, Kanal, Kontakt
from kontaktcenter.fel import OtillatenHandling, Verksamhetsfel
from kontaktcenter.models import Arendetyp, Enhet
from statistik.models import Enkatforfragan

logg = structlog.get_logger(__name__)


class Uppfoljning(StrEnum):
    """What became of the matter of somebody who got no answer."""

    INGEN = "ingen"
    OPPNAT = "oppnat"
    NYTT = "nytt"
    RING = "ring"


def take_up_again(*, forfragan: Enkatforfragan, ord: str) -> Uppfoljning:
    """Go on with what was not answered, in the transaction of the answer; RING when nobody can do so but the citizen."""
    arende = Arende.objects.select_related("arendetyp").filter(pk=forfragan.arende).first()
    if arende is not None and _open_again(arende, ord):
        return Uppfoljning.OPPNAT
    kontakt = _contact_of(forfragan, arende)
    if kontakt is not None and _ask_anew(kontakt, forfragan, ord):
        return Uppfoljning.NYTT
    logg.warning("survey_not_followed_up", forfragan=forfragan.pk)
    return Uppfoljning.RING


def _open_again(arende: Arende, ord: str) -> bool:
    """Open the case, or add the words to one that is open already; False for one that is handled together with another."""
    try:
        with transaction.atomic():
            reopen(arende=arende, orsak=ord or _default_words(), by=Aktor.MEDBORGAREN)
            return True
    except OtillatenHandling:
        arende.refresh_from_db()
    if arende.is_open:
        add_from_citizen(arende=arende, text=ord or _default_words())
    return arende.is_open


def _contact_of(forfragan: Enkatforfragan, arende: Arende | None) -> Kontakt | None:
    rows = Kontakt.objects.select_related("center", "person")
    if arende is not None:
        return rows.filter(fragor__arende=arende, fragor__is_om_arende=False).order_by("pk").first()
    return rows.filter(pk=forfragan.kontakt).first()


def _ask_anew(kontakt: Kontakt, forfragan: Enkatforfragan, ord: str) -> bool:
    """Register the question once more, in the citizen's words, as a case that the center owns and answers."""
    person, center = kontakt.person, kontakt.center.in_force()
    arendetyp = _type_for(kontakt, center) if center else None
    if person is None or center is None or arendetyp is None:
        return False
    fraga = NyFraga(text=ord or _default_words(kontakt), utfall=Fraga.Utfall.ARENDE, arendetyp=arendetyp)
    try:
        with transaction.atomic():
            register_kontakt(
                kanal=Kanal.WEBB,
                center=center,
                by=Aktor.MEDBORGAREN,
                fragor=[fraga],
                uppgifter=Uppgiftslamnare(namn=person.namn, telefon=person.telefon, epost=person.epost),
                nyckel=uuid.uuid5(uuid.NAMESPACE_OID, f"enkat:{forfragan.pk}:{kontakt.nyckel}"),
                sprak=forfragan.sprak,
            )
    except Verksamhetsfel:
        return False
    return True


def _type_for(kontakt: Kontakt, center: Enhet) -> Arendetyp | None:
    """That of the question which was answered, if a few words are enough for it; else the general one."""
    asked = [fraga.arendetyp for fraga in kontakt.fragor.select_related("arendetyp").order_by("ordning") if fraga.arendetyp]
    general = Arendetyp.objects.filter(kod=settings.ALLMANNA_ARENDETYPER.get("fraga", ""))
    return next((typ for typ in [*asked, *general] if _is_enough(typ, center)), None)


def _is_enough(typ: Arendetyp, center: Enhet) -> bool:
    return typ.is_active and typ.center_id == center.pk and not typ.requires_plats and not typ.requires_personnummer


def _default_words(kontakt: Kontakt | None = None) -> str:
    """What stands in the case where the citizen wrote nothing; staff read it."""
    with translation.override(settings.LANGUAGE_CODE):
        if kontakt is None:
            return _("Medborgaren svarade i enkäten att frågan inte fick något svar.")
        dag = timezone.localdate(kontakt.sparad)
        return _("Medborgaren svarade i enkäten att frågan inte fick något svar vid kontakten %(dag)s.") % {"dag": dag.isoformat()}
