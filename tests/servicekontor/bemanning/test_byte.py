"""Swaps between colleagues."""

from datetime import time

import pytest

from kontaktcenter.fel import OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Utskick
from servicekontor.actions.byte import answer_swap, request_swap
from servicekontor.actions.schema import publish_schema
from servicekontor.models import Arbetspass, Byte, Kontorshandelse, Publicering
from servicekontor.status import Byteslage
from tests.factories import make_anvandare, make_center
from tests.factories_bemanning import make_medarbetare, make_pass, make_schema
from tests.factories_kontor import make_kontor, make_oppettid

pytestmark = pytest.mark.django_db


@pytest.fixture
def varld(freeze_roster):
    return freeze_roster


@pytest.fixture
def freeze_roster(monkeypatch):
    """A published Monday shift of Anna's, seen from the week before."""
    from servicekontor.actions import byte

    kontor = make_kontor()
    make_oppettid(kontor, 0)
    schema, anna, bo = make_schema(), make_medarbetare(), make_medarbetare("bo")
    row = make_pass(schema, anna, kontor)
    chef = make_anvandare("chef", make_center(), username="chefen")
    publish_schema(schema=schema, by=chef)
    monkeypatch.setattr(byte.timezone, "localdate", lambda: row.datum.replace(day=1))
    Utskick.objects.all().delete()
    return {"pass": row, "anna": anna, "bo": bo, "chef": chef, "schema": schema}


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
    byte = request_swap(arbetspass=varld["pass"], till=varld["bo"], by=varld["anna"].anvandare)
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
