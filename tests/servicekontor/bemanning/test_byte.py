"""Swaps between colleagues."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from kontaktcenter.fel import InaktuellSida, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Utskick
from servicekontor.actions.arbetspass import Passuppgift, remove_pass, save_pass
from servicekontor.actions.byte import answer_swap, request_swap
from servicekontor.actions.franvaro import register_franvaro
from servicekontor.models import Arbetspass, Byte, Kontorshandelse, Publicering, Schema
from servicekontor.status import Byteslage, Sokningslage
from tests.factories_bemanning import make_medarbetare, make_pass

pytestmark = pytest.mark.django_db


def test_a_swap_that_all_agree_on_moves_the_shift_and_is_published(varld) -> None:
    byte = request_swap(arbetspass=varld["pass"], till=varld["bo"], by=varld["anna"].anvandare)
    answer_swap(byte=byte, drag="acceptera", by=varld["bo"].anvandare)
    done = answer_swap(byte=byte, drag="godkann", by=varld["chef"])
    assert done.lage == Byteslage.GODKANT
    assert Arbetspass.objects.get().medarbetare == varld["bo"]
    assert Publicering.objects.first().pass_rader.get().medarbetare == varld["bo"]
    assert Kontorshandelse.objects.filter(typ="arbetspass_bytt").count() == 1


def test_nobody_answers_for_another(varld) -> None:
    with pytest.raises(SaknarBehorighet):
        request_swap(arbetspass=varld["pass"], till=varld["anna"], by=varld["bo"].anvandare)
    byte = request_swap(arbetspass=varld["pass"], till=varld["bo"], by=varld["anna"].anvandare)
    for drag, by in (("acceptera", varld["anna"].anvandare), ("aterta", varld["bo"].anvandare), ("avsla", varld["anna"].anvandare)):
        with pytest.raises(SaknarBehorighet):
            answer_swap(byte=byte, drag=drag, by=by)


def test_the_manager_cannot_approve_before_the_colleague_has_said_yes_nor_twice(varld) -> None:
    byte = request_swap(arbetspass=varld["pass"], till=varld["bo"], by=varld["anna"].anvandare)
    with pytest.raises(OtillatenHandling):
        answer_swap(byte=byte, drag="godkann", by=varld["chef"])
    answer_swap(byte=byte, drag="acceptera", by=varld["bo"].anvandare)
    answer_swap(byte=byte, drag="godkann", by=varld["chef"])
    with pytest.raises(OtillatenHandling):
        answer_swap(byte=byte, drag="godkann", by=varld["chef"])


def test_a_swap_that_breaks_a_law_is_refused_with_its_sentence(varld) -> None:
    make_pass(varld["schema"], varld["bo"], varld["pass"].kontor, dag=1, fran="02:00", till="06:00", rast=0)
    with pytest.raises(OtillatenHandling, match="dygnsvila"):
        request_swap(arbetspass=varld["pass"], till=varld["bo"], by=varld["anna"].anvandare)


def test_a_swap_that_has_come_to_break_a_law_since_it_was_asked_is_refused(varld) -> None:
    byte = request_swap(arbetspass=varld["pass"], till=varld["bo"], by=varld["anna"].anvandare)
    make_pass(varld["schema"], varld["bo"], varld["pass"].kontor, dag=1, fran="02:00", till="06:00", rast=0)
    with pytest.raises(OtillatenHandling, match="dygnsvila"):
        answer_swap(byte=byte, drag="acceptera", by=varld["bo"].anvandare)


def test_one_open_request_for_a_shift(varld) -> None:
    request_swap(arbetspass=varld["pass"], till=varld["bo"], by=varld["anna"].anvandare)
    with pytest.raises(OtillatenHandling, match="redan en bytesförfrågan"):
        request_swap(arbetspass=varld["pass"], till=make_medarbetare("cilla"), by=varld["anna"].anvandare)
    assert Byte.objects.count() == 1


def test_each_step_is_mailed_to_the_other_without_names_or_places(varld) -> None:
    byte = request_swap(arbetspass=varld["pass"], till=varld["bo"], by=varld["anna"].anvandare)
    answer_swap(byte=byte, drag="acceptera", by=varld["bo"].anvandare)
    mails = list(Utskick.objects.order_by("skapad"))
    assert [mail.mottagare for mail in mails] == ["bo@test.se", "anna@test.se"]
    assert not any("Testsson" in mail.text or "Norrby" in mail.text for mail in mails)
    assert time(8, 45).strftime("%H.%M") not in mails[0].text


def accepted(varld) -> Byte:
    """A swap that waits for the manager."""
    byte = request_swap(arbetspass=varld["pass"], till=varld["bo"], by=varld["anna"].anvandare)
    return answer_swap(byte=byte, drag="acceptera", by=varld["bo"].anvandare)


def test_a_shift_that_has_another_holder_by_now_is_not_swapped(varld) -> None:
    byte, cilla = accepted(varld), make_medarbetare("cilla")
    row = varld["pass"]
    hers = Passuppgift(cilla, row.kontor, row.datum, row.fran, row.till, row.rast)
    save_pass(schema=varld["schema"], uppgift=hers, arbetspass=row, by=varld["chef"])
    with pytest.raises(OtillatenHandling, match="redan avgjort"):
        answer_swap(byte=byte, drag="godkann", by=varld["chef"])
    assert Arbetspass.objects.get().medarbetare == cilla


def test_a_swap_outlives_its_shift_and_both_are_told(varld) -> None:
    byte = accepted(varld)
    Utskick.objects.all().delete()
    remove_pass(arbetspass=varld["pass"], by=varld["chef"])
    byte.refresh_from_db()
    assert (byte.lage, byte.arbetspass, byte.datum) == (Byteslage.BORTFALLET, None, varld["pass"].datum)
    assert sorted(Utskick.objects.values_list("mottagare", flat=True)) == ["anna@test.se", "bo@test.se"]


def test_an_absence_ends_the_swaps_of_the_shifts_it_takes(varld) -> None:
    byte, row = accepted(varld), varld["pass"]
    day = timezone.make_aware(datetime.combine(row.datum, time(0)))
    register_franvaro(medarbetare=varld["anna"], fran=day, till=day + timedelta(days=1), by=varld["chef"])
    byte.refresh_from_db()
    assert byte.lage == Byteslage.BORTFALLET


def test_a_lock_put_on_a_shift_leaves_its_swap_open(varld) -> None:
    byte, row = accepted(varld), varld["pass"]
    same = Passuppgift(row.medarbetare, row.kontor, row.datum, row.fran, row.till, row.rast, is_last=True)
    save_pass(schema=varld["schema"], uppgift=same, arbetspass=row, by=varld["chef"])
    byte.refresh_from_db()
    assert byte.lage == Byteslage.ACCEPTERAT


def test_no_swap_is_approved_while_a_search_goes_on(varld) -> None:
    byte = accepted(varld)
    Schema.objects.update(sokningslage=Sokningslage.PAGAR, puls=timezone.now())
    with pytest.raises(OtillatenHandling, match="En sökning pågår"):
        answer_swap(byte=byte, drag="godkann", by=varld["chef"])


def test_a_shift_of_the_past_is_not_swapped(varld, monkeypatch) -> None:
    byte = accepted(varld)
    monkeypatch.setattr("servicekontor.actions.byte.timezone.localdate", lambda: varld["pass"].datum)
    with pytest.raises(OtillatenHandling, match="redan börjat"):
        answer_swap(byte=byte, drag="godkann", by=varld["chef"])


@pytest.mark.django_db(transaction=True)
def test_approving_while_the_shift_is_taken_away_ends_in_one_of_them(varld) -> None:
    """Both at once, from connections of their own: none of them waits for the other for ever."""
    byte = accepted(varld)
    start = threading.Barrier(2)

    def press(work: Callable[[], object]) -> str:
        start.wait(timeout=30)
        try:
            work()
        except (OtillatenHandling, InaktuellSida):
            return "nej"
        finally:
            connection.close()
        return "ja"

    with ThreadPoolExecutor(2) as pool:
        approve = pool.submit(press, lambda: answer_swap(byte=byte, drag="godkann", by=varld["chef"]))
        remove = pool.submit(press, lambda: remove_pass(arbetspass=varld["pass"], by=varld["chef"]))
        assert (approve.result(), remove.result()) in {("ja", "ja"), ("nej", "ja")}
    assert not Arbetspass.objects.exists()
