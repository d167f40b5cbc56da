"""Swaps with a shift in return: both change hands, or none."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Utskick
from servicekontor.actions.arbetspass import remove_pass
from servicekontor.actions.byte import answer_swap, request_swap
from servicekontor.actions.franvaro import register_franvaro
from servicekontor.actions.schema import publish_schema
from servicekontor.bytesval import Bytesval, find_choices
from servicekontor.models import Arbetspass, Behov, Byte, Medarbetare, Publicering
from servicekontor.schemaunderlag import Schemaunderlag
from servicekontor.status import Byteslage
from tests.factories_bemanning import MANDAG, make_medarbetare, make_pass
from tests.factories_kontor import make_oppettid

pytestmark = pytest.mark.django_db
TORSDAG = MANDAG + timedelta(days=3)


@pytest.fixture
def tva(varld: dict[str, Any]) -> dict[str, Any]:
    """Anna's Monday and Bo's Thursday, both published."""
    make_oppettid(varld["pass"].kontor, 3)
    torsdag = make_pass(varld["schema"], varld["bo"], varld["pass"].kontor, dag=3, fran="09:00")
    publish_schema(schema=varld["schema"], by=varld["chef"])
    Utskick.objects.all().delete()
    return {**varld, "torsdag": torsdag}


def ask(tva: dict[str, Any]) -> Byte:
    """Anna asks for Bo's Thursday in return for her Monday."""
    return request_swap(arbetspass=tva["pass"], till=tva["bo"], i_gengald=tva["torsdag"], by=tva["anna"].anvandare)


def agree(tva: dict[str, Any]) -> Byte:
    """And Bo says yes."""
    return answer_swap(byte=ask(tva), drag="acceptera", by=tva["bo"].anvandare)


def holders() -> dict[str, Medarbetare]:
    """Who works when, each with the hours that the shift had."""
    return {f"{rad.datum:%d} {rad.fran:%H.%M}": rad.medarbetare for rad in Arbetspass.objects.select_related("medarbetare")}


def is_away(medarbetare: Medarbetare, datum, chef) -> None:
    """Away the whole day."""
    begin = timezone.make_aware(datetime.combine(datum, time(0)))
    register_franvaro(medarbetare=medarbetare, fran=begin, till=begin + timedelta(days=1), by=chef)


def choice_of(tva: dict[str, Any], till: Medarbetare) -> Bytesval | None:
    """What Anna's Monday can be swapped for with one colleague."""
    found = find_choices(Schemaunderlag(tva["schema"]), tva["pass"], today=MANDAG - timedelta(days=6))
    return next((val for val in found if val.till == till), None)


def test_both_shifts_change_hands_and_are_published(tva) -> None:
    answer_swap(byte=agree(tva), drag="godkann", by=tva["chef"])
    assert holders() == {"07 08.45": tva["bo"], "10 09.00": tva["anna"]}
    published = Publicering.objects.first().pass_rader.all()
    assert {rad.datum: rad.medarbetare for rad in published} == {MANDAG: tva["bo"], TORSDAG: tva["anna"]}


def test_shifts_at_the_same_time_of_one_day_can_be_swapped(tva) -> None:
    early = make_pass(tva["schema"], tva["bo"], tva["pass"].kontor, fran="08:00")
    publish_schema(schema=tva["schema"], by=tva["chef"])
    answer_swap(byte=agree({**tva, "torsdag": early}), drag="godkann", by=tva["chef"])
    assert holders() == {"07 08.45": tva["bo"], "07 08.00": tva["anna"], "10 09.00": tva["bo"]}


def test_a_shift_in_return_is_the_colleagues_and_of_the_same_roster(tva) -> None:
    with pytest.raises(Inmatningsfel, match="ett pass som kollegan har"):
        request_swap(arbetspass=tva["pass"], till=make_medarbetare("cilla"), i_gengald=tva["torsdag"], by=tva["anna"].anvandare)


def test_a_shift_that_is_not_published_is_not_asked_for(tva) -> None:
    draft = make_pass(tva["schema"], tva["bo"], tva["pass"].kontor, dag=4)
    with pytest.raises(OtillatenHandling, match="inte publicerat"):
        ask({**tva, "torsdag": draft})
    assert draft not in choice_of(tva, tva["bo"]).i_gengald


def test_the_one_who_asks_must_be_able_to_work_the_shift_in_return(tva) -> None:
    is_away(tva["anna"], TORSDAG, tva["chef"])
    with pytest.raises(OtillatenHandling, match="Anna Testsson är frånvarande"):
        ask(tva)


def test_both_shifts_are_weighed_together(tva) -> None:
    """Bo cannot work both Monday and the night before Tuesday; giving the night away, he can."""
    night = make_pass(tva["schema"], tva["bo"], tva["pass"].kontor, dag=1, fran="02:00", till="06:00", rast=0)
    publish_schema(schema=tva["schema"], by=tva["chef"])
    with pytest.raises(OtillatenHandling, match="dygnsvila"):
        request_swap(arbetspass=tva["pass"], till=tva["bo"], by=tva["anna"].anvandare)
    val = choice_of(tva, tva["bo"])
    assert (val.kan_ta, val.i_gengald) == (False, (night,))
    assert ask({**tva, "torsdag": night}).lage == Byteslage.BEGART


def test_rules_that_have_come_in_between_stop_the_approval(tva) -> None:
    byte = agree(tva)
    make_pass(tva["schema"], tva["anna"], tva["pass"].kontor, dag=4, fran="02:00", till="06:00", rast=0)
    with pytest.raises(OtillatenHandling, match="dygnsvila"):
        answer_swap(byte=byte, drag="godkann", by=tva["chef"])
    assert holders()["07 08.45"] == tva["anna"]


@pytest.mark.parametrize("which", ["pass", "torsdag"])
def test_the_swap_ends_with_either_shift_and_both_are_told(tva, which: str) -> None:
    byte = agree(tva)
    Utskick.objects.all().delete()
    remove_pass(arbetspass=tva[which], by=tva["chef"])
    byte.refresh_from_db()
    assert (byte.lage, byte.gengald_datum) == (Byteslage.BORTFALLET, TORSDAG)
    assert sorted(Utskick.objects.values_list("mottagare", flat=True)) == ["anna@test.se", "bo@test.se"]


def test_a_shift_asked_for_in_return_is_in_no_other_swap(tva) -> None:
    ask(tva)
    with pytest.raises(OtillatenHandling, match="redan en bytesförfrågan"):
        request_swap(arbetspass=tva["torsdag"], till=make_medarbetare("cilla"), by=tva["bo"].anvandare)
    assert tva["torsdag"] not in choice_of(tva, tva["bo"]).i_gengald


def test_only_colleagues_with_the_competence_and_at_work_are_offered(tva) -> None:
    """Monday needs Arabic, which Bo has not; Cilla has, and Disa, who is away."""
    for namn in ("cilla", "disa"):
        user = make_medarbetare(namn).anvandare
        user.sprak = ["sv", "ar"]
        user.save(update_fields=["sprak"])
    tva["anna"].anvandare.sprak = ["sv", "ar"]
    tva["anna"].anvandare.save(update_fields=["sprak"])
    Behov.objects.create(kontor=tva["pass"].kontor, datum=MANDAG, fran=time(9), till=time(16), sprak="ar", is_tvingande=True)
    is_away(Medarbetare.objects.get(anvandare__username="disa"), MANDAG, tva["chef"])
    found = find_choices(Schemaunderlag(tva["schema"]), tva["pass"], today=MANDAG - timedelta(days=6))
    assert [(val.till.anvandare.username, val.kan_ta) for val in found] == [("cilla", True)]


def test_the_page_of_a_shift_offers_what_can_be_swapped_and_asks(tva, client: Client) -> None:
    client.force_login(tva["anna"].anvandare)
    page = client.get("/bemanning/byten/nytt/", {"arbetspass": tva["pass"].pk}).content.decode()
    assert "torsdag 10 december 09.00–16.00, Kontoret i Norrby" in page
    client.post("/bemanning/byten/nytt/", {"arbetspass": tva["pass"].pk, "till": tva["bo"].pk, "i_gengald": tva["torsdag"].pk})
    assert Byte.objects.get().i_gengald == tva["torsdag"]
    client.force_login(tva["bo"].anvandare)
    assert "I gengäld tar Anna Testsson ditt pass torsdag 10 december" in client.get("/bemanning/mina/").content.decode()


def test_nobody_opens_the_page_of_anothers_shift(tva, client: Client) -> None:
    client.force_login(tva["bo"].anvandare)
    assert client.get("/bemanning/byten/nytt/", {"arbetspass": tva["pass"].pk}).status_code == 404
    assert client.get("/bemanning/byten/nytt/", {"arbetspass": "x"}).status_code == 404


def test_the_mail_names_both_days_and_no_one(tva) -> None:
    ask(tva)
    mail = Utskick.objects.get()
    assert "måndag 7 december" in mail.text
    assert "torsdag 10 december" in mail.text
    assert "Testsson" not in mail.text
