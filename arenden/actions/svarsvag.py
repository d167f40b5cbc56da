"""The answer reaches a citizen whom no mail tells: the way is checked, and a call that somebody makes is promised."""

from django.utils import timezone
from django.utils.translation import gettext as _

from arenden import notiser
from arenden.actions.grund import record
from arenden.actions.pappersbrev import write_letter
from arenden.lofte import Ringtid, promised_span
from arenden.models import Arende, Ateruppringning, Meddelande, Notis
from arenden.status import Handelsetyp
from arenden.svarsvag import Svarsvag, adress_of, find_svarsvagar, telefon_of
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Anvandare, Enhet, Sekretess

LANGSTA_ARENDEMENING = 300


def check_svarsvag(arende: Arende, svarsvag: Svarsvag | None, *, is_fraga: bool = False) -> None:
    """Raise Inmatningsfel when nothing says how the answer, or our question, reaches the citizen, or the way chosen cannot be gone."""
    if svarsvag is None and find_svarsvagar(arende.inlamnare):
        om_svaret = _("Medborgaren får inget mejl om svaret. Välj hur medborgaren får veta det.")
        om_fragan = _("Medborgaren får inget mejl om frågan. Välj hur medborgaren får veta vad du frågar.")
        raise Inmatningsfel(om_fragan if is_fraga else om_svaret, falt="svarsvag")
    if svarsvag == Svarsvag.RING and not telefon_of(arende.inlamnare):
        raise Inmatningsfel(_("Ärendet har inget telefonnummer att ringa. Välj ett annat sätt."), falt="svarsvag")


def tell_by(arende: Arende, meddelande: Meddelande, svarsvag: Svarsvag | None, *, by: Anvandare) -> None:
    """Promise the call when the words are to be told by telephone, and let a letter wait to be posted; the other ways need nothing."""
    if svarsvag == Svarsvag.RING:
        promise_answer_call(arende, by=by, is_fraga=meddelande.slag == Meddelande.Slag.KOMPLETTERING_BEGARD)
    elif svarsvag == Svarsvag.BREV:
        write_letter(meddelande)


def tell_merged(arende: Arende, meddelande: Meddelande, *, by: Anvandare) -> None:
    """A merged case gets the answer of another: whom no mail tells is called, or written to where there is an address but no number."""
    ways = find_svarsvagar(arende.inlamnare)
    if Svarsvag.RING in ways:
        promise_answer_call(arende, by=by)
    elif ways and adress_of(arende.inlamnare):
        write_letter(meddelande)


def promise_answer_call(arende: Arende, *, by: Anvandare, is_fraga: bool = False) -> Ateruppringning:
    """Promise that the citizen is called with the answer, or our question, before the next working day ends; runs inside the writing.

    The center calls, and under secrecy, when the center may not read the answer, the unit that wrote it.
    """
    enhet = calling_unit(arende)
    fran, till = promised_span(Ringtid.NASTA, nu=timezone.now(), kalender=enhet.kalender.as_kalender())
    mening = _("Be om komplettering: %(rubrik)s") if is_fraga else _("Berätta svaret: %(rubrik)s")
    row = Ateruppringning.objects.create(
        arende=arende,
        person=arende.inlamnare.person,
        namn=arende.inlamnare.namn,
        telefon=telefon_of(arende.inlamnare),
        arendemening=(mening % {"rubrik": arende.rubrik})[:LANGSTA_ARENDEMENING],
        enhet=enhet,
        lovad_fran=fran,
        lovad_till=till,
        skapad_av=by,
    )
    record(
        Handelsetyp.ATERUPPRINGNING_LOVAD,
        by=by,
        arende=arende,
        till_enhet=enhet,
        ateruppringning=row.pk,
        lovad_till=till.isoformat(),
    )
    notiser.notify_enhet(arende, enhet, Notis.Slag.ATERUPPRINGNING)
    return row


def calling_unit(arende: Arende) -> Enhet:
    """Who calls with the answer."""
    return arende.ansvarig_enhet if arende.sekretess == Sekretess.SEKRETESS else arende.center
