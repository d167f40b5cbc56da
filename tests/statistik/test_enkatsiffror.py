"""From answers to the index, its interval and the response rate."""

from datetime import date

import pytest
from pytest_django import Settings

from statistik.actions import count_pending, recount
from statistik.fragor import Siffra, figures
from statistik.models import Enkatforfragan, Enkatvag
from statistik.period import Period
from statistik.synlighet import ALLT
from tests.factories_enkat import make_forfragan, make_svar
from tests.statistik.handelser import snapshot

pytestmark = pytest.mark.django_db
DAG = date(2026, 3, 10)
MANAD = Period(date(2026, 3, 1), date(2026, 3, 31))


def told(*koder: str, **annat: object) -> dict[str, Siffra]:
    """The figures of the month."""
    count_pending(budget=None)
    return {siffra.kod: siffra for siffra in figures(koder, period=MANAD, synligt=ALLT, **annat)}


def asked(antal: int, **falt: object) -> None:
    """So many were asked."""
    Enkatforfragan.objects.bulk_create(Enkatforfragan(dag=DAG, vag=Enkatvag.EPOST, is_besvarad=True, **falt) for _ in range(antal))


def test_index_is_the_mean_of_0_25_50_75_and_100() -> None:
    for grade in (1, 2, 3, 4, 5):
        make_svar(dag=DAG, bemotande=grade, enkelhet=5, tydlighet=grade)
    found = told("nojdhet", "nojdhet_bemotande", "nojdhet_enkelhet")
    assert [round(found[kod].varde, 2) for kod in ("nojdhet", "nojdhet_bemotande", "nojdhet_enkelhet")] == [66.67, 50, 100]
    assert (found["nojdhet"].antal, round(found["nojdhet_bemotande"].intervall.fran, 1)) == (5, 0.9)


def test_index_of_fewer_than_five_is_told_to_nobody() -> None:
    for _ in range(4):
        make_svar(dag=DAG)
    siffra = told("nojdhet")["nojdhet"]
    assert (siffra.is_dold, siffra.varde, siffra.antal, siffra.intervall) == (True, None, 0, None)


def test_response_rate_is_the_answers_of_those_asked() -> None:
    asked(8)
    for _ in range(2):
        make_svar(dag=DAG)
    assert told("svarsfrekvens")["svarsfrekvens"].varde == 0.25


def test_index_carries_the_response_rate_of_its_own_part() -> None:
    for kanal, antal in (("telefon", 20), ("epost", 10)):
        asked(antal, kanal=kanal)
        for _ in range(5):
            make_svar(dag=DAG, kanal=kanal)
    count_pending(budget=None)
    found = figures(["nojdhet"], period=MANAD, synligt=ALLT, uppdelning=["kanal"])
    assert {siffra.nyckel["kanal"]: siffra.svarsfrekvens for siffra in found} == {"telefon": 0.25, "epost": 0.5}


def test_open_doors_and_faces_are_told_apart_from_the_sample() -> None:
    for _ in range(5):
        make_svar(dag=DAG, bemotande=1, enkelhet=1, tydlighet=1)
        make_svar(dag=DAG, vag=Enkatvag.KONTOR)
        make_svar(dag=DAG, vag=Enkatvag.KIOSK, bemotande=None, enkelhet=None, tydlighet=None, helhet=3, fick_svar=None)
    found = told("nojdhet", "nojdhet_oppna", "nojdhet_besok")
    assert {kod: siffra.varde for kod, siffra in found.items()} == {"nojdhet": 0, "nojdhet_oppna": 100, "nojdhet_besok": 50}


def test_departments_have_an_index_of_their_own() -> None:
    for _ in range(5):
        make_svar(dag=DAG, slag="forvaltning", enhet=7, bemotande=3, enkelhet=3, tydlighet=3, fick_svar=None)
    found = told("nojdhet", "forvaltningarnas_nojdhet")
    assert (found["nojdhet"].varde, found["forvaltningarnas_nojdhet"].varde) == (None, 50)


def test_share_that_got_an_answer_is_of_those_who_said() -> None:
    for fick_svar in (True, True, True, False, None):
        make_svar(dag=DAG, fick_svar=fick_svar)
    assert told("fick_svar")["fick_svar"].varde == 0.75


def test_figures_are_the_same_when_counted_anew_after_the_erasure(settings: Settings) -> None:
    settings.ENKAT_URVAL_PROCENT = 100
    forfragan = make_forfragan()
    make_svar(dag=forfragan.dag)
    count_pending(budget=None)
    before = snapshot()
    Enkatforfragan.objects.update(person=None, adress_hash="", vilar=None, kontakt=None, handelse=None, hemlighet_hash=None)
    recount([forfragan.dag])
    assert snapshot() == before
