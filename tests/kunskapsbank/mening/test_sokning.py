"""The search with a model: what only the model finds, under the same rights, and whole without it whatever is wrong."""

import threading

import pytest
import structlog
from django.test import Client
from pytest_django.fixtures import Settings

from kunskapsbank.actions.index import sync_artiklar
from kunskapsbank.actions.vektor import fill
from kunskapsbank.mening import fraga, near_question
from kunskapsbank.mening.vektorer import bas
from kunskapsbank.models import Artikel, Sokning
from kunskapsbank.sokmotor import kandidater
from kunskapsbank.status import Malgrupp
from kunskapsbank.svarssok import search_and_log, search_svar
from tests.factories import make_anvandare
from tests.factories_kunskap import make_artikel
from tests.kunskapsbank.mening.provkodare import Provkodare

pytestmark = pytest.mark.django_db
FRAGA = "velociped"
FALT = {"kort_svar": "", "svar": ""}


def publish(titel: str, **falt: object) -> Artikel:
    """An article that is found, and that the model has read."""
    artikel = make_artikel(titel, **{**FALT, **falt})
    sync_artiklar([artikel])
    fill()
    return artikel


def found(fraga: str = FRAGA, user: object = None) -> list[str]:
    """The titles that are found with the model, a second after the last change."""
    bas._sedd = float("-inf")
    return [hit.rad.revision.titel for hit in search_svar(fraga, user=user, sprak="sv", mening=near_question)]


def test_what_is_said_in_other_words_is_found_only_with_the_model(modell: Settings) -> None:
    publish("Cykel")
    publish("Bibliotek")
    assert found() == ["Cykel"]
    assert search_svar(FRAGA, user=None, sprak="sv") == []


def test_what_has_nothing_to_do_with_the_question_is_not_found_with_the_model_either(modell: Settings) -> None:
    publish("Bibliotek")
    assert found() == []


def test_points_of_the_nearest_are_the_same_with_and_without_the_model(modell: Settings) -> None:
    publish("Cykelställ", svar="Cyklar ställs vid stationen.")
    publish("Bibliotek", svar="Vid stationen ställs böcker, filmer, spel, tidningar och musik ut.")
    asked = "var ställs cyklar vid stationen"
    alone = search_svar(asked, user=None, sprak="sv")
    helped = search_svar(asked, user=None, sprak="sv", mening=near_question)
    assert [hit.poang for hit in helped][0] == pytest.approx(alone[0].poang)
    assert helped[1].poang < alone[1].poang


def test_internal_article_is_found_by_staff_alone(modell: Settings) -> None:
    publish("Cykel", malgrupp=Malgrupp.INTERN)
    assert found() == [] and found(user=make_anvandare()) == ["Cykel"]


def test_what_may_not_be_read_takes_no_place(modell: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kandidater, "FLEST_NARA", 1)
    monkeypatch.setattr(kandidater, "OMGANG", 2)
    for _ in range(5):
        publish("Cykel", malgrupp=Malgrupp.INTERN)
    publish("Cykeln")
    assert found() == ["Cykeln"]


def test_withdrawn_article_is_found_by_nobody_though_the_process_remembers_its_vector(modell: Settings) -> None:
    artikel = publish("Cykel")
    assert found() == ["Cykel"]
    Artikel.objects.filter(pk=artikel.pk).update(indragen="2026-01-02T08:00Z")
    assert [hit.rad.revision.titel for hit in search_svar(FRAGA, user=None, sprak="sv", mening=near_question)] == []


def test_new_article_without_vector_is_found_by_its_words_and_not_buried(modell: Settings) -> None:
    publish("Bibliotek", svar="Vi har öppet.")
    new = make_artikel("Badhus", **{**FALT, "svar": "Vi har öppet hela sommaren och lånar ut flytvästar."})
    sync_artiklar([new])
    assert found("lånar badhuset ut flytvästar")[:1] == ["Badhus"]


def test_slow_model_is_not_waited_for_and_counted_without_the_question(
    modell: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("Cykel väg")
    hinder = threading.Event()
    monkeypatch.setattr(Provkodare, "read_question", lambda self, text: hinder.wait())
    modell.SOKMODELL_GRANS_MS = 1
    with structlog.testing.capture_logs() as lines:
        assert found("velociped väg och annat") == ["Cykel väg"]
    hinder.set()
    assert [line["reason"] for line in lines] == ["time"] and fraga.avbrott.antal == 1
    assert "velociped" not in str(lines)


def test_model_that_fails_is_counted_and_logged_once_a_minute(modell: Settings) -> None:
    modell.SOKMODELL = "tests.kunskapsbank.mening.provkodare.Trasig"
    publish("Cykel väg")
    with structlog.testing.capture_logs() as lines:
        assert found("velociped väg och annat") == ["Cykel väg"]
        assert found("velociped väg och annat") == ["Cykel väg"]
    assert [line["reason"] for line in lines] == ["RuntimeError"] and fraga.avbrott.antal == 2


@pytest.mark.parametrize("path", ["", "tests.kunskapsbank.mening.finns_inte.Kodare"])
def test_without_a_model_the_search_goes_on_words(modell: Settings, path: str) -> None:
    publish("Cykel")
    modell.SOKMODELL = path
    assert found() == [] and found("cyklar") == ["Cykel"]


def test_before_the_model_has_read_anything_the_search_goes_on_words(modell: Settings) -> None:
    sync_artiklar([make_artikel("Cykel", **FALT)])
    assert found() == [] and found("cyklar") == ["Cykel"]


def test_title_that_says_all_needs_no_model(modell: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    publish("Cykel väg")
    monkeypatch.setattr(Provkodare, "read_question", lambda self, text: pytest.fail("asked"))
    assert found("cykel väg") == ["Cykel väg"]


def test_question_without_words_is_not_put_to_the_model(modell: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    publish("Cykel")
    monkeypatch.setattr(Provkodare, "read_question", lambda self, text: pytest.fail("asked"))
    assert found("😀 ?!") == []


@pytest.mark.parametrize(("dorr", "antal"), [(Sokning.Dorr.PUBLIK, 1), (Sokning.Dorr.API, 1), (Sokning.Dorr.ARBETSPLATS, 0)])
def test_doors_of_whole_questions_use_the_model(modell: Settings, dorr: Sokning.Dorr, antal: int) -> None:
    publish("Cykel")
    assert len(search_and_log(FRAGA, user=None, sprak="sv", dorr=dorr).traffar) == antal


def test_halsa_tells_how_many_articles_the_model_has_left(modell: Settings, client: Client) -> None:
    publish("Cykel")
    make_artikel("Bibliotek")
    delar = client.get("/halsa/").json()["delar"]
    assert delar["sokmodell"] == {"ok": True, "text": "Den har 1 text kvar att läsa.", "saknar_vektor": 1}


def test_halsa_is_well_without_a_model(settings: Settings, client: Client) -> None:
    settings.SOKMODELL = ""
    delar = client.get("/halsa/").json()["delar"]
    assert delar["sokmodell"] == {"ok": True, "text": "Sökningen går på ord, utan modell.", "saknar_vektor": None}
