"""What the contacts say to the monthly letter of a department."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from arenden.manadsbrev import contacts_of_month
from arenden.models import Kontakt
from kunskapsbank.manadsbrev import assemble
from tests.arenden.fragor import make_besvarad
from tests.factories import make_arendetyp, make_enhet, make_forvaltning
from tests.factories_arenden import make_arende
from tests.factories_kunskap import make_artikel

pytestmark = pytest.mark.django_db


def this_month() -> date:
    return timezone.localdate().replace(day=1)


def make_type(kod: str = "sopor", **falt):
    enhet = make_enhet("avfall", namn="Avfallsenheten", foralder=make_forvaltning())
    return make_arendetyp(kod, namn=kod.capitalize(), ansvarig_enhet=enhet, **falt)


def test_the_letter_counts_what_was_asked_by_type_in_the_units_below() -> None:
    typ = make_type()
    for _call in range(2):
        make_besvarad(arendetyp=typ)
    make_besvarad(arendetyp=make_arendetyp("annat", ansvarig_enhet=make_enhet("park")))
    asked = contacts_of_month(make_forvaltning(), this_month())[0]
    assert [(s.text, s.antal, s.fore) for s in asked.siffror] == [("Sopor", 2, 0)]
    assert "2 frågor" in asked.text


def test_the_month_before_stands_beside() -> None:
    typ = make_type()
    kontakt = make_besvarad(arendetyp=typ).kontakt
    then = timezone.make_aware(timezone.datetime(*(this_month() - timedelta(days=1)).timetuple()[:3]))
    Kontakt.objects.filter(pk=kontakt.pk).update(borjade=then, slutade=then, sparad=then)
    make_besvarad(arendetyp=typ)
    asked = contacts_of_month(make_forvaltning(), this_month())[0]
    assert [(s.antal, s.fore) for s in asked.siffror] == [(1, 1)]


def test_complaints_are_counted() -> None:
    make_arende(arendetyp=make_type("klagomal", slag="synpunkt"))
    rubriker = {part.rubrik: part for part in contacts_of_month(make_forvaltning(), this_month())}
    assert rubriker["Vad människor är missnöjda med"].siffror[0].antal == 1


def test_a_complaint_that_was_answered_at_once_is_a_complaint_too() -> None:
    typ = make_type("klagomal", slag="synpunkt")
    make_besvarad(arendetyp=typ)
    make_arende(arendetyp=typ)
    asked, complained = contacts_of_month(make_forvaltning(), this_month())[:2]
    assert [(s.antal, s.fore) for s in asked.siffror] == [(s.antal, s.fore) for s in complained.siffror] == [(2, 0)]


def test_answers_without_an_article_are_told_apart_from_those_with() -> None:
    typ = make_type()
    make_besvarad(arendetyp=typ, artiklar=[make_artikel().pk])
    make_besvarad(arendetyp=typ)
    part = contacts_of_month(make_forvaltning(), this_month())[-1]
    assert "1 av 2" in part.text and part.siffror[0].antal == 1


def test_a_department_that_nobody_asked_about_is_told_nothing() -> None:
    assert contacts_of_month(make_forvaltning("tyst", namn="Tyst"), this_month()) == []


def test_the_letter_has_the_contacts_and_no_words_of_anybody() -> None:
    make_besvarad("Hemliga ord av Anna Testsson", arendetyp=make_type())
    brev = assemble(make_forvaltning(), this_month())
    assert brev[0]["rubrik"] == "Vad människor frågar om" and "Hemliga" not in str(brev)
