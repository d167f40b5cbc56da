"""Answering a survey: by a link that works once, after a form, by the code at an office, with a face on its screen."""

import uuid
from dataclasses import dataclass, fields

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from arenden.models import Kontakt
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Sekretess
from kontaktcenter.texter import clean_text
from kontaktcenter.transaktion import in_transaction
from kunskapsbank.maskning import mask_words
from servicekontor.models import Kontor
from statistik.actions.enkatuppfoljning import Uppfoljning, take_up_again
from statistik.enkatlank import VILA, hash_address, hash_secret
from statistik.matt import DELAR
from statistik.models import Enkatforfragan, Enkatslag, Enkatsvar, Enkatvag
from statistik.models.enkat import BETYG


@dataclass(frozen=True)
class Svar:
    """What somebody answered: grades 1–5, whether they got an answer, words for whoever goes on with the matter, and other words."""

    bemotande: int | None = None
    enkelhet: int | None = None
    tydlighet: int | None = None
    helhet: int | None = None
    fick_svar: bool | None = None
    saknas: str = ""
    fritext: str = ""

    def __bool__(self) -> bool:
        """Whether anything is answered."""
        return any(getattr(self, falt.name) not in (None, "") for falt in fields(self))


def find_forfragan(hemlighet: str) -> Enkatforfragan | None:
    """The asking that a link belongs to, also when it is answered or too old; looking uses nothing up."""
    return Enkatforfragan.objects.filter(hemlighet_hash=hash_secret(hemlighet)).first()


@transaction.atomic
def answer_link(*, hemlighet: str, svar: Svar) -> Uppfoljning:
    """Answer by a link, which is used up; who says that they got no answer has the matter taken up again, and is told what becomes of it.

    Of two at once the first counts. Raises OtillatenHandling for a link that is used, too old or unknown, Inmatningsfel for an
    empty answer; then the link still works.
    """
    svar = _clean(svar)
    forfragan = Enkatforfragan.objects.select_for_update().filter(hemlighet_hash=hash_secret(hemlighet)).first()
    if forfragan is None or not forfragan.is_open:
        raise OtillatenHandling(_("Länken är redan använd, eller så är den för gammal."))
    forfragan.is_besvarad = True
    forfragan.save(update_fields=["is_besvarad"])
    _keep(svar, slag=forfragan.slag, vag=forfragan.vag, dag=forfragan.dag, **{namn: getattr(forfragan, namn) for namn in DELAR})
    is_unanswered = svar.fick_svar is False and forfragan.slag == Enkatslag.MEDBORGARE
    return take_up_again(forfragan=forfragan, ord=svar.saknas) if is_unanswered else Uppfoljning.INGEN


def is_asked_after_form(kontakt: Kontakt) -> bool:
    """Whether the sender of a form is asked how it went: never under secrecy, and never with protected identity."""
    secret = Q(arende__sekretess=Sekretess.SEKRETESS) | Q(arendetyp__sekretess=Sekretess.SEKRETESS)
    is_skyddad = kontakt.person is not None and kontakt.person.is_skyddad
    return not is_skyddad and not kontakt.fragor.filter(secret).exists()


@transaction.atomic
def answer_after_form(*, kontakt: Kontakt, svar: Svar) -> None:
    """Answer what the page after a form asks, once for each form; the one who sent it is then not asked by mail for a while.

    Raises OtillatenHandling where nobody is asked: under secrecy, and of protected identity.
    """
    svar = _clean(svar)
    if not is_asked_after_form(kontakt):
        raise OtillatenHandling(_("Länken är redan använd, eller så är den för gammal."))
    fraga = kontakt.fragor.select_related("arendetyp", "arende").order_by("ordning").first()
    typ = fraga.arendetyp if fraga else None
    delar = {
        "center": kontakt.center_id,
        "enhet": typ.ansvarig_enhet_id if typ else kontakt.center_id,
        "kanal": kontakt.kanal,
        "amne": typ.amne_id if typ else 0,
        "arendetyp": typ.pk if typ else 0,
        "kontor": kontakt.kontor,
        "sprak": kontakt.sprak,
    }
    # Derived with the project's secret: the form's own key would lead from the answer to who gave it.
    nyckel = uuid.UUID(salted_hmac("statistik.enkat.formular", str(kontakt.nyckel), algorithm="sha256").hexdigest()[:32])
    nu = timezone.now()
    if not _keep(svar, nyckel=nyckel, vag=Enkatvag.FORMULAR, dag=timezone.localdate(nu), **delar) or kontakt.person is None:
        return
    rest = Enkatforfragan(
        dag=timezone.localdate(nu),
        vag=Enkatvag.FORMULAR,
        **delar,
        skapad=nu,
        person=kontakt.person_id,
        adress_hash=hash_address(kontakt.person.epost or kontakt.person.telefon),
        vilar=(nu, nu + VILA),
        is_besvarad=True,
    )
    Enkatforfragan.objects.bulk_create([rest], ignore_conflicts=True)


@transaction.atomic
def answer_at_office(*, kontor: Kontor, vag: Enkatvag, nyckel: uuid.UUID, sprak: str, svar: Svar) -> None:
    """Answer at an office, by its code (KONTOR) or with a face (KIOSK). The same key, as of two taps, counts once."""
    _keep(
        _clean(svar),
        nyckel=nyckel,
        vag=vag,
        dag=timezone.localdate(),
        center=kontor.enhet_id or 0,
        enhet=kontor.enhet_id or 0,
        kanal="besok",
        kontor=kontor.kod,
        sprak=sprak,
    )


def never_ask_again(*, hemlighet: str) -> bool:
    """Let the person and the address of a link rest for ever; whether there was such a link. It can still be answered.

    Said at once on several links, or while the person is asked anew, it holds all the same.
    """
    try:
        return _rest_for_ever(hemlighet)
    except IntegrityError:
        # Somebody was asked meanwhile; now that asking is seen, and it too comes to rest.
        return _rest_for_ever(hemlighet)


@in_transaction
def _rest_for_ever(hemlighet: str) -> bool:
    forfragan = Enkatforfragan.objects.filter(hemlighet_hash=hash_secret(hemlighet), slag=Enkatslag.MEDBORGARE).first()
    if forfragan is None:
        return False
    # Locked in one order, so that two links of the same person that are pressed at once wait for each other.
    same = Q(person=forfragan.person, person__isnull=False) | (Q(adress_hash=forfragan.adress_hash) & ~Q(adress_hash=""))
    rows = list(Enkatforfragan.objects.select_for_update().filter(Q(pk=forfragan.pk) | same).order_by("pk"))
    forfragan = next(row for row in rows if row.pk == forfragan.pk)
    if forfragan.vilar is None:
        # What has rested long enough has no link any more: it was said on another link of theirs.
        return True
    # A rest that began meanwhile is in this one, and the database would refuse both.
    others = [row.pk for row in rows if row.pk != forfragan.pk]
    Enkatforfragan.objects.filter(pk__in=others).update(vilar=None, person=None, adress_hash="")
    forfragan.vilar = (forfragan.vilar.lower, None)
    forfragan.save(update_fields=["vilar"])
    return True


def _clean(svar: Svar) -> Svar:
    words = {falt: clean_text(getattr(svar, falt), falt=falt, is_required=False) for falt in ("saknas", "fritext")}
    cleaned = Svar(**{**svar.__dict__, **words})
    if not cleaned:
        raise Inmatningsfel(_("Svara på minst en av frågorna."))
    return cleaned


def _keep(svar: Svar, **delar: object) -> bool:
    """Store an answer, without the words that are for the case and with names and numbers masked in the others; whether its key was new."""
    given = {namn: getattr(svar, namn) for namn in (*BETYG, "fick_svar")}
    row = Enkatsvar(**delar, **given, fritext=mask_words(svar.fritext))
    Enkatsvar.objects.bulk_create([row], ignore_conflicts=True)
    return Enkatsvar.objects.filter(pk=row.pk).exists()
