"""Visits, simple ones that are counted, computers in use, and taps that are sent twice."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare
from servicekontor.actions.besok import begin_direct, begin_visit, count_visit, end_visit, note_contact
from servicekontor.actions.kallelse import call_next
from servicekontor.actions.resursbruk import release_resource, take_resource
from servicekontor.actions.tryck import moment_of, press_once, purge_reception
from servicekontor.kolage import honesty
from servicekontor.models import Besok, Kobiljett, Kontor, Kontorshandelse, Resurs, Resursbruk, Tryck
from servicekontor.status import Kontorshandelsetyp as Typ
from tests.factories import make_anvandare
from tests.factories_kontor import make_kontor, make_resurs
from tests.factories_reception import make_besok, make_biljett, make_disk, make_kategori
from tests.samtidigt import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent() -> Anvandare:
    return make_anvandare()


@pytest.fixture
def kontor() -> Kontor:
    return make_kontor()


@pytest.fixture
def dator(kontor: Kontor) -> Resurs:
    return make_resurs(kontor, "Dator 1", slag=Resurs.Slag.DATOR)


def count(kontor: Kontor, agent: Anvandare, nyckel: uuid.UUID) -> tuple[dict, bool]:
    def do() -> dict:
        return {"handelse": count_visit(kontor=kontor, kategori=make_kategori(), by=agent).pk}

    return press_once(nyckel=nyckel, slag=Tryck.Slag.RAKNA, kontor=kontor, by=agent, do=do)


def test_a_visit_goes_from_the_call_to_its_end_and_is_told_all_the_way(kontor: Kontor, agent: Anvandare) -> None:
    besok = make_besok(kontor, agent)
    end_visit(besok=besok, by=agent)
    assert besok.kobiljett.lage == Kobiljett.Lage.SERVERAS
    assert Kobiljett.objects.get().lage == Kobiljett.Lage.KLAR
    told = list(Kontorshandelse.objects.values_list("typ", flat=True))
    assert told == [Typ.KOBILJETT_TAGEN, Typ.KOBILJETT_KALLAD, Typ.BESOK_BORJADE, Typ.BESOK_SLUTADE]


def test_whoever_has_not_been_called_is_not_helped(kontor: Kontor, agent: Anvandare) -> None:
    with pytest.raises(OtillatenHandling, match="inte kallat"):
        begin_visit(biljett=make_biljett(kontor, agent), by=agent)


def test_a_visit_ends_once(kontor: Kontor, agent: Anvandare) -> None:
    besok = make_besok(kontor, agent)
    end_visit(besok=besok, by=agent)
    with pytest.raises(OtillatenHandling, match="redan avslutat"):
        end_visit(besok=besok, by=agent)


def test_a_visit_never_ends_before_it_began(kontor: Kontor, agent: Anvandare) -> None:
    besok = make_besok(kontor, agent)
    assert end_visit(besok=besok, by=agent, tid=timezone.now() - timedelta(hours=1)).slutade == besok.borjade


def test_who_walks_up_is_helped_without_a_number_while_the_desk_is_free(kontor: Kontor, agent: Anvandare) -> None:
    disk = make_disk(kontor)
    assert begin_direct(disk=disk, kategori=make_kategori(), by=agent).kobiljett is None
    make_biljett(kontor, agent)
    with pytest.raises(OtillatenHandling, match="Avsluta först besöket"):
        call_next(disk=disk, by=agent)


def test_the_saved_contact_marks_its_visit_once(kontor: Kontor, agent: Anvandare) -> None:
    besok = make_besok(kontor, agent)
    first = note_contact(nyckel=besok.nyckel).registrerad
    assert note_contact(nyckel=besok.nyckel).registrerad == first
    assert note_contact(nyckel=uuid.uuid4()) is None


def test_two_visits_cannot_have_the_same_key(kontor: Kontor, agent: Anvandare) -> None:
    one = make_besok(kontor, agent)
    two = make_besok(kontor, agent, make_disk(kontor, "Disk 2"))
    with pytest.raises(IntegrityError, match="nyckel"):
        Besok.objects.filter(pk=two.pk).update(nyckel=one.nyckel)


def test_a_simple_visit_is_counted_with_its_category_and_time(kontor: Kontor, agent: Anvandare) -> None:
    tid = timezone.now() - timedelta(minutes=20)
    count_visit(kontor=kontor, kategori=make_kategori(), by=agent, tid=tid)
    told = Kontorshandelse.objects.get()
    assert (told.typ, told.kontor, told.kategori, told.tid) == (Typ.BESOK_RAKNAT, "norrby", "bygga", tid)


def test_the_same_tap_counts_once_and_another_counts_again(kontor: Kontor, agent: Anvandare) -> None:
    nyckel = uuid.uuid4()
    first, again = count(kontor, agent, nyckel), count(kontor, agent, nyckel)
    assert (first[0], again) == (again[0], (first[0], True))
    count(kontor, agent, uuid.uuid4())
    assert Kontorshandelse.objects.count() == 2


def test_a_tap_sent_again_by_a_colleague_on_the_same_tablet_is_done_already(kontor: Kontor, agent: Anvandare) -> None:
    nyckel = uuid.uuid4()
    count(kontor, agent, nyckel)
    assert count(kontor, make_anvandare(), nyckel)[1] is True


def test_a_tap_used_for_something_else_is_refused(kontor: Kontor, agent: Anvandare) -> None:
    nyckel = uuid.uuid4()
    count(kontor, agent, nyckel)
    with pytest.raises(OtillatenHandling, match="redan använd"):
        press_once(nyckel=nyckel, slag=Tryck.Slag.KOLAPP, kontor=kontor, by=agent, do=dict)


def test_a_tap_sent_again_with_other_content_is_refused(kontor: Kontor, agent: Anvandare) -> None:
    tap = {"nyckel": uuid.uuid4(), "slag": Tryck.Slag.RAKNA, "kontor": kontor, "by": agent, "do": dict}
    press_once(**tap, innehall={"kategori": "1", "sprak": ""})
    assert press_once(**tap, innehall={"sprak": "", "kategori": "1"})[1] is True
    with pytest.raises(OtillatenHandling, match="redan använd"):
        press_once(**tap, innehall={"kategori": "2", "sprak": ""})


def test_a_refused_tap_is_not_kept_and_can_be_tried_again(kontor: Kontor, agent: Anvandare, dator: Resurs) -> None:
    nyckel = uuid.uuid4()

    def take() -> dict:
        return {"bruk": take_resource(resurs=dator, by=agent).pk}

    held = take_resource(resurs=dator, by=agent)
    with pytest.raises(OtillatenHandling, match="upptagen"):
        press_once(nyckel=nyckel, slag=Tryck.Slag.TA_RESURS, kontor=kontor, by=agent, do=take)
    release_resource(resurs=dator, by=agent)
    assert press_once(nyckel=nyckel, slag=Tryck.Slag.TA_RESURS, kontor=kontor, by=agent, do=take)[0]["bruk"] > held.pk


@pytest.mark.django_db(transaction=True)
def test_one_tap_that_arrives_six_times_at_once_counts_once(kontor: Kontor, agent: Anvandare) -> None:
    make_kategori()
    nyckel = uuid.uuid4()
    answers = at_once(*(lambda: count(kontor, agent, nyckel) for _ in range(6)))
    assert sorted(known for _svar, known in answers) == [False] + [True] * 5
    assert Kontorshandelse.objects.count() == 1


def test_a_tap_is_as_old_as_it_says_and_a_week_at_most() -> None:
    before = timezone.now()
    assert before <= moment_of(600) + timedelta(seconds=600) <= timezone.now()
    assert moment_of(-50) <= timezone.now()
    with pytest.raises(Inmatningsfel, match="mer än en vecka"):
        moment_of(8 * 86_400)


def test_a_computer_is_used_by_one_at_a_time(agent: Anvandare, dator: Resurs) -> None:
    take_resource(resurs=dator, by=agent)
    with pytest.raises(IntegrityError, match="resursbruk_ett_i_taget"), transaction.atomic():
        Resursbruk.objects.create(resurs=dator, av=agent)
    release_resource(resurs=dator, by=agent)
    with pytest.raises(OtillatenHandling, match="redan ledig"):
        release_resource(resurs=dator, by=agent)
    assert [told.data["slag"] for told in Kontorshandelse.objects.all()] == ["dator", "dator"]


def test_late_taps_of_a_computer_are_put_after_each_other(agent: Anvandare, dator: Resurs) -> None:
    nu = timezone.now()
    take_resource(resurs=dator, by=agent, tid=nu - timedelta(hours=3))
    first = release_resource(resurs=dator, by=agent, tid=nu - timedelta(hours=1))
    assert take_resource(resurs=dator, by=agent, tid=nu - timedelta(hours=2)).borjade == first.slutade


def test_two_uses_of_a_computer_never_overlap(agent: Anvandare, dator: Resurs) -> None:
    nu = timezone.now()
    Resursbruk.objects.create(resurs=dator, av=agent, borjade=nu - timedelta(hours=3), slutade=nu - timedelta(hours=1))
    with pytest.raises(IntegrityError, match="resursbruk_overlappar_inte"), transaction.atomic():
        Resursbruk.objects.create(resurs=dator, av=agent, borjade=nu - timedelta(hours=2), slutade=nu)


def test_a_desk_is_not_taken_as_a_computer(kontor: Kontor, agent: Anvandare) -> None:
    with pytest.raises(Inmatningsfel):
        take_resource(resurs=make_disk(kontor), by=agent)


def test_estimates_are_held_against_what_became_of_them(kontor: Kontor, agent: Anvandare) -> None:
    assert honesty(kontor) is None
    make_biljett(kontor, agent, minuter=12)
    call_next(disk=make_disk(kontor), by=agent)
    known = honesty(kontor)
    assert (known.antal, known.andel, known.medianfel, known.for_korta) == (1, 0, 12, 100)


def test_taps_and_tickets_are_erased_after_ninety_days_and_visits_stay(kontor: Kontor, agent: Anvandare) -> None:
    end_visit(besok=make_besok(kontor, agent), by=agent)
    count(kontor, agent, uuid.uuid4())
    assert purge_reception() == 0
    assert purge_reception(timezone.now() + timedelta(days=92)) == 2
    assert Besok.objects.get().kobiljett is None
