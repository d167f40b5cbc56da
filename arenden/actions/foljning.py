"""Ways back to a case: the mailed link that opens it once, a new link, and following a report that somebody else has made."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arenden import notiser
from arenden.actions.grund import lock_rows, record
from arenden.aktor import Aktor
from arenden.foljkod import derive_follower_secret, hash_secret
from arenden.models import Arende, Foljare, Foljlank
from arenden.status import Handelsetyp
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.kontaktuppgifter import normalise_epost, normalise_sprak

OBEKRAFTAD_TID = timedelta(days=7)
"""How long somebody has to confirm that they want to follow."""


def find_link(hemlighet: str) -> Foljlank | None:
    """The link with that secret, also one that is used or too old; nothing is used up by looking."""
    return Foljlank.objects.select_related("arende").filter(hemlighet_hash=hash_secret(hemlighet)).first()


@transaction.atomic
def open_link(*, hemlighet: str) -> Arende | None:
    """Use up a mailed link and return the case that it opens; None for one that is used, too old or unknown."""
    rows = Foljlank.objects.select_for_update(of=("self",)).select_related("arende")
    lank = rows.filter(hemlighet_hash=hash_secret(hemlighet)).first()
    if lank is None or not lank.is_usable:
        return None
    lank.anvand = timezone.now()
    lank.save(update_fields=["anvand"])
    return lank.arende


@transaction.atomic
def send_new_link(*, arende: Arende) -> None:
    """Mail a new link to the address that the case has, and to no other; nothing happens when it has none."""
    if arende.inlamnare.epost:
        notiser.mail_new_link(arende)


@transaction.atomic
def follow_report(*, arende_id: int, epost: str, sprak: str) -> None:
    """Ask the owner of an address, by mail, whether they want to know when an open fault report is answered.

    Nothing more is mailed there before they have said yes; asked again, one mail a day at most. Raises Inmatningsfel for an
    address that cannot be used, OtillatenHandling for a case that is no open, public fault report.
    """
    epost = normalise_epost(epost)
    if not epost:
        raise Inmatningsfel(_("Skriv din e-postadress."), falt="epost")
    lock_rows(arende_id)
    arende = Arende.objects.select_related("arendetyp").get(pk=arende_id)
    if not arende.is_public_report or not arende.is_open:
        raise OtillatenHandling(_("Anmälan går inte längre att följa. Gör en egen anmälan i stället."))
    hemlighet = derive_follower_secret(arende.pk, epost)
    foljare, _is_new = Foljare.objects.get_or_create(
        arende=arende, epost=epost, defaults={"sprak": normalise_sprak(sprak), "hemlighet_hash": hash_secret(hemlighet)}
    )
    if foljare.bekraftad is None:
        Foljare.objects.filter(pk=foljare.pk).update(skapad=timezone.now())
        notiser.mail_confirm_following(foljare)


def find_follower(hemlighet: str) -> Foljare | None:
    """The follower whom a mailed secret belongs to; None for one that has stopped, did not confirm in time, or may know no more."""
    foljare = Foljare.objects.select_related("arende__arendetyp").filter(hemlighet_hash=hash_secret(hemlighet)).first()
    if foljare is None or not foljare.arende.is_public_report:
        return None
    if foljare.bekraftad is None and foljare.skapad < timezone.now() - OBEKRAFTAD_TID:
        return None
    return foljare


@transaction.atomic
def confirm_following(*, foljare: Foljare) -> Foljare | None:
    """The owner of the address says yes; saying it twice changes nothing. None for one who has stopped meanwhile."""
    locked = Foljare.objects.select_for_update(of=("self",)).select_related("arende__arendetyp").filter(pk=foljare.pk).first()
    if locked is not None and locked.bekraftad is None:
        locked.bekraftad = timezone.now()
        locked.save(update_fields=["bekraftad"])
        record(Handelsetyp.FOLJARE_TILLAGD, by=Aktor.MEDBORGAREN, arende=locked.arende, foljare=locked.pk)
    return locked


@transaction.atomic
def stop_following(*, foljare: Foljare) -> None:
    """The owner of the address wants no more; the address is forgotten."""
    Foljare.objects.filter(pk=foljare.pk).delete()


def purge_unconfirmed(nu: datetime) -> int:
    """Forget addresses whose owners never said yes; the number of them."""
    return Foljare.objects.filter(bekraftad__isnull=True, skapad__lt=nu - OBEKRAFTAD_TID).delete()[0]
