"""A call to somebody in the house: put through, a message taken, or a call promised. Each is one contact, registered once."""

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arenden import notiser
from arenden.actions.grund import record
from arenden.actions.kontakt import Registrering, register_kontakt
from arenden.actions.vaxel import take_message
from arenden.indata import LovadAteruppringning, NyFraga, Uppgiftslamnare
from arenden.models import Ateruppringning, Fraga, Kanal, Telefonmeddelande
from arenden.status import Handelsetyp
from arenden.uppringare import find_readable
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare, Enhet
from kontaktcenter.texter import clean_text

LANGSTA_ARENDEMENING = 300


@transaction.atomic
def connect_call(
    *,
    till: Anvandare,
    center: Enhet,
    by: Anvandare,
    nyckel: uuid.UUID,
    text: str = "",
    uppringare: Uppgiftslamnare | None = None,
    is_via_system: bool = False,
) -> Registrering:
    """Note that a call was put through to `till`. `is_via_system`, here and below: as `register_kontakt` takes it."""
    fraga = NyFraga(text=_what(text, till), utfall=Fraga.Utfall.KOPPLAD, kopplad_till=_working(till))
    return _register_call(fraga, center=center, by=by, nyckel=nyckel, uppgifter=uppringare, is_via_system=is_via_system)


@transaction.atomic
def leave_message(
    *,
    till: Anvandare,
    center: Enhet,
    by: Anvandare,
    nyckel: uuid.UUID,
    text: str,
    uppringare: Uppgiftslamnare | None = None,
    is_via_system: bool = False,
) -> Registrering:
    """Take a message for `till`, who is told at once; the contact and the message are one and the same event for the caller."""
    text = clean_text(text, falt="text", max_length=2_000)
    fraga = NyFraga(text=text, utfall=Fraga.Utfall.HANVISAD, hanvisad_till=str(_working(till)))
    registrering = _register_call(fraga, center=center, by=by, nyckel=nyckel, uppgifter=uppringare, is_via_system=is_via_system)
    if not registrering.is_upprepad:
        given = uppringare or Uppgiftslamnare()
        take_message(
            till=till, text=text, by=by, fran_namn=given.namn, fran_telefon=given.telefon, kontakt=registrering.kontakt
        )
    return registrering


@transaction.atomic
def promise_call(
    *,
    till: Anvandare,
    center: Enhet,
    by: Anvandare,
    nyckel: uuid.UUID,
    span: tuple[datetime, datetime],
    text: str = "",
    uppringare: Uppgiftslamnare,
    is_tid_given: bool = False,
    is_via_system: bool = False,
) -> Registrering:
    """Promise that `till` calls back within `span`. The promise lies at the unit where the person works, who is told at once.

    `is_tid_given`: the door was told the times, and does not count them anew each time it is knocked at; then the same key
    with other times is refused (OtillatenHandling).
    """
    lofte = LovadAteruppringning(*span, telefon=uppringare.telefon, enhet=unit_of(till) or center, ansvarig=_working(till))
    fraga = NyFraga(
        text=_what(text, till), utfall=Fraga.Utfall.HANVISAD, hanvisad_till=str(till), ateruppringning=lofte
    )
    registrering = _register_call(fraga, center=center, by=by, nyckel=nyckel, uppgifter=uppringare, is_via_system=is_via_system)
    if not registrering.is_upprepad:
        notiser.notify_about_call(till)
    elif is_tid_given and not registrering.kontakt.ateruppringningar.filter(lovad_fran=span[0], lovad_till=span[1]).exists():
        raise OtillatenHandling(_("Nyckeln är redan använd för ett löfte om en annan tid. Skicka det nya med en egen nyckel."))
    return registrering


def _register_call(fraga: NyFraga, **falt: Any) -> Registrering:
    return register_kontakt(kanal=Kanal.TELEFON, fragor=[fraga], **falt)


def _what(text: str, till: Anvandare) -> str:
    return clean_text(text, falt="text", is_required=False, max_length=LANGSTA_ARENDEMENING) or _("Sökte %(namn)s.") % {"namn": till}


def _working(till: Anvandare) -> Anvandare:
    if not till.is_active or not till.aktiva_medlemskap:
        raise Inmatningsfel(_("Personen arbetar inte här längre. Välj någon annan."), falt="till")
    return till


def unit_of(person: Anvandare) -> Enhet | None:
    """The unit where the person can note that a call has been made, if there is one."""
    ids = person.units_with(Behorighet.HANDLAGGA) | person.units_with(Behorighet.REGISTRERA_KONTAKT)
    return next((m.enhet for m in person.aktiva_medlemskap if m.enhet_id in ids), None)


@transaction.atomic
def read_message(*, meddelande: Telefonmeddelande, by: Anvandare) -> Telefonmeddelande:
    """Mark a message as read by the one whom it is for; doing it twice changes nothing."""
    row = Telefonmeddelande.objects.select_for_update().get(pk=meddelande.pk)
    if row.till_id != by.pk:
        raise SaknarBehorighet(_("Meddelandet är till någon annan."))
    if row.last is None:
        row.last = timezone.now()
        row.save(update_fields=["last"])
    return row


@transaction.atomic
def reveal_sender(*, meddelande: Telefonmeddelande, by: Anvandare) -> None:
    """Log that the one whom a message is for looks at the protected details of who left it, before they are shown."""
    if meddelande.till_id != by.pk:
        raise SaknarBehorighet(_("Meddelandet är till någon annan."))
    kontakt = meddelande.kontakt
    person = kontakt.person_id if kontakt else None
    record(Handelsetyp.PERSON_VISAD, by=by, kontakt=kontakt, telefonmeddelande=meddelande.pk, person=person)


@transaction.atomic
def reveal_caller(*, ateruppringning: Ateruppringning, by: Anvandare) -> None:
    """Log that somebody who is to call back looks at the protected details of the caller, before they are shown."""
    enhet_id = ateruppringning.enhet_id
    if not (by.may(Behorighet.REGISTRERA_KONTAKT, enhet_id) or by.may(Behorighet.HANDLAGGA, enhet_id)):
        raise SaknarBehorighet(_("Återuppringningen hör till %(enhet)s.") % {"enhet": ateruppringning.enhet})
    if not find_readable([ateruppringning], by):
        raise SaknarBehorighet(_("Du får inte läsa ärendet, och därför inte se vem som väntar."))
    record(
        Handelsetyp.PERSON_VISAD,
        by=by,
        arende=ateruppringning.arende,
        till_enhet=ateruppringning.enhet,
        ateruppringning=ateruppringning.pk,
        person=ateruppringning.person_id,
    )
