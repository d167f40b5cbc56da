"""The switchboard: promise to call back, call back, take a message for an employee who is away."""

import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arenden import notiser
from arenden.actions.grund import record
from arenden.aktor import By, user_or_none
from arenden.bevakningar import unwatch, watch
from arenden.indata import LovadAteruppringning
from arenden.lofte import LANGST_FRAM
from arenden.models import Arende, Ateruppringning, Bevakning, Fraga, Kontakt, Person, Telefonmeddelande
from arenden.status import Handelsetyp
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import InaktuellSida, Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.kontaktuppgifter import normalise_telefon
from kontaktcenter.models import Anvandare
from kontaktcenter.texter import clean_text

Resultat = Ateruppringning.Resultat


def promise_ateruppringning(
    *,
    lofte: LovadAteruppringning,
    kontakt: Kontakt,
    by: By,
    arende: Arende | None = None,
    fraga: Fraga | None = None,
    person: Person | None = None,
) -> Ateruppringning:
    """Promise to call back between two moments. Runs inside the registration of the contact in which it was promised."""
    nu = timezone.now()
    telefon = normalise_telefon(lofte.telefon) or (person.telefon if person else "")
    if not telefon:
        raise Inmatningsfel(_("Ange vilket nummer vi ska ringa."), falt="telefon")
    is_for_lange = timezone.localdate(lofte.till) > timezone.localdate(nu) + LANGST_FRAM
    if lofte.till <= nu or lofte.till < lofte.fran or is_for_lange:
        raise Inmatningsfel(_("Välj en tid framåt, inom en månad, där slutet kommer efter början."), falt="ateruppringning")
    user = user_or_none(by)
    if user is None:
        raise SaknarBehorighet(_("Bara personal kan lova en återuppringning."))
    enhet = lofte.enhet or kontakt.center
    row = Ateruppringning.objects.create(
        nyckel=uuid.uuid5(kontakt.nyckel, f"ateruppringning:{fraga.ordning if fraga else 0}"),
        kontakt=kontakt,
        arende=arende,
        person=person,
        namn=person.namn if person else "",
        telefon=telefon,
        arendemening=(fraga.text if fraga else "")[:300],
        enhet=enhet,
        ansvarig=lofte.ansvarig,
        lovad_fran=lofte.fran,
        lovad_till=lofte.till,
        skapad_av=user,
    )
    if arende is not None:
        kalender = enhet.kalender.as_kalender()
        watch(arende, Bevakning.Slag.ATERUPPRINGNING, start=nu, forfaller=lofte.till, kalender=kalender, objekt_id=row.pk)
    record(
        Handelsetyp.ATERUPPRINGNING_LOVAD,
        by=by,
        arende=arende,
        kontakt=kontakt,
        fraga=fraga,
        till_enhet=enhet,
        ateruppringning=row.pk,
        lovad_till=lofte.till.isoformat(),
    )
    return row


@transaction.atomic
def finish_ateruppringning(
    *, ateruppringning: Ateruppringning, resultat: Resultat, by: Anvandare, forsok: int | None = None
) -> Ateruppringning:
    """Note the result of a call. "Inget svar" counts the attempt and leaves the promise open; the others end it.

    `forsok` is how many attempts the page showed; when there are others now, InaktuellSida is raised and nothing counted twice.
    """
    row = Ateruppringning.objects.select_for_update(of=("self",)).select_related("arende__arendetyp", "enhet").get(pk=ateruppringning.pk)
    if not (by.may(Behorighet.REGISTRERA_KONTAKT, row.enhet_id) or by.may(Behorighet.HANDLAGGA, row.enhet_id)):
        raise SaknarBehorighet(_("Återuppringningen hör till %(enhet)s.") % {"enhet": row.enhet})
    if row.utford is not None:
        raise OtillatenHandling(_("Återuppringningen är redan utförd."))
    if forsok is not None and forsok != row.forsok:
        raise InaktuellSida(_("Ett samtal har redan noterats sedan du öppnade sidan. Ladda om den och se hur det gick."))
    row.forsok += 1
    row.resultat = resultat
    if resultat != Resultat.EJ_SVAR:
        row.utford, row.utford_av = timezone.now(), by
        if row.arende is not None:
            unwatch(row.arende, Bevakning.Slag.ATERUPPRINGNING, objekt_id=row.pk)
    row.save(update_fields=["forsok", "resultat", "utford", "utford_av"])
    record(
        Handelsetyp.ATERUPPRINGNING_UTFORD,
        by=by,
        arende=row.arende,
        kontakt=row.kontakt,
        till_enhet=row.enhet,
        ateruppringning=row.pk,
        resultat=str(resultat),
        is_i_tid=timezone.now() <= row.lovad_till,
    )
    return row


@transaction.atomic
def take_message(
    *, till: Anvandare, text: str, by: Anvandare, fran_namn: str = "", fran_telefon: str = "", kontakt: Kontakt | None = None
) -> Telefonmeddelande:
    """Take a message for an employee, who is told at once in the product and in the next digest."""
    if not by.may(Behorighet.REGISTRERA_KONTAKT):
        raise SaknarBehorighet(_("Du kan inte ta emot telefonmeddelanden."))
    row = Telefonmeddelande.objects.create(
        till=till,
        kontakt=kontakt,
        fran_namn=clean_text(fran_namn, falt="fran_namn", is_required=False, max_length=200),
        fran_telefon=normalise_telefon(fran_telefon, falt="fran_telefon"),
        text=clean_text(text, falt="text", max_length=2_000),
        skapad_av=by,
    )
    record(Handelsetyp.TELEFONMEDDELANDE, by=by, kontakt=kontakt, till_anvandare=till.pk)
    notiser.notify_about_message(till)
    return row
