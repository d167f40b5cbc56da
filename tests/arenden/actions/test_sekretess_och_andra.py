"""A case that becomes secret keeps its answer from everybody else who was close to it (OSL 2009:400)."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from arenden.actions import answer, change_arendetyp, change_sekretess, merge, split
from arenden.actions.foljning import confirm_following, find_follower, follow_report
from arenden.aktor import Aktor, By
from arenden.foljkod import derive_follower_secret
from arenden.indata import Uppgiftslamnare
from arenden.models import Arende, Foljare, Person
from arenden.status import Status
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Anvandare, Arendetyp, Sekretess, Utskick
from tests.factories import make_anvandare, make_arendetyp, make_center
from tests.factories_arenden import ANNA, make_agent, make_arende, make_overlamnat

pytestmark = pytest.mark.django_db
BO = Uppgiftslamnare(namn="Bo Provberg", telefon="070-174 06 07", epost="bo@provberg.example")
FOLJER = "berit@exempelsson.example"


@pytest.fixture
def agent() -> Anvandare:
    """The center's agent."""
    return make_agent()


def make_hemtjanst() -> Arendetyp:
    """A case type whose cases are secret."""
    return make_arendetyp("hemtjanst", namn="Ansöka om hemtjänst", sekretess="sekretess")


def by_type(arende: Arende, agent: Anvandare) -> None:
    """The case becomes secret by its type."""
    change_arendetyp(arende=arende, arendetyp=make_hemtjanst(), by=agent)


def by_decision(arende: Arende, agent: Anvandare) -> None:
    """The case becomes secret because somebody decides it."""
    registrator = make_anvandare("registrator", make_center())
    change_sekretess(arende=arende, sekretess=Sekretess.SEKRETESS, orsak="Gäller någons hälsa.", by=registrator)


vagar = pytest.mark.parametrize("make_secret", [by_type, by_decision])


def make_merged(agent: Anvandare, *vilka: Uppgiftslamnare, by: By) -> list[Arende]:
    """One open case of each, all merged into the last one."""
    cases = [make_arende(by=by, uppgifter=vem) for vem in vilka]
    for arende in cases[:-1]:
        merge(arende=arende, med=cases[-1], by=agent)
    Utskick.objects.all().delete()
    return cases


def answer_to(arende: Arende, agent: Anvandare) -> None:
    arende.refresh_from_db()
    answer(arende=arende, text="Du får hemtjänst.", by=agent)


@vagar
def test_another_persons_case_is_let_go_when_the_one_it_was_merged_into_becomes_secret(agent: Anvandare, make_secret: Callable) -> None:
    one, two = make_merged(agent, ANNA, BO, by=agent)
    make_secret(two, agent)
    one.refresh_from_db()
    assert (one.status, one.sammanslaget_med, one.sekretess) == (Status.ATEROPPNAD, None, Sekretess.OPPEN)
    assert two.anteckningar.filter(text__startswith=f"Ärende {one.nummer} är inte längre ihopslaget med det här").exists()


def test_a_unit_that_had_only_the_other_case_sees_the_secret_one_no_longer(agent: Anvandare) -> None:
    one, two = make_overlamnat(agent, uppgifter=ANNA), make_arende(by=agent, uppgifter=BO)
    merge(arende=one, med=two, by=agent)
    assert two.insyn.exists()
    by_type(two, agent)
    assert not two.insyn.exists() and one.insyn.exists()


def test_cases_let_go_stay_together_when_the_answer_to_them_is_open(agent: Anvandare) -> None:
    cilla = replace(BO, namn="Cilla Testsson", telefon="070-174 06 08", epost="cilla@testsson.example")
    one, other, two = make_merged(agent, ANNA, cilla, BO, by=agent)
    by_type(two, agent)
    other.refresh_from_db()
    assert (other.sammanslaget_med, other.status) == (one, Status.AVSLUTAD)


def test_a_secret_answer_never_reaches_a_merged_case_of_another_person(agent: Anvandare) -> None:
    one, two = make_merged(agent, ANNA, BO, by=agent)
    Arende.objects.filter(pk=two.pk).update(sekretess=Sekretess.SEKRETESS)
    answer_to(two, agent)
    one.refresh_from_db()
    assert not one.meddelanden.exists() and not Utskick.objects.filter(mottagare=ANNA.epost).exists()
    assert one.status == Status.ATEROPPNAD


@pytest.mark.parametrize("is_skyddads_first", [True, False])
def test_nobody_elses_case_is_merged_with_that_of_somebody_protected(agent: Anvandare, is_skyddads_first: bool) -> None:
    skyddads = make_arende(by=agent, uppgifter=replace(ANNA, is_skyddad=True))
    annans = make_arende(by=agent, uppgifter=BO)
    one, two = (skyddads, annans) if is_skyddads_first else (annans, skyddads)
    with pytest.raises(OtillatenHandling, match="skyddade personuppgifter"):
        merge(arende=one, med=two, by=agent)


def test_an_answer_to_somebody_marked_since_never_reaches_a_merged_case_of_another(agent: Anvandare) -> None:
    one, two = make_merged(agent, BO, ANNA, by=agent)
    Person.objects.filter(pk=two.inlamnare.person_id).update(is_skyddad=True)
    answer_to(two, agent)
    one.refresh_from_db()
    assert not one.meddelanden.exists() and one.status == Status.ATEROPPNAD


@vagar
def test_the_same_persons_case_still_gets_the_answer(agent: Anvandare, make_secret: Callable) -> None:
    one, two = make_merged(agent, ANNA, ANNA, by=agent)
    make_secret(two, agent)
    answer_to(two, agent)
    assert one.meddelanden.get().text == "Du får hemtjänst."


def test_what_came_by_the_form_is_nobodys_identity(agent: Anvandare) -> None:
    hemlig = make_hemtjanst()
    theirs = make_arende(by=agent, arendetyp=hemlig)
    liar = replace(ANNA, namn="", epost="angripare@exempelsson.example")
    claimed = make_arende(by=Aktor.MEDBORGAREN, arendetyp=hemlig, uppgifter=liar)
    assert claimed.inlamnare.person == theirs.inlamnare.person
    with pytest.raises(OtillatenHandling, match="samma person"):
        merge(arende=claimed, med=theirs, by=agent)


def test_a_case_from_the_form_is_let_go_when_the_other_becomes_secret(agent: Anvandare) -> None:
    one, two = make_merged(agent, replace(ANNA, namn=""), ANNA, by=Aktor.MEDBORGAREN)
    by_type(two, agent)
    one.refresh_from_db()
    assert one.sammanslaget_med is None


def test_a_part_is_the_person_whose_case_it_was_split_from(agent: Anvandare) -> None:
    whole = make_arende(by=agent, arendetyp=make_hemtjanst())
    part = split(arende=whole, text="Och maten?", arendetyp=make_hemtjanst(), by=agent)
    merge(arende=part, med=whole, by=agent)
    part.refresh_from_db()
    assert part.sammanslaget_med == whole


@pytest.fixture
def foljd(agent: Anvandare) -> Arende:
    """An open fault report that a stranger follows."""
    arende = make_arende(arendetyp=make_arendetyp("lampa", namn="Trasig lampa", slag="felanmalan"), by=agent)
    follow_report(arende_id=arende.pk, epost=FOLJER, sprak="sv")
    confirm_following(foljare=Foljare.objects.get())
    Utskick.objects.all().delete()
    return arende


@vagar
def test_who_followed_a_report_is_forgotten_when_it_becomes_secret(agent: Anvandare, foljd: Arende, make_secret: Callable) -> None:
    make_secret(foljd, agent)
    answer_to(foljd, agent)
    assert not Foljare.objects.exists() and not Utskick.objects.filter(mottagare=FOLJER).exists()
    page = Client().get(f"/foljer/{derive_follower_secret(foljd.pk, FOLJER)}/")
    assert page.status_code == 410 and "hemtjänst" not in page.text


def test_no_follower_is_told_of_what_is_no_public_report(agent: Anvandare, foljd: Arende) -> None:
    Arende.objects.update(arendetyp=make_hemtjanst(), sekretess=Sekretess.SEKRETESS)
    answer_to(foljd, agent)
    assert not Utskick.objects.filter(mottagare=FOLJER).exists()
    assert find_follower(derive_follower_secret(foljd.pk, FOLJER)) is None


def test_a_follower_is_told_the_type_that_they_chose_to_follow(agent: Anvandare, foljd: Arende) -> None:
    change_arendetyp(arende=foljd, arendetyp=make_arendetyp("elskap", namn="Öppet elskåp", slag="felanmalan"), by=agent)
    answer_to(foljd, agent)
    mail = Utskick.objects.get(mottagare=FOLJER)
    assert "Trasig lampa" in mail.text and "elskåp" not in mail.text
