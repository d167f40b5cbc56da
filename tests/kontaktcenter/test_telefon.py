"""Telephone numbers: what no telephone can have is refused, with one sentence, and nothing typed is dropped."""

import pytest

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.kontaktuppgifter import normalise_telefon
from kontaktcenter.models import Foljdfraga
from kontaktcenter.telefon import spoken_telefon, to_e164
from kontaktcenter.uppgifter import clean_svar
from tests.factories import make_arendetyp, make_foljdfraga


@pytest.mark.parametrize("text", ["070-123", "070-174060", "0701740605x", "070-1740605 ext 3", "1234", "112", "+46 70", "0", "inget"])
def test_a_number_that_no_telephone_has_is_refused(text) -> None:
    with pytest.raises(Inmatningsfel, match="Telefonnumret går inte att ringa. Skriv det med riktnummer"):
        normalise_telefon(text)


@pytest.mark.parametrize(
    ("text", "e164"),
    [
        ("070-1740605", "+46701740605"),
        ("+46 (0)70-174 06 99", "+46701740699"),
        ("08-46500400", "+46846500400"),
        ("031-390 06 00", "+46313900600"),
        ("0045 32 12 34 56", "+4532123456"),
    ],
)
def test_a_number_in_any_writing_is_kept_in_one(text, e164) -> None:
    assert to_e164(text) == e164


def test_a_number_is_written_for_people() -> None:
    assert (spoken_telefon("+46701740605"), spoken_telefon("+4532123456")) == ("070-174 06 05", "+45 32 12 34 56")


@pytest.mark.django_db
def test_a_follow_up_question_refuses_the_same_numbers_with_the_same_words() -> None:
    arendetyp = make_arendetyp()
    make_foljdfraga(arendetyp, "ring", slag=Foljdfraga.Slag.TELEFON)
    with pytest.raises(Inmatningsfel, match="Skriv det med riktnummer"):
        clean_svar(arendetyp, {"ring": "070-123"}, is_complete=False)
