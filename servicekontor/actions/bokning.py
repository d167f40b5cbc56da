"""Bookings: a time is held, confirmed, moved and cancelled. `by` is None for the citizen, who acts by link or in the own browser."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.ensam import wait_alone
from kontaktcenter.fel import InaktuellSida, Inmatningsfel, OtillatenHandling
from kontaktcenter.kontaktuppgifter import normalise_sprak
from kontaktcenter.models import Anvandare
from kontaktcenter.transaktion import in_transaction
from servicekontor.actions.bokningsgrund import Grepp, lock_bokning, lock_office_of, occupy, record, set_lage, take_time
from servicekontor.actions.vantelista import release
from servicekontor.bokare import Bokare
from servicekontor.bokningsratt import check_books_for_others, check_handles
from servicekontor.models import Belaggning, Bokning, Bokningslank, Kontor, Motestyp, Vantelista
from servicekontor.notiser import bokning as notiser
from servicekontor.skydd import is_of_protected
from servicekontor.status import Bokningslage, Kontorshandelsetyp

HALLS = timedelta(minutes=10)
"""How long a chosen time waits for the one who is filling in name and address."""
BEKRAFTAS = timedelta(hours=2)
"""How long it waits for the mailed link to be followed."""
FLEST_FRAGOR = 2
"""Links that confirm are mailed so many times for one hold: once, and once more to a corrected address."""
Typ = Kontorshandelsetyp


@in_transaction
def hold_tid(
    *,
    motestyp: Motestyp,
    kontor: Kontor,
    fran: datetime,
    by: Anvandare | None,
    sprak: str = "sv",
    i_stallet_for: Bokning | None = None,
) -> Bokning:
    """Hold a time for ten minutes. `i_stallet_for` is what the same hand held before: it is let go at once.

    Raises TidenTagen, with the next free times, when somebody else was first; Inmatningsfel for a time that cannot be booked.
    """
    _check_bookable(motestyp, kontor, by)
    nu = timezone.now()
    if i_stallet_for is not None and _is_the_same(i_stallet_for, motestyp, kontor, fran, nu):
        return i_stallet_for
    bokning = _hold(motestyp, kontor, fran, nu=nu, by=by, sprak=sprak)
    if i_stallet_for is not None:
        _let_go(i_stallet_for)
    return bokning


@in_transaction
def book_for(*, motestyp: Motestyp, kontor: Kontor, fran: datetime, bokare: Bokare, by: Anvandare) -> Bokning:
    """Book for somebody who has called or stands here, confirmed at once; also later today than citizens could."""
    check_books_for_others(by)
    _check_bookable(motestyp, kontor, by)
    cleaned = bokare.cleaned(motestyp.arendetyp, is_own=False)
    bokning = _hold(motestyp, kontor, fran, nu=timezone.now(), by=by, sprak=cleaned.sprak)
    _fill_in(bokning, cleaned)
    _confirm(bokning, by=by)
    return bokning


@in_transaction
def ask_confirmation(*, bokning: Bokning, bokare: Bokare) -> Bokning:
    """Keep what the citizen tells, and mail the link that confirms; the time waits two hours for it, from the first time.

    Told again it is mailed only to a corrected address, once; the earlier link then confirms nothing. Raises OtillatenHandling after that.
    """
    cleaned = bokare.cleaned(bokning.motestyp.arendetyp, is_own=True)
    with _one_at_a_time(bokning.motestyp, cleaned):
        locked = lock_bokning(bokning, "bekrafta")
        _check_bookable(locked.motestyp, locked.kontor, None)
        _check_cap(locked, cleaned)
        asked, is_same = notiser.count_asked(locked), locked.epost.lower() == cleaned.epost.lower()
        if asked >= FLEST_FRAGOR and not is_same:
            raise OtillatenHandling(_("Länken som bekräftar tiden är redan mejlad. Använd den, eller välj tiden på nytt."), falt="epost")
        if not asked:
            # The hold never outlasts the beginning of the meeting.
            locked.hallen_till = min(timezone.now() + BEKRAFTAS, locked.fran)
            Belaggning.objects.filter(bokning=locked).update(haller_till=locked.hallen_till)
        _fill_in(locked, cleaned, "hallen_till")
        if not (asked and is_same):
            notiser.mail_confirm(locked, nummer=asked + 1)
    return locked


@in_transaction
def confirm_bokning(*, bokning: Bokning, by: Anvandare | None, bokare: Bokare | None = None, lank: Bokningslank | None = None) -> Bokning:
    """The time is booked. `bokare` is who it is for, when that is told only now; `lank` is the mailed link that was followed.

    Raises InaktuellSida for a link that a corrected address has replaced meanwhile.
    """
    if bokare is not None:
        cleaned = bokare.cleaned(bokning.motestyp.arendetyp, is_own=by is None)
        with _one_at_a_time(bokning.motestyp, cleaned):
            locked = lock_bokning(bokning, "bekrafta")
            _check_cap(locked, cleaned)
            _fill_in(locked, cleaned)
    else:
        locked = lock_bokning(bokning, "bekrafta")
    if lank is not None and not Bokningslank.objects.filter(pk=lank.pk).exists():
        raise InaktuellSida(_("Någon annan har ändrat detta. Ladda om sidan och försök igen."))
    check_handles(by, locked)
    _check_bookable(locked.motestyp, locked.kontor, by)
    if not locked.namn:
        raise Inmatningsfel(_("Skriv ditt namn."), falt="namn")
    _confirm(locked, by=by)
    return locked


@in_transaction
def move_bokning(*, bokning: Bokning, kontor: Kontor, fran: datetime, by: Anvandare | None) -> Bokning:
    """Take another time instead; the old one comes back to others after a while. Nothing is lost when the new one is taken.

    Raises TidenTagen with the next free times, OtillatenHandling for a meeting that has begun or is not confirmed.
    """
    nu = timezone.now()
    offices = lock_office_of(bokning, kontor)
    grepp = take_time(bokning.motestyp, kontor, fran, nu=nu, is_personal=by is not None, bokning=bokning)
    locked = lock_bokning(bokning, "flytta", kontor=offices)
    check_handles(by, locked)
    if locked.is_over:
        raise OtillatenHandling(_("Mötet har redan börjat. Boka en ny tid."))
    if (locked.fran, locked.kontor_id) == (fran, kontor.pk):
        return locked
    released = Belaggning.objects.get(bokning=locked)
    old = (locked.fran, locked.kontor)
    released.delete()
    _place(locked, grepp, kontor)
    locked.save(update_fields=["fran", "till", "kontor", "resurs", "handlaggare", "stopp"])
    occupy(locked, grepp)
    Vantelista.objects.filter(bokning=locked, bokning__fran__lt=old[0]).delete()
    release(released, motestyp=locked.motestyp, kontor=old[1], fran=old[0], nu=nu)
    record(Typ.BOKNING_FLYTTAD, locked, by=by, fran=old[0].isoformat(), till=fran.isoformat(), fran_kontor=old[1].kod)
    notiser.mail_moved(locked)
    return locked


@in_transaction
def cancel_bokning(*, bokning: Bokning, by: Anvandare | None) -> Bokning:
    """Give the time back; others can have it after a while, those who wait for an earlier time first."""
    locked = lock_bokning(bokning, "avboka", kontor=lock_office_of(bokning))
    check_handles(by, locked)
    if locked.is_over:
        raise OtillatenHandling(_("Mötet har redan börjat och går inte att avboka."))
    was_confirmed = locked.lage == Bokningslage.BEKRAFTAD
    released = Belaggning.objects.get(bokning=locked)
    Vantelista.objects.filter(bokning=locked).delete()
    set_lage(locked, Bokningslage.AVBOKAD)
    released.delete()
    if was_confirmed:
        release(released, motestyp=locked.motestyp, kontor=locked.kontor, fran=locked.fran, nu=timezone.now())
    record(Typ.BOKNING_AVBOKAD, locked, by=by, fran=locked.fran.isoformat())
    notiser.mail_cancelled(locked)
    return locked


def _check_bookable(motestyp: Motestyp, kontor: Kontor, by: Anvandare | None) -> None:
    is_open_to = by is not None or (motestyp.is_public and kontor.is_public)
    if not motestyp.is_active or not is_open_to:
        raise Inmatningsfel(_("Det mötet går inte att boka längre. Välj ett annat."))


def _hold(motestyp: Motestyp, kontor: Kontor, fran: datetime, *, nu: datetime, by: Anvandare | None, sprak: str) -> Bokning:
    grepp = take_time(motestyp, kontor, fran, nu=nu, is_personal=by is not None)
    bokning = Bokning(motestyp=motestyp, hallen_till=nu + HALLS, sprak=normalise_sprak(sprak), skapad_av=by)
    _place(bokning, grepp, kontor)
    bokning.save()
    occupy(bokning, grepp)
    record(Typ.BOKNING_HALLEN, bokning, by=by, fran=fran.isoformat())
    return bokning


def _is_the_same(held: Bokning, motestyp: Motestyp, kontor: Kontor, fran: datetime, nu: datetime) -> bool:
    """Whether the time is held already: the button was pressed twice."""
    is_held = held.lage == Bokningslage.HALLEN and held.hallen_till > nu
    return is_held and (held.motestyp_id, held.kontor_id, held.fran) == (motestyp.pk, kontor.pk, fran)


def _place(bokning: Bokning, grepp: Grepp, kontor: Kontor) -> None:
    bokning.kontor, bokning.fran, bokning.till = kontor, grepp.fran, grepp.till
    bokning.resurs_id, bokning.handlaggare_id, bokning.stopp_id = grepp.resurs, grepp.handlaggare, grepp.stopp


def _let_go(bokning: Bokning) -> None:
    """End what is only held; what is booked is left as it is."""
    rows = Bokning.objects.select_for_update().filter(pk=bokning.pk, lage=Bokningslage.HALLEN)
    locked = rows.first()
    if locked is not None:
        Belaggning.objects.filter(bokning=locked).delete()
        set_lage(locked, Bokningslage.AVBOKAD)


def _fill_in(bokning: Bokning, bokare: Bokare, *also: str) -> None:
    bokning.namn, bokning.telefon, bokning.epost = bokare.namn, bokare.telefon, bokare.epost
    bokning.sprak, bokning.tolk, bokning.behov, bokning.svar = bokare.sprak, bokare.tolk, bokare.behov, dict(bokare.svar)
    bokning.is_skyddad = bokare.is_skyddad or is_of_protected(telefon=bokare.telefon, epost=bokare.epost)
    bokning.save(update_fields=["namn", "telefon", "epost", "sprak", "tolk", "behov", "svar", "is_skyddad", *also])


def _confirm(bokning: Bokning, *, by: Anvandare | None) -> None:
    set_lage(bokning, Bokningslage.BEKRAFTAD)
    Belaggning.objects.filter(bokning=bokning).update(haller_till=None)
    record(Typ.BOKNING_BEKRAFTAD, bokning, by=by, fran=bokning.fran.isoformat())
    notiser.mail_booked(bokning)


def _one_at_a_time(motestyp: Motestyp, bokare: Bokare) -> "wait_alone":
    """Nobody books twice at the same moment to get past the cap."""
    return wait_alone(f"bokning:{motestyp.pk}:{bokare.epost.lower() or bokare.telefon}")


def _check_cap(bokning: Bokning, bokare: Bokare) -> None:
    """Refuse more times of a kind than a person may have; employees book for others past it."""
    mine = Bokning.objects.living().of_contact(epost=bokare.epost).filter(motestyp=bokning.motestyp, till__gt=timezone.now())
    if mine.exclude(pk=bokning.pk).count() >= bokning.motestyp.hogst_per_person:
        raise OtillatenHandling(
            _("Du har redan så många tider som man får ha. Avboka en av dem först. Länken står i mejlet om tiden."), falt="epost"
        )
