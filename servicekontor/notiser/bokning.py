"""The mails about a booking: what was booked, when and where, and a link; never what was answered or asked for."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from kontaktcenter.models import Anvandare, Utskick
from kontaktcenter.utkorg.mall import render_post
from kontaktcenter.utkorg.skriv import queue_utskick
from servicekontor.alternativ import Alternativ
from servicekontor.hemligheter import hash_secret, new_secret
from servicekontor.models import Belaggning, Bokning, Bokningslank, Vantelista

Syfte = Bokningslank.Syfte


def reference(bokning_id: int) -> str:
    """What a message says that it is about, for its erasure."""
    return f"bokning:{bokning_id}"


def make_link(bokning: Bokning, syfte: Syfte = Syfte.HANTERA) -> str:
    """A new link for one purpose; only the hash of its secret is kept."""
    hemlighet = new_secret()
    Bokningslank.objects.create(bokning=bokning, syfte=syfte, hemlighet_hash=hash_secret(hemlighet))
    return settings.BAS_URL.rstrip("/") + reverse("bokning_lank", args=[hemlighet])


def mail_confirm(bokning: Bokning, *, nummer: int) -> None:
    """Ask the one who booked to confirm, before the time is let go: the first time, or the second. An earlier link dies."""
    bokning.lankar.filter(syfte=Syfte.BEKRAFTA).delete()
    _queue(bokning, "bokning_bekrafta", nyckel=_asked_key(bokning, nummer), lank=make_link(bokning, Syfte.BEKRAFTA))


def count_asked(bokning: Bokning) -> int:
    """How many times a link that confirms has been mailed."""
    return Utskick.objects.filter(nyckel__in=[_asked_key(bokning, nummer) for nummer in (1, 2)]).count()


def _asked_key(bokning: Bokning, nummer: int) -> str:
    return f"{reference(bokning.pk)}:bokning_bekrafta:{nummer}"


def mail_booked(bokning: Bokning) -> None:
    """Say what is booked, with the link that moves and cancels."""
    _queue(bokning, "bokning_bokad", lank=make_link(bokning))


def mail_moved(bokning: Bokning) -> None:
    """Say which the new time is."""
    _queue(bokning, "bokning_flyttad", lank=make_link(bokning))


def mail_cancelled(bokning: Bokning) -> None:
    """Say that the time is cancelled, as was asked for."""
    _queue(bokning, "bokning_avbokad", lank=_new_booking(bokning))


def mail_reminder(bokning: Bokning, nyckel: str) -> None:
    """Remind of the time; `nyckel` makes it happen once."""
    _queue(bokning, "bokning_paminnelse", nyckel=nyckel, lank=make_link(bokning))


def mail_offer(plats: Vantelista, fran: datetime, till: datetime) -> None:
    """Offer an earlier time, which is kept until `till`."""
    _queue(plats.bokning, "bokning_erbjudande", tidigare=fran, svara_senast=till, lank=make_link(plats.bokning))


@dataclass(frozen=True)
class Erbjuden:
    """Another time as the mail tells of it, with the link that books it."""

    alternativ: Alternativ
    lank: str


def mail_disrupted(bokning: Bokning, mening: str, andra: Sequence[Alternativ]) -> None:
    """Say that the office cannot keep the time and why, with other times to choose from."""
    lediga = [Erbjuden(alternativ, _exact_booking(bokning, alternativ)) for alternativ in andra]
    _queue(bokning, "bokning_installd", orsak=mening, lediga=lediga, lank=_new_booking(bokning))


def mail_late(bokning: Bokning, mening: str) -> None:
    """Say that the office is late, and when the meeting is now."""
    _queue(bokning, "bokning_forsenad", orsak=mening, lank=make_link(bokning))


def mail_officer(bokning: Bokning) -> None:
    """Tell who was to receive that the times have changed; what and who stands behind the log-in."""
    officer = bokning.handlaggare
    if officer is not None and officer.is_active and officer.email:
        _queue_staff(officer, "personal/bokning_andrad", reference(bokning.pk), tid=bokning.fran, kontor=bokning.kontor)


def mail_room_lost(stretch: Belaggning, mening: str) -> None:
    """Tell who reserved a room that the office cannot keep it."""
    holder = stretch.reservation.skapad_av
    if holder.is_active and holder.email:
        referens = f"reservation:{stretch.reservation_id}"
        _queue_staff(holder, "personal/lokal_installd", referens, tid=stretch.tid.lower, lokal=stretch.resurs, orsak=mening)


def _queue_staff(till: Anvandare, mall: str, referens: str, **context: object) -> None:
    amnesrad, text = render_post(mall, settings.LANGUAGE_CODE, context)
    queue_utskick(
        slag=Utskick.Slag.EPOST,
        mottagare=till.email,
        amnesrad=amnesrad,
        text=text,
        nyckel=f"{referens}:{mall}:{uuid.uuid4().hex}",
        referens=referens,
    )


def _new_booking(bokning: Bokning) -> str:
    """Where the same kind of meeting is booked, in the holder's language; empty for a kind that citizens do not book themselves."""
    typ = bokning.motestyp
    return _link(bokning, reverse("boka_var", args=[typ.kod])) if typ.is_public and typ.is_active else ""


def _exact_booking(bokning: Bokning, alternativ: Alternativ) -> str:
    """Where exactly that time is booked."""
    page = reverse("boka_nar", args=[bokning.motestyp.kod, alternativ.kontor.kod])
    return _link(bokning, page, tid=f"{alternativ.tid.fran.astimezone(UTC):%Y-%m-%dT%H:%MZ}")


def _link(bokning: Bokning, page: str, **query: str) -> str:
    return f"{settings.BAS_URL.rstrip('/')}{page}?{urlencode({**query, 'sprak': bokning.sprak})}"


def _queue(bokning: Bokning, mall: str, *, nyckel: str = "", **context: object) -> None:
    if not bokning.epost:
        return
    amnesrad, text = render_post(mall, bokning.sprak, {"bokning": bokning, **context})
    queue_utskick(
        slag=Utskick.Slag.EPOST,
        mottagare=bokning.epost,
        amnesrad=amnesrad,
        text=text,
        sprak=bokning.sprak,
        nyckel=nyckel or f"{reference(bokning.pk)}:{mall}:{uuid.uuid4().hex}",
        referens=reference(bokning.pk),
    )
