"""Answered questions found again: by whom, masked, and no longer than they may be."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from arenden.actions.fragesok import sync_fragor
from arenden.actions.gallring import purge
from arenden.fragesamling import SAMLING
from arenden.indata import Uppgiftslamnare
from arenden.models import Arende, Kontakt
from arenden.tidigare_svar import earlier_answers, find_earlier
from kunskapsbank.models import Sokdokument
from tests.arenden.fragor import make_besvarad
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db


def documents() -> int:
    return Sokdokument.objects.filter(samling=SAMLING).count()


def test_an_answered_question_is_found_by_other_words_and_masked() -> None:
    agent = make_agent()
    fraga = make_besvarad(agent=agent)
    [found] = find_earlier("elda trädgårdslöv", agent)
    assert (found.fraga_id, found.tid) == (fraga.pk, fraga.kontakt.sparad)
    assert "Testsson" not in found.fraga and "070" not in found.fraga and "@" not in found.svar


def test_the_index_itself_holds_nobody_s_name_or_number() -> None:
    make_besvarad()
    kept = Sokdokument.objects.get(samling=SAMLING)
    assert "testsson" not in kept.ord and "0601" not in kept.ord and "testsson" not in kept.titelord


@pytest.mark.parametrize("sekretess", ["sekretess", "intern"])
def test_a_question_of_a_type_under_secrecy_is_never_found(sekretess) -> None:
    agent = make_agent()
    make_besvarad(agent=agent, arendetyp=make_arendetyp("hemligt", sekretess=sekretess))
    assert (find_earlier("elda löv", agent), documents()) == ([], 0)


def test_a_type_put_under_secrecy_hides_its_questions_at_once_and_empties_the_index_by_night() -> None:
    agent, typ = make_agent(), make_arendetyp()
    make_besvarad(agent=agent, arendetyp=typ)
    typ.sekretess = "sekretess"
    typ.save()
    assert find_earlier("elda löv", agent) == []
    assert (sync_fragor(), documents()) == ((0, 1), 0)


def test_a_person_with_protected_identity_is_not_in_the_index() -> None:
    make_besvarad(uppgifter=Uppgiftslamnare(namn="Bo Provberg", telefon="070-174 06 11", is_skyddad=True))
    assert documents() == 0


def test_a_question_about_somebody_s_own_case_is_not_in_the_index() -> None:
    agent = make_agent()
    make_besvarad(agent=agent, arende=make_arende(by=agent))
    assert documents() == 0


def test_agents_find_what_was_asked_at_their_own_center_only() -> None:
    make_besvarad(agent=make_agent())
    assert find_earlier("elda löv", make_agent(make_center("andra"))) == []


@pytest.mark.parametrize("text", ["", "   ", "\0", "🙂🙂", "' OR 1=1 --", "x" * 10_000, "!&|():*"])
def test_whatever_is_typed_gives_a_list(text) -> None:
    make_besvarad()
    assert find_earlier(text, make_agent()) == []


def test_erasure_takes_the_question_out_of_the_index() -> None:
    make_besvarad()
    then = timezone.now() - timedelta(days=800)
    Kontakt.objects.update(borjade=then, slutade=then, sparad=then)
    purge()
    assert (documents(), Kontakt.objects.count()) == (0, 0)


def test_erasing_a_case_takes_the_other_question_of_its_contact_along() -> None:
    agent = make_agent()
    kontakt = make_besvarad(agent=agent).kontakt
    arende = make_arende(by=agent)
    arende.fragor.update(kontakt=kontakt, ordning=1)
    then = timezone.now() - timedelta(days=4000)
    Arende.objects.update(status="avslutad", besvarad=then, avslutad=then, avslutsorsak="besvarat")
    purge()
    assert documents() == 0


def test_what_is_not_in_the_index_is_put_there_once() -> None:
    make_besvarad()
    Sokdokument.objects.all().delete()
    call_command("indexera_fragor", verbosity=0)
    assert (documents(), sync_fragor()) == (1, (0, 0))


def test_earlier_answers_of_a_type_are_masked_too() -> None:
    agent, typ = make_agent(), make_arendetyp()
    make_besvarad(agent=agent, arendetyp=typ)
    [told] = earlier_answers(typ, agent)
    assert "Testsson" not in told.fraga and "@" not in told.svar
