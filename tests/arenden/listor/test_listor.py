"""Queue, inbox and search: the right cases to the right people, at a cost that does not grow."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from arenden.actions import accept, ask_opinion, send_back
from arenden.models import Arende, Notis, Overlamning
from arenden.sok import search
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_mottaget, make_overlamnat

pytestmark = pytest.mark.django_db


def as_user(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def numbers(response) -> list[str]:
    return [rad["arende"].nummer for rad in response.context["rader"]]


@pytest.fixture
def agent():
    return make_agent()


@pytest.mark.parametrize("lista", ["mina", "ko", "aterkomna", "forsenade", "hos-forvaltning", "vantar", "vilande", "alla"])
def test_each_list_of_the_center_opens(agent, lista: str) -> None:
    assert as_user(agent).get(f"/arenden/lista/{lista}/").status_code == 200


@pytest.mark.parametrize("lista", ["att-ta-emot", "mina", "snart", "forsenade", "fragor", "vantar", "alla"])
def test_each_list_of_the_unit_opens(lista: str) -> None:
    assert as_user(make_handlaggare()).get(f"/inkorg/{lista}/").status_code == 200


def test_a_new_case_stands_in_the_centers_queue(agent) -> None:
    arende = make_arende()
    assert numbers(as_user(agent).get("/arenden/lista/ko/")) == [arende.nummer]
    assert numbers(as_user(agent).get("/arenden/lista/mina/")) == []


def test_a_case_sent_back_stands_in_its_own_list(agent) -> None:
    officer = make_handlaggare()
    arende = make_overlamnat(agent)
    send_back(arende=arende, orsak="Fel enhet.", by=officer)
    assert numbers(as_user(agent).get("/arenden/lista/aterkomna/")) == [arende.nummer]


def test_the_inbox_shows_what_has_been_handed_over(agent) -> None:
    officer = make_handlaggare()
    arende = make_overlamnat(agent)
    assert numbers(as_user(officer).get("/inkorg/")) == [arende.nummer]
    accept(arende=arende, by=officer)
    assert numbers(as_user(officer).get("/inkorg/mina/")) == [arende.nummer]


def test_what_is_to_be_accepted_first_stands_first_with_its_time(agent) -> None:
    officer = make_handlaggare()
    later, sooner = make_overlamnat(agent), make_overlamnat(agent)
    nu = timezone.now()
    Overlamning.objects.filter(arende=later).update(kvittens_senast=nu + timedelta(hours=5))
    Overlamning.objects.filter(arende=sooner).update(kvittens_senast=nu - timedelta(hours=1))
    response = as_user(officer).get("/inkorg/")
    assert numbers(response) == [sooner.nummer, later.nummer]
    assert response.text.count('data-rubrik="Ta emot"') == 2
    assert 'data-rubrik="Ta emot"' not in as_user(officer).get("/inkorg/alla/").text


@pytest.mark.parametrize(("make", "fran", "till"), [(make_handlaggare, "/arenden/", "/inkorg/"), (make_agent, "/inkorg/", "/arenden/")])
def test_one_who_has_other_lists_is_led_to_them(make: Callable, fran: str, till: str) -> None:
    assert as_user(make()).get(fran).url == till


def test_crumb_and_menu_of_a_case_show_the_list_that_one_has(agent) -> None:
    officer, arende = make_handlaggare(), make_overlamnat(agent)
    for user, address in ((agent, "/arenden/"), (officer, "/inkorg/")):
        page = as_user(user).get(f"/arenden/{arende.nummer}/").text
        assert f'<a class="ds-link" href="{address}">' in page and f'<a href="{address}" aria-current="page">' in page


def test_a_question_to_another_unit_stands_in_its_inbox() -> None:
    asked = make_handlaggare(make_enhet("planenheten", namn="Planenheten"))
    officer = make_handlaggare()
    arende = make_mottaget(officer)
    ask_opinion(arende=arende, till=make_enhet("planenheten"), fraga="Strider det mot planen?", arbetsdagar=3, by=officer)
    assert numbers(as_user(asked).get("/inkorg/fragor/")) == [arende.nummer]


def test_lists_are_sorted_by_deadline(agent) -> None:
    late, soon = make_arende(by=agent), make_arende(by=agent)
    Arende.objects.filter(pk=soon.pk).update(svar_senast=timezone.now() - timedelta(days=1))
    client = as_user(agent)
    assert numbers(client.get("/arenden/")) == [soon.nummer, late.nummer]
    assert numbers(client.get("/arenden/?sortera=-frist")) == [late.nummer, soon.nummer]


def test_filters_stand_in_the_address(agent) -> None:
    arende = make_arende(by=agent)
    make_arende(by=agent, arendetyp=make_arendetyp("sopor", namn="Sophämtning"))
    assert numbers(as_user(agent).get(f"/arenden/?arendetyp={arende.arendetyp.kod}")) == [arende.nummer]


@pytest.mark.parametrize("fraga", ["sortera=drop+table", "sida=-5", "sida=x", "arendetyp=finns-inte", "status=finns-inte"])
def test_a_bad_address_gives_a_page(agent, fraga: str) -> None:
    assert as_user(agent).get(f"/arenden/?{fraga}").status_code == 200


def test_an_unknown_list_is_not_found(agent) -> None:
    assert as_user(agent).get("/arenden/lista/finns-inte/").status_code == 404


def test_who_works_with_no_cases_is_refused() -> None:
    assert as_user(make_anvandare("redaktor")).get("/arenden/").status_code == 403


def test_the_queue_of_another_center_is_not_seen(agent) -> None:
    make_arende(by=agent)
    other = make_agent(make_center("lonecenter", namn="Lönecenter"))
    assert numbers(as_user(other).get("/arenden/lista/alla/")) == []


def test_several_cases_are_assigned_at_once(agent) -> None:
    colleague, cases = make_agent(), [make_arende(), make_arende()]
    as_user(agent).post("/arenden/lista/ko/", {"arende": [a.pk for a in cases], "till": colleague.pk})
    assert set(Arende.objects.values_list("agent", flat=True)) == {colleague.pk}


def test_cases_that_are_not_seen_cannot_be_assigned(agent) -> None:
    other = make_agent(make_center("lonecenter", namn="Lönecenter"))
    arende = make_arende()
    as_user(other).post("/arenden/lista/ko/", {"arende": [arende.pk], "till": other.pk})
    arende.refresh_from_db()
    assert arende.agent is None


def test_a_list_costs_the_same_for_one_case_and_for_many(agent, django_assert_max_num_queries: Callable) -> None:
    for _i in range(8):
        make_arende(by=agent)
    client = as_user(agent)
    for address in ("/arenden/", "/arenden/?kanal=telefon"):
        with django_assert_max_num_queries(12):
            assert len(numbers(client.get(address))) == 8


def test_what_is_searched_for_does_not_stand_in_the_address(agent) -> None:
    make_arende(by=agent)
    response = as_user(agent).post("/arenden/sok/", {"q": "Anna Testsson"})
    assert response.status_code == 302 and "Testsson" not in response.url


def test_another_persons_search_is_not_shown(agent) -> None:
    response = as_user(agent).post("/arenden/sok/", {"q": "carport"})
    assert as_user(make_agent()).get(response.url).status_code == 302


@pytest.mark.parametrize("fraga", ["carport", "carportar", "Anna Testsson", "070-174 06 05", "anna@testsson.example"])
def test_a_case_is_found(agent, fraga: str) -> None:
    arende = make_arende(by=agent)
    assert search(fraga, agent).traffar == [arende]


def test_a_case_is_found_by_its_number_in_any_writing(agent) -> None:
    arende = make_arende(by=agent)
    year, number = arende.nummer.split("-")[1:]
    for writing in (arende.nummer, arende.nummer.lower(), f"{year}-{int(number)}", f" KC {year} {number} "):
        assert search(writing, agent).traffar == [arende]


@pytest.mark.parametrize("fraga", ["carport", "Anna Testsson", "070-174 06 05", "anna@testsson.example"])
def test_words_and_person_find_a_case_under_secrecy_only_for_those_who_may_read(agent, fraga: str) -> None:
    officer = make_handlaggare()
    arende = make_mottaget(officer, agent=agent, arendetyp=make_arendetyp(sekretess="sekretess"))
    assert search(fraga, agent).traffar == []
    assert search(fraga, officer).traffar == [arende]


def test_a_case_under_secrecy_is_still_found_by_its_own_number(agent) -> None:
    arende = make_mottaget(agent=agent, arendetyp=make_arendetyp(sekretess="sekretess"))
    assert search(arende.nummer, agent).traffar == [arende]


@pytest.mark.parametrize("fraga", ["carport", "Anna Testsson"])
def test_a_search_with_too_many_hits_shows_the_newest_and_asks_for_more_words(agent, fraga: str, monkeypatch) -> None:
    monkeypatch.setattr("arenden.sok.FLEST", 2)
    cases = [make_arende(by=agent) for _i in range(3)]
    client = as_user(agent)
    response = client.get(client.post("/arenden/sok/", {"q": fraga}).url)
    assert numbers(response) == [arende.nummer for arende in cases[:0:-1]]
    assert "Lägg till ett ord" in response.content.decode()


@pytest.mark.parametrize("fraga", ["'", '"', "& | !", ":*", "a" * 200, "😀", "\\", "%", "och att det"])
def test_odd_searches_find_nothing_but_break_nothing(agent, fraga: str) -> None:
    make_arende(by=agent, text="Lampan är trasig.")
    assert search(fraga, agent).traffar == []


@pytest.mark.parametrize("fraga", ["", "   ", "\x00", "x" * 5000])
def test_an_unusable_search_is_answered_in_words(agent, fraga: str) -> None:
    response = as_user(agent).post("/arenden/sok/", {"q": fraga})
    assert response.status_code == 400 and "felsammanfattning" in response.content.decode()


def test_a_units_notice_is_read_for_all() -> None:
    officer = make_handlaggare()
    make_overlamnat()
    notis = Notis.objects.get(enhet=make_enhet())
    client = as_user(officer)
    assert notis.get_slag_display() in client.get("/nytt/").content.decode()
    client.post(f"/nytt/{notis.pk}/last/")
    notis.refresh_from_db()
    assert notis.last is not None


def test_another_units_notice_is_not_found() -> None:
    make_handlaggare()
    make_overlamnat()
    other = make_handlaggare(make_enhet("planenheten", namn="Planenheten"))
    assert as_user(other).post(f"/nytt/{Notis.objects.get(enhet=make_enhet()).pk}/last/").status_code == 404
