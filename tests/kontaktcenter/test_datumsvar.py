"""Days as answers: told in words in the reader's language, and only those that the question asks for."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from kontaktcenter.models import Arendetyp, Foljdfraga
from kontaktcenter.uppgifter import Svarsfel, clean_svar, readable_svar
from tests.factories import make_arendetyp, make_foljdfraga

pytestmark = pytest.mark.django_db
Slag = Foljdfraga.Slag


def make_typ(slag: Slag) -> Arendetyp:
    arendetyp = make_arendetyp()
    make_foljdfraga(arendetyp, "dag", slag=slag)
    return arendetyp


def answer(slag: Slag, dagar: int, **hur: object) -> dict[str, str]:
    """What is stored of a day so many days from today."""
    dag = (timezone.localdate() + timedelta(days=dagar)).isoformat()
    return clean_svar(make_typ(slag), {"dag": dag}, is_complete=True, **hur)


@pytest.mark.parametrize(
    ("sprak", "dag"),
    [("sv", "måndag 30 november 2026"), ("en", "Monday 30 November 2026"), ("ar", "الاثنين 30 نوفمبر 2026"), ("fi", "maanantai")],
)
@pytest.mark.parametrize("slag", [Slag.DATUM, Slag.DATUM_FORE, Slag.DATUM_EFTER])
def test_a_day_is_told_in_words_in_the_readers_language(slag: Slag, sprak: str, dag: str) -> None:
    with translation.override(sprak):
        (uppgift,) = readable_svar(make_typ(slag), {"dag": "2026-11-30"})
    assert dag in uppgift.svar and "2026-11-30" not in uppgift.svar


def test_what_was_stored_while_the_question_was_of_another_kind_is_told_as_it_stands() -> None:
    assert readable_svar(make_typ(Slag.DATUM), {"dag": "i våras"})[0].svar == "i våras"


@pytest.mark.parametrize(("slag", "dagar"), [(Slag.DATUM_FORE, 1), (Slag.DATUM_EFTER, -1)])
def test_a_day_on_the_wrong_side_of_today_is_refused(slag: Slag, dagar: int) -> None:
    with pytest.raises(Svarsfel, match="Välj i dag eller en (tidigare|senare) dag.") as refused:
        answer(slag, dagar)
    assert refused.value.falt == "dag"


@pytest.mark.parametrize(
    ("slag", "dagar"),
    [(Slag.DATUM, 9), (Slag.DATUM, -9), (Slag.DATUM_FORE, 0), (Slag.DATUM_FORE, -9), (Slag.DATUM_EFTER, 0), (Slag.DATUM_EFTER, 9)],
)
def test_a_day_on_the_right_side_is_kept(slag: Slag, dagar: int) -> None:
    assert "dag" in answer(slag, dagar)


def test_a_day_that_was_to_come_when_it_was_answered_may_stand() -> None:
    passed = timezone.localdate() - timedelta(days=9)
    assert answer(Slag.DATUM_EFTER, -9, forut={"dag": passed.isoformat()}) == {"dag": passed.isoformat()}
