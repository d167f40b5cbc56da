"""The log of looks is examined: by whom, how far they see, and with a trace."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from arenden.actions.personuppgift import update_person
from arenden.actions.visning import log_visning
from arenden.indata import UpphortSkydd
from arenden.models import Arende, Handelse, Inlamnare, Visning
from arenden.status import Handelsetyp
from arenden.views.arende.bas import last_event_id
from kontaktcenter.models import Anvandare
from tests.apiklient import Nyckelklient
from tests.factories import make_anvandare, make_center, make_enhet, make_medlemskap
from tests.factories_arenden import ANNA, make_agent, make_arende, make_overlamnat

pytestmark = pytest.mark.django_db
IDAG = timezone.localdate


@pytest.fixture
def agent() -> Anvandare:
    return make_agent(first_name="Eva", last_name="Provberg")


@pytest.fixture
def sett(agent: Anvandare) -> Arende:
    """A case at a unit, looked at by the agent."""
    arende = make_overlamnat(agent)
    log_visning(arende=arende, by=agent, is_innehall_last=True)
    return arende


@pytest.fixture
def forvaltare() -> Client:
    return client(make_anvandare("systemforvaltare", make_enhet("digitalisering", namn="Digitaliseringsenheten")))


def client(user: Anvandare) -> Client:
    made = Client()
    made.force_login(user)
    return made


def ask(who: Client, **falt: object) -> str:
    """The page that the search leads to, or the form with what is wrong."""
    dagar = {"fran": IDAG() - timedelta(days=7), "till": IDAG()}
    return who.post("/visningslogg/", {**dagar, **falt}, follow=True).content.decode()


def test_what_an_employee_has_looked_at_is_told_by_number(forvaltare: Client, agent: Anvandare, sett: Arende) -> None:
    page = ask(forvaltare, anvandare=agent.pk)
    assert sett.nummer in page and "Läste innehållet" in page
    assert sett.text not in page and sett.inlamnare.namn not in page


def test_who_has_looked_at_a_case_is_told(forvaltare: Client, sett: Arende) -> None:
    page = ask(forvaltare, nummer=sett.nummer)
    assert "Eva Provberg" in page


def test_a_look_at_protected_details_is_told_though_it_was_in_no_case(forvaltare: Client, agent: Anvandare) -> None:
    Handelse.objects.create(typ=Handelsetyp.PERSON_VISAD, av=agent, data={"person": 4711})
    page = ask(forvaltare, anvandare=agent.pk)
    assert "Skyddade personuppgifter som har tagits fram" in page and "på personens kort" in page
    assert "Person 4711, utan ärende" in page


def test_whose_details_were_brought_out_is_told_by_the_cases_of_the_person(forvaltare: Client, agent: Anvandare, sett: Arende) -> None:
    Handelse.objects.create(typ=Handelsetyp.PERSON_VISAD, av=agent, data={"person": sett.inlamnare.person_id})
    assert sett.nummer in ask(forvaltare, anvandare=agent.pk).split("Öppnade ärenden")[0]


@pytest.fixture
def skyddad(agent: Anvandare, sett: Arende) -> Arende:
    """A case whose sender was marked as protected by the agent, and then by a manager not any more."""
    chef = make_agent(first_name="Ivar", last_name="Testsson")
    make_medlemskap(chef, "chef", make_center())
    person, told = sett.inlamnare.person, replace(ANNA, is_skyddad=True)
    update_person(person=person, uppgifter=told, by=agent)
    update_person(person=person, uppgifter=ANNA, by=chef, upphort=UpphortSkydd("besked", "KS 2026/123"))
    return sett


def test_which_way_the_mark_of_protection_went_is_told_with_who_and_why(forvaltare: Client, skyddad: Arende) -> None:
    page = " ".join(ask(forvaltare, nummer=skyddad.nummer).split())
    assert "Märket sattes." in page and "Eva Provberg" in page and "Ivar Testsson" in page
    assert "Märket togs bort. Skriftligt besked från Skatteverket om att skyddet har upphört (KS 2026/123)." in page
    assert skyddad.inlamnare.namn not in page


def test_whose_mark_it_was_is_told_by_the_numbers_of_the_cases(forvaltare: Client, agent: Anvandare, skyddad: Arende) -> None:
    assert skyddad.nummer in ask(forvaltare, anvandare=agent.pk).split('id="marken"')[1].split("</section>")[0]


def test_whose_mark_it_was_without_a_case_is_told_by_the_number_of_the_person(forvaltare: Client, agent: Anvandare) -> None:
    utan = {"person": 4711, "falt": ["is_skyddad"], "skydd": "satt"}
    Handelse.objects.create(typ=Handelsetyp.PERSON_ANDRAD, av=agent, data=utan)
    assert "Person 4711" in ask(forvaltare, anvandare=agent.pk)


def test_a_registrator_is_told_of_no_case_that_is_not_theirs(agent: Anvandare, skyddad: Arende) -> None:
    elsewhere = make_arende(by=agent)
    Inlamnare.objects.filter(arende=elsewhere).update(person=skyddad.inlamnare.person)
    page = ask(client(make_anvandare("registrator", skyddad.ansvarig_enhet)), anvandare=agent.pk)
    assert skyddad.nummer in page and elsewhere.nummer not in page


def test_the_mark_of_one_who_was_protected_from_the_first_is_told(forvaltare: Client, agent: Anvandare) -> None:
    arende = make_arende(by=agent, uppgifter=replace(ANNA, is_skyddad=True))
    page = ask(forvaltare, anvandare=agent.pk)
    assert "Märket sattes." in page and arende.nummer in page and arende.inlamnare.namn not in page


def test_a_change_of_the_mark_from_before_its_way_was_kept_says_so(forvaltare: Client, agent: Anvandare, sett: Arende) -> None:
    gammal = {"person": sett.inlamnare.person_id, "falt": ["is_skyddad"]}
    Handelse.objects.create(typ=Handelsetyp.PERSON_ANDRAD, av=agent, data=gammal)
    assert "Åt vilket håll sparades inte då." in ask(forvaltare, anvandare=agent.pk)


def test_a_registrator_is_told_of_marks_on_those_whose_cases_are_theirs_to_see(agent: Anvandare, skyddad: Arende) -> None:
    enhet = skyddad.ansvarig_enhet
    ours, others = (make_anvandare("registrator", unit) for unit in (enhet, make_enhet("fritid", namn="Fritidsenheten")))
    assert "Märket sattes." in ask(client(ours), anvandare=agent.pk)
    assert "Märket sattes." not in ask(client(others), anvandare=agent.pk)


def test_looks_at_protected_details_by_others_or_before_are_not_told(forvaltare: Client, agent: Anvandare) -> None:
    Handelse.objects.create(typ=Handelsetyp.PERSON_VISAD, av=make_agent(username="annan"), data={})
    Handelse.objects.create(typ=Handelsetyp.PERSON_VISAD, av=agent, data={}, tid=timezone.now() - timedelta(days=9))
    assert "Skyddade personuppgifter" not in ask(forvaltare, anvandare=agent.pk)


def test_a_registrator_sees_looks_at_protected_details_in_their_cases_only(agent: Anvandare, sett: Arende) -> None:
    Handelse.objects.create(typ=Handelsetyp.PERSON_VISAD, av=agent, arende=sett, center=sett.center, data={})
    Handelse.objects.create(typ=Handelsetyp.PERSON_VISAD, av=agent, data={})
    page = ask(client(make_anvandare("registrator", sett.ansvarig_enhet)), anvandare=agent.pk)
    assert "Skyddade personuppgifter" in page and "på personens kort" not in page


def test_an_earlier_look_is_outside_the_period(forvaltare: Client, agent: Anvandare, sett: Arende) -> None:
    Visning.objects.update(forst=timezone.now() - timedelta(days=9))
    assert sett.nummer not in ask(forvaltare, anvandare=agent.pk)


def test_the_examination_is_kept_at_the_log(forvaltare: Client, agent: Anvandare, sett: Arende) -> None:
    ask(forvaltare, anvandare=agent.pk, nummer=sett.nummer)
    kept = sett.handelser.get(typ=Handelsetyp.VISNINGSLOGG_GRANSKAD)
    assert kept.data == {"granskad": agent.pk, "fran": str(IDAG() - timedelta(days=7)), "till": str(IDAG())}
    assert "Eva Provberg" in forvaltare.get("/visningslogg/").content.decode().split("Senaste granskningarna")[1]


def last_shown() -> int:
    return Arende.objects.annotate(senaste=last_event_id()).get().senaste


def test_those_who_are_looked_into_are_not_told_by_the_case(forvaltare: Client, agent: Anvandare, sett: Arende) -> None:
    shown = last_shown()
    ask(forvaltare, anvandare=agent.pk, nummer=sett.nummer)
    page = client(agent).get(f"/arenden/{sett.nummer}/").content.decode()
    assert "Det här har hänt" in page and "granskade" not in page
    events = Nyckelklient(agent).get(f"arenden/{sett.nummer}/handelser/")
    assert events.status_code == 200 and "visningslogg_granskad" not in events.content.decode()
    assert last_shown() == shown


def test_a_registrator_examines_only_what_is_theirs_to_see(agent: Anvandare, sett: Arende) -> None:
    elsewhere = make_arende(by=agent)
    log_visning(arende=elsewhere, by=agent, is_innehall_last=False)
    registrator = client(make_anvandare("registrator", sett.ansvarig_enhet))
    page = ask(registrator, anvandare=agent.pk)
    assert sett.nummer in page and elsewhere.nummer not in page
    assert "får du inte granska" in ask(registrator, nummer=elsewhere.nummer)


@pytest.mark.parametrize("roll", ["kommunvagledare", "handlaggare", "chef", "redaktor"])
def test_others_do_not_examine_the_log(roll: str, sett: Arende) -> None:
    who = client(make_anvandare(roll, sett.center))
    assert who.get("/visningslogg/").status_code == 403
    assert who.post("/visningslogg/", {"nummer": sett.nummer, "fran": IDAG(), "till": IDAG()}).status_code == 403
    assert not Handelse.objects.filter(typ=Handelsetyp.VISNINGSLOGG_GRANSKAD).exists()


def test_anothers_search_is_not_there(forvaltare: Client, agent: Anvandare, sett: Arende) -> None:
    ask(forvaltare, anvandare=agent.pk)
    search = Handelse.objects.get(typ=Handelsetyp.VISNINGSLOGG_GRANSKAD)
    other = client(make_anvandare("registrator", sett.ansvarig_enhet))
    assert other.get(f"/visningslogg/{search.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("falt", "mening"),
    [
        ({}, "Välj en medarbetare"),
        ({"nummer": "KC-2026-999999"}, "Ärendet finns inte"),
        ({"nummer": "hej\x00"}, "Nolltecken"),
        ({"anvandare": 1, "fran": "0001-01-01"}, "senare dag"),
        ({"anvandare": "x"}, "Välj"),
        ({"nummer": "KC-2026-000001", "fran": "2024-01-01"}, "finns inte"),
    ],
)
def test_what_cannot_be_searched_for_is_said_and_not_kept(forvaltare: Client, falt: dict[str, object], mening: str) -> None:
    page = ask(forvaltare, **falt)
    assert "Granska visningsloggen" in page and (mening in page or "ds-validation-message" in page)
    assert not Handelse.objects.filter(typ=Handelsetyp.VISNINGSLOGG_GRANSKAD).exists()


@pytest.mark.parametrize(("dagar", "mening"), [(-1, "kommer före"), (400, "högst ett år")])
def test_a_period_that_is_backwards_or_too_long_is_refused(forvaltare: Client, sett: Arende, dagar: int, mening: str) -> None:
    till = IDAG() - timedelta(days=5)
    assert mening in ask(forvaltare, nummer=sett.nummer, fran=till - timedelta(days=dagar), till=till)


def test_the_long_list_of_employees_can_be_searched(forvaltare: Client) -> None:
    page = forvaltare.get("/visningslogg/").content.decode()
    assert 'data-sokval="Sök i listan"' in page.split('<select name="anvandare"')[1].split(">")[0] and "js/arende/sokval.js" in page


def test_a_page_costs_the_same_however_much_is_logged(
    forvaltare: Client, agent: Anvandare, sett: Arende, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    hours = [timezone.now() - timedelta(hours=h) for h in range(1, 150)]
    Visning.objects.bulk_create(Visning(arende=sett, anvandare=agent, timme=h, forst=h) for h in hours)
    ask(forvaltare, anvandare=agent.pk)
    search = Handelse.objects.get(typ=Handelsetyp.VISNINGSLOGG_GRANSKAD)
    for address in ("/visningslogg/", f"/visningslogg/{search.pk}/?sida=2"):
        with django_assert_max_num_queries(12):
            assert forvaltare.get(address).status_code == 200
