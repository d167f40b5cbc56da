"""The queue of an office: who gets which number, who is called, and what is refused."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare
from servicekontor.actions.kallelse import call_again, call_next, call_ticket, mark_no_show, transfer_ticket
from servicekontor.actions.kobiljett import Stangt, take_ticket
from servicekontor.actions.receptionsratt import FORE_OPPNING, queue_begins
from servicekontor.models import Kobiljett, Kontor, Kontorshandelse
from servicekontor.models.mottagning import hash_kod
from servicekontor.status import Kontorshandelsetyp
from tests.factories import make_anvandare, make_center
from tests.factories_kontor import make_kontor, make_oppetundantag, make_resurs, make_tur, make_turstopp
from tests.factories_reception import make_biljett, make_disk, make_kategori, make_oppet_i_dag
from tests.samtidigt import at_once

pytestmark = pytest.mark.django_db
KIOSK = Kobiljett.Dorr.KIOSK


@pytest.fixture
def agent() -> Anvandare:
    return make_anvandare()


@pytest.fixture
def kontor() -> Kontor:
    return make_kontor()


def take(kontor: Kontor, **falt: object) -> Kobiljett:
    return take_ticket(kontor=kontor, kategori=make_kategori(), **{"dorr": KIOSK, "nyckel": uuid.uuid4(), **falt})


def test_numbers_of_the_day_go_from_one_upwards_at_each_office(kontor: Kontor, agent: Anvandare) -> None:
    other = make_kontor("soderby")
    assert [make_biljett(k, agent).nummer for k in (kontor, kontor, other)] == [1, 2, 1]


def test_the_same_tap_gives_the_same_ticket_and_is_told_once(kontor: Kontor) -> None:
    make_oppet_i_dag(kontor)
    nyckel = uuid.uuid4()
    assert take(kontor, nyckel=nyckel) == take(kontor, nyckel=nyckel)
    assert Kontorshandelse.objects.filter(typ=Kontorshandelsetyp.KOBILJETT_TAGEN).count() == 1


def test_a_ticket_that_was_taken_off_line_keeps_its_place(kontor: Kontor, agent: Anvandare) -> None:
    make_oppet_i_dag(kontor)
    tid = timezone.now() - timedelta(minutes=1)
    assert make_biljett(kontor, agent, minuter=1).tagen - tid < timedelta(seconds=30)


def test_a_ticket_of_last_week_has_not_waited_since_before_the_office_opened(kontor: Kontor, agent: Anvandare) -> None:
    make_oppet_i_dag(kontor)
    biljett = make_biljett(kontor, agent, minuter=6 * 24 * 60)
    assert timezone.localtime(biljett.tagen + FORE_OPPNING).date() == timezone.localdate()


def test_nobody_has_waited_for_the_bus_since_before_its_first_stop(kontor: Kontor) -> None:
    stopp = make_turstopp(make_tur(date(2026, 11, 9)), "10:00", "12:00")
    make_turstopp(stopp.tur, "13:00", "15:00")
    assert queue_begins(stopp.kontor, stopp.ends) == stopp.begins - FORE_OPPNING


def test_the_code_of_a_ticket_is_stored_only_hashed(kontor: Kontor, agent: Anvandare) -> None:
    biljett = make_biljett(kontor, agent)
    assert biljett.kod_hash == hash_kod(biljett.kod) and biljett.kod not in str(vars(biljett))


def test_an_office_that_is_closed_today_gives_visitors_no_number_but_the_staff_may(kontor: Kontor, agent: Anvandare) -> None:
    make_oppetundantag(kontor, timezone.localdate())
    with pytest.raises(Stangt, match="stängt nu"):
        take(kontor)
    assert make_biljett(kontor, agent).nummer == 1


def test_a_ticket_of_a_category_that_only_the_staff_choose_is_refused_at_the_kiosk(kontor: Kontor) -> None:
    make_oppet_i_dag(kontor)
    with pytest.raises(Inmatningsfel):
        take_ticket(kontor=kontor, kategori=make_kategori("post", "Post", is_i_kiosk=False), dorr=KIOSK, nyckel=uuid.uuid4())


def test_the_oldest_is_called_first_but_precedence_counts_as_waiting(kontor: Kontor, agent: Anvandare) -> None:
    young = make_biljett(kontor, agent, minuter=8)
    urgent = make_biljett(kontor, agent, kategori=make_kategori("akut", "Brådskande", prioritet=2))
    old = make_biljett(kontor, agent, minuter=20)
    desks = [make_disk(kontor, f"Disk {n}") for n in (1, 2, 3)]
    assert [call_next(disk=d, by=agent) for d in desks] == [old, urgent, young]


def test_only_the_chosen_category_is_called(kontor: Kontor, agent: Anvandare) -> None:
    make_biljett(kontor, agent, minuter=10)
    wanted = make_biljett(kontor, agent, kategori=make_kategori("stod", "Stöd och hjälp"))
    assert call_next(disk=make_disk(kontor), by=agent, kategori=wanted.kategori) == wanted


def test_nobody_is_called_from_yesterday_or_from_another_office(kontor: Kontor, agent: Anvandare) -> None:
    make_biljett(make_kontor("soderby"), agent)
    Kobiljett.objects.filter(pk=make_biljett(kontor, agent).pk).update(datum=date(2026, 1, 2))
    assert call_next(disk=make_disk(kontor), by=agent) is None


def test_a_desk_that_has_somebody_calls_no_other(kontor: Kontor, agent: Anvandare) -> None:
    make_biljett(kontor, agent)
    make_biljett(kontor, agent)
    call_next(disk=make_disk(kontor), by=agent)
    with pytest.raises(OtillatenHandling, match="har redan nummer 1"):
        call_next(disk=make_disk(kontor), by=agent)


def test_a_ticket_called_twice_is_refused_the_second_time(kontor: Kontor, agent: Anvandare) -> None:
    biljett = make_biljett(kontor, agent)
    call_ticket(biljett=biljett, disk=make_disk(kontor), by=agent)
    with pytest.raises(OtillatenHandling, match="Nummer 1 väntar inte längre"):
        call_ticket(biljett=biljett, disk=make_disk(kontor, "Disk 2"), by=agent)


def test_calling_again_keeps_when_it_was_called_first(kontor: Kontor, agent: Anvandare) -> None:
    make_biljett(kontor, agent)
    called = call_next(disk=make_disk(kontor), by=agent)
    again = call_again(biljett=called, by=agent)
    assert again.antal_kallelser == 2 and again.forst_kallad == called.forst_kallad < again.kallad


def test_who_does_not_come_leaves_the_desk_free(kontor: Kontor, agent: Anvandare) -> None:
    first, second = make_biljett(kontor, agent, minuter=5), make_biljett(kontor, agent)
    disk = make_disk(kontor)
    assert mark_no_show(biljett=call_next(disk=disk, by=agent), by=agent).lage == Kobiljett.Lage.UTEBLIVEN
    assert call_next(disk=disk, by=agent) == second
    with pytest.raises(OtillatenHandling, match="kom inte"):
        mark_no_show(biljett=first, by=agent)


def test_who_is_sent_to_another_desk_is_called_by_that_desk_alone_and_keeps_the_place(kontor: Kontor, agent: Anvandare) -> None:
    biljett = make_biljett(kontor, agent, minuter=10)
    ett, tva = make_disk(kontor), make_disk(kontor, "Disk 2")
    called = call_next(disk=ett, by=agent)
    transfer_ticket(biljett=called, disk=tva, by=agent)
    later = make_biljett(kontor, agent)
    assert (call_next(disk=ett, by=agent), call_next(disk=tva, by=agent)) == (later, biljett)


def test_who_is_sent_to_another_category_keeps_the_time_waited(kontor: Kontor, agent: Anvandare) -> None:
    biljett = make_biljett(kontor, agent, minuter=10)
    moved = transfer_ticket(biljett=biljett, kategori=make_kategori("akut", "Brådskande", prioritet=1), by=agent)
    assert moved.turtid == moved.tagen - timedelta(minutes=5)


@pytest.mark.parametrize("target", ["nowhere", "its own category", "a computer", "another office's desk"])
def test_a_transfer_that_leads_nowhere_is_refused(kontor: Kontor, agent: Anvandare, target: str) -> None:
    biljett = make_biljett(kontor, agent)
    given = {
        "nowhere": {},
        "its own category": {"kategori": biljett.kategori},
        "a computer": {"disk": make_resurs(kontor, "Dator 1", slag="dator")},
        "another office's desk": {"disk": make_disk(make_kontor("soderby"))},
    }[target]
    with pytest.raises(Inmatningsfel):
        transfer_ticket(biljett=biljett, by=agent, **given)


def test_the_staff_of_another_center_work_in_their_own_reception(kontor: Kontor, agent: Anvandare) -> None:
    make_biljett(kontor, agent)
    other = make_anvandare("kommunvagledare", make_center("lonecenter", namn="Lönecenter"))
    with pytest.raises(SaknarBehorighet):
        call_next(disk=make_disk(kontor), by=other)


@pytest.mark.parametrize(
    ("falt", "regel"),
    [
        ({"nummer": 1}, "kobiljett_nummer_per_dag"),
        ({"nummer": 0}, "kobiljett_nummer"),
        ({"lage": "kallad"}, "kobiljett_disk_efter_kallelse"),
        ({"slutade": timezone.now()}, "kobiljett_slut"),
    ],
)
def test_the_database_refuses_a_ticket(kontor: Kontor, agent: Anvandare, falt: dict, regel: str) -> None:
    make_biljett(kontor, agent)
    second = make_biljett(kontor, agent)
    with pytest.raises(IntegrityError, match=regel):
        Kobiljett.objects.filter(pk=second.pk).update(**falt)


def test_the_database_refuses_two_tickets_at_a_desk(kontor: Kontor, agent: Anvandare) -> None:
    make_biljett(kontor, agent)
    second = make_biljett(kontor, agent)
    called = call_next(disk=make_disk(kontor), by=agent)
    same = {falt: getattr(called, falt) for falt in ("lage", "disk", "kallad", "forst_kallad", "kallad_av", "antal_kallelser")}
    with pytest.raises(IntegrityError, match="kobiljett_en_vid_disken"):
        Kobiljett.objects.filter(pk=second.pk).update(**same)


@pytest.mark.django_db(transaction=True)
def test_eight_clerks_who_call_at_once_call_eight_visitors(kontor: Kontor, agent: Anvandare) -> None:
    waiting = {make_biljett(kontor, agent, minuter=n).pk for n in range(10)}
    desks = [make_disk(kontor, f"Disk {n}") for n in range(8)]
    called = at_once(*(lambda disk=disk: call_next(disk=disk, by=agent) for disk in desks))
    numbers = [biljett.pk for biljett in called]
    assert len(set(numbers)) == 8 and set(numbers) < waiting
    assert Kobiljett.objects.filter(lage=Kobiljett.Lage.KALLAD).count() == 8


@pytest.mark.django_db(transaction=True)
def test_two_clerks_who_want_the_same_visitor_get_one_each_way(kontor: Kontor, agent: Anvandare) -> None:
    biljett = make_biljett(kontor, agent)
    desks = [make_disk(kontor, f"Disk {n}") for n in range(4)]
    answers = at_once(*(lambda disk=disk: call_ticket(biljett=biljett, disk=disk, by=agent) for disk in desks))
    assert sorted(type(answer).__name__ for answer in answers) == ["Kobiljett", *["OtillatenHandling"] * 3]


@pytest.mark.django_db(transaction=True)
def test_visitors_who_take_a_ticket_at_once_get_a_number_each(kontor: Kontor) -> None:
    make_oppet_i_dag(kontor)
    taken = at_once(*(lambda: take(kontor) for _ in range(8)))
    assert sorted(biljett.nummer for biljett in taken) == list(range(1, 9))
