"""What the database refuses of bookings and of what they occupy."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from servicekontor.models import Belaggning, Reservation
from servicekontor.status import Bokningslage
from tests.factories import make_anvandare, make_enhet
from tests.factories_bokning import at, make_bokning, make_motestyp, make_mottagningstid
from tests.factories_kontor import make_resurs

pytestmark = pytest.mark.django_db


def test_a_desk_is_not_booked_twice_at_a_time() -> None:
    tid = make_mottagningstid()
    make_bokning(tid, at("09:00"))
    with pytest.raises(IntegrityError, match="belaggning_resurs_en_gang"):
        make_bokning(tid, at("09:15"))


def test_the_break_after_a_meeting_is_kept_free() -> None:
    tid = make_mottagningstid(make_motestyp(buffert=10))
    make_bokning(tid, at("09:00"))
    with pytest.raises(IntegrityError, match="belaggning_resurs_en_gang"):
        make_bokning(tid, at("09:30"))


def test_a_meeting_may_begin_when_another_has_ended() -> None:
    tid = make_mottagningstid()
    make_bokning(tid, at("09:00"))
    assert make_bokning(tid, at("09:30")).pk


def test_a_person_does_not_receive_two_at_a_time() -> None:
    officer = make_anvandare("handlaggare")
    tid = make_mottagningstid(handlaggare=[officer])
    make_bokning(tid, at("09:00"))
    with pytest.raises(IntegrityError, match="belaggning_person_en_gang"):
        make_bokning(tid, at("09:00"), resurs=make_resurs(tid.kontor, "Disk 2"))


def test_a_reservation_and_a_booking_do_not_overlap() -> None:
    tid = make_mottagningstid()
    bokning = make_bokning(tid, at("09:00"))
    reservation = Reservation.objects.create(
        resurs=bokning.resurs, enhet=make_enhet(), rubrik="Möte", skapad_av=make_anvandare("handlaggare")
    )
    with pytest.raises(IntegrityError, match="belaggning_resurs_en_gang"):
        Belaggning.objects.create(resurs=bokning.resurs, reservation=reservation, tid=(at("08:00"), at("10:00")))


@pytest.mark.parametrize(
    ("falt", "regel"),
    [
        ({"lage": Bokningslage.HALLEN}, "bokning_hallen_till"),
        ({"hallen_till": at("08:00")}, "bokning_hallen_till"),
    ],
)
def test_a_booking_is_refused_that_is(falt: dict, regel: str) -> None:
    with pytest.raises(IntegrityError, match=regel):
        make_bokning(make_mottagningstid(), at("09:00"), **falt)


def test_nothing_is_occupied_for_no_reason() -> None:
    resurs = make_mottagningstid().resurser.get()
    with pytest.raises(IntegrityError, match="belaggning_har_skal"):
        Belaggning.objects.create(resurs=resurs, tid=(at("09:00"), at("09:30")))


def test_what_is_occupied_has_a_length() -> None:
    resurs = make_mottagningstid().resurser.get()
    with pytest.raises(IntegrityError, match="belaggning_har_tid"):
        Belaggning.objects.create(resurs=resurs, tid=(at("09:00"), at("09:00")), haller_till=at("10:00"))


@pytest.mark.parametrize(
    ("falt", "regel"),
    [({"minuter": 4}, "motestyp_langd"), ({"hogst_per_person": 0}, "motestyp_gar_att_boka"), ({"dagar_fram": 0}, "motestyp_gar_att_boka")],
)
def test_a_kind_of_meeting_is_refused_that_is(falt: dict, regel: str) -> None:
    with pytest.raises(IntegrityError, match=regel):
        make_motestyp(**falt)


def test_a_time_of_reception_does_not_go_over_midnight() -> None:
    with pytest.raises(IntegrityError, match="mottagningstid_framat"):
        make_mottagningstid(fran="22:00", till="02:00")


def test_an_expired_hold_needs_its_time_no_more() -> None:
    tid = make_mottagningstid()
    bokning = make_bokning(tid, at("09:00"), lage=Bokningslage.HALLEN, hallen_till=at("08:00"))
    assert list(type(bokning).objects.living(at("07:59"))) == [bokning]
    assert list(type(bokning).objects.living(at("08:00") + timedelta(seconds=1))) == []
