import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from kunskapsbank.actions.sokning import log_sokning, note_oppning, note_skickade_anda, note_svar
from kunskapsbank.models import Sokning, Sokoppning
from tests.factories_kunskap import make_artikel

pytestmark = pytest.mark.django_db


def make_sokning(fraga: str = "sopor", **falt: object) -> Sokning:
    return log_sokning(**{"dorr": "publik", "sprak": "sv", "fraga": fraga, "antal": 3, **falt})


def make_old(sokning: Sokning, **alder: int) -> None:
    Sokning.objects.filter(pk=sokning.pk).update(tid=timezone.now() - timedelta(**alder))


def test_a_search_is_stored_without_what_names_somebody() -> None:
    assert make_sokning("jag heter Anna Testsson 850612-9803, sopor?\x00").fraga == "jag heter [namn] [personnummer], sopor?"


def test_a_search_is_stored_no_longer_than_its_field() -> None:
    assert len(make_sokning("sopor " * 3_000).fraga) <= 300


def test_new_words_from_the_answers_are_a_reformulation() -> None:
    first = make_sokning("sopor")
    assert make_sokning("hämtning av avfall", foregaende=str(first.pk)).foregaende == first


def test_the_same_words_again_are_the_same_search() -> None:
    first = make_sokning("Sopor")
    assert make_sokning("sopor", foregaende=first) == first


@pytest.mark.parametrize("key", ["skräp", str(uuid.UUID(int=7)), "", "' OR 1=1 --"])
def test_a_key_that_is_none_makes_no_reformulation(key: str) -> None:
    assert make_sokning(foregaende=key).foregaende is None


def test_a_search_long_after_is_about_something_else() -> None:
    first = make_sokning("sopor")
    make_old(first, minutes=31)
    assert make_sokning("bygglov", foregaende=first).foregaende is None


def test_a_search_at_another_door_is_no_reformulation() -> None:
    assert make_sokning("bygglov", dorr="arbetsplats", foregaende=make_sokning()).foregaende is None


def test_an_opened_article_is_noted_once() -> None:
    artikel = make_artikel()
    sokning = make_sokning(visade=[artikel.pk])
    assert [note_oppning(sokning=str(sokning.pk), artikel=artikel.pk, plats=2) for _ in range(2)] == [True, True]
    assert Sokoppning.objects.get().plats == 2


@pytest.mark.parametrize(("plats", "stored"), [(-5, 1), (0, 1), (99_999_999, 32_767)])
def test_a_place_that_cannot_be_is_brought_into_the_list(plats: int, stored: int) -> None:
    artikel = make_artikel()
    note_oppning(sokning=make_sokning(visade=[artikel.pk]), artikel=artikel, plats=plats)
    assert Sokoppning.objects.get().plats == stored


def test_an_article_that_the_search_did_not_show_is_not_noted_as_opened() -> None:
    shown, other = make_artikel(), make_artikel("Hur byter jag sopkärl?")
    assert not note_oppning(sokning=make_sokning(visade=[shown.pk]), artikel=other, plats=1)
    assert not Sokoppning.objects.exists()


def test_the_same_search_that_finds_more_by_now_lets_all_of_it_be_opened() -> None:
    one, other = make_artikel(), make_artikel("Hur byter jag sopkärl?")
    first = make_sokning("sopor", visade=[one.pk])
    again = make_sokning("Sopor", visade=[other.pk], foregaende=first)
    assert all(note_oppning(sokning=again, artikel=artikel, plats=1) for artikel in (one, other))


def test_a_search_without_hits_has_no_sure_answer() -> None:
    assert make_sokning(antal=0).is_saker is False and make_sokning().is_saker is True


def test_nothing_is_noted_of_a_search_that_is_not_there() -> None:
    key = uuid.uuid4()
    assert not note_oppning(sokning=key, artikel=make_artikel(), plats=1)
    assert not note_svar(sokning=key, gav_svar=True)
    assert not note_skickade_anda(sokning="x", skickade=True)


def test_nothing_is_noted_of_a_search_from_yesterday() -> None:
    sokning = make_sokning()
    make_old(sokning, hours=13)
    assert not note_svar(sokning=sokning, gav_svar=True)


def test_the_last_word_on_whether_it_helped_counts() -> None:
    sokning = make_sokning()
    note_svar(sokning=sokning, gav_svar=True)
    note_svar(sokning=sokning, gav_svar=False)
    assert Sokning.objects.get().gav_svar is False


def test_that_the_question_was_sent_all_the_same_is_noted() -> None:
    sokning = make_sokning(dorr="formular")
    note_skickade_anda(sokning=sokning, skickade=True)
    assert Sokning.objects.get().skickade_anda is True


def test_each_costs_at_most_two_queries(django_assert_max_num_queries) -> None:
    first, artikel = make_sokning(), make_artikel()
    with django_assert_max_num_queries(2):
        second = make_sokning("avfall", visade=[artikel.pk], foregaende=str(first.pk))
    with django_assert_max_num_queries(2):
        note_oppning(sokning=second, artikel=artikel, plats=1)
    with django_assert_max_num_queries(1):
        note_svar(sokning=second, gav_svar=True)
