"""Which articles answered which question."""

from datetime import date

import pytest

from arenden.actions import register_kontakt
from arenden.aktor import Aktor
from arenden.indata import NyFraga
from arenden.models import Fraga, Handelse, Kanal, Kontakt, Svarsartikel
from arenden.status import Handelsetyp
from kontaktcenter.fel import Inmatningsfel
from kunskapsbank.status import Malgrupp
from tests.factories import make_center
from tests.factories_arenden import make_agent
from tests.factories_kunskap import make_artikel, make_artikeltext

pytestmark = pytest.mark.django_db


def answer(*artiklar: int, by=None, sprak: str = "sv") -> Fraga:
    fraga = NyFraga(text="När hämtas soporna?", utfall=Fraga.Utfall.BESVARAD_DIREKT, svar="Varannan vecka.", artiklar=artiklar)
    done = register_kontakt(kanal=Kanal.TELEFON, center=make_center(), by=by or make_agent(), fragor=[fraga], sprak=sprak)
    return done.kontakt.fragor.get()


def test_the_articles_that_gave_the_answer_are_kept_with_the_question() -> None:
    artiklar = [make_artikel(), make_artikel("Hur sorterar jag?", malgrupp=Malgrupp.INTERN)]
    fraga = answer(*(a.pk for a in artiklar))
    assert [s.artikel for s in fraga.svarsartiklar.all()] == artiklar


def test_the_event_names_the_articles() -> None:
    artikel = make_artikel()
    answer(artikel.pk)
    assert Handelse.objects.get(typ=Handelsetyp.FRAGA_BESVARAD).data["artiklar"] == [artikel.pk]


def test_an_article_is_kept_once_in_the_language_of_the_caller_when_it_is_there() -> None:
    artikel = make_artikel()
    make_artikeltext(artikel, "ar")
    assert list(answer(artikel.pk, artikel.pk, sprak="ar").svarsartiklar.values_list("sprak", flat=True)) == ["ar"]


@pytest.mark.parametrize("borta", [{"indragen": "2026-11-01T08:00+01:00"}, {"giltig_till": date(2026, 11, 1)}])
def test_an_article_that_is_no_longer_in_use_is_refused_and_nothing_registered(borta) -> None:
    artikel = make_artikel(**borta)
    with pytest.raises(Inmatningsfel, match="används inte längre") as error:
        answer(artikel.pk)
    assert (error.value.falt, error.value.ordning, Kontakt.objects.count()) == ("artiklar", 0, 0)


def test_an_internal_article_answers_nobody_from_outside() -> None:
    artikel = make_artikel(malgrupp=Malgrupp.INTERN)
    with pytest.raises(Inmatningsfel):
        answer(artikel.pk, by=Aktor.MEDBORGAREN)


def test_more_articles_than_anybody_reads_are_refused() -> None:
    with pytest.raises(Inmatningsfel, match="högst 20"):
        answer(*range(1, 30))


def test_the_contact_sent_twice_keeps_the_article_once() -> None:
    artikel, agent = make_artikel(), make_agent()
    first = answer(artikel.pk, by=agent)
    again = NyFraga(text=first.text, utfall=first.utfall, svar=first.svar, artiklar=[artikel.pk])
    register_kontakt(kanal=Kanal.TELEFON, center=make_center(), by=agent, fragor=[again], nyckel=first.kontakt.nyckel)
    assert Svarsartikel.objects.count() == 1
