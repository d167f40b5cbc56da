"""Questions answered without an article become signs of a gap."""

from datetime import timedelta

import pytest
from django.utils import timezone

from arenden.actions import utan_artikel
from arenden.actions.utan_artikel import signal_unassisted
from arenden.models import Kontakt
from arenden.periodic import collect_unassisted
from kunskapsbank.models import Lucksignal
from tests.arenden.fragor import make_besvarad
from tests.factories import make_arendetyp
from tests.factories_kunskap import make_artikel

pytestmark = pytest.mark.django_db


def test_a_question_answered_without_article_is_noted_once_and_masked() -> None:
    fraga = make_besvarad()
    assert [signal_unassisted(), signal_unassisted()] == [1, 0]
    signal = Lucksignal.objects.get()
    assert (signal.slag, signal.kalla, signal.arendetyp) == (Lucksignal.Slag.UTAN_ARTIKEL, f"fraga:{fraga.pk}", fraga.arendetyp)
    assert "Testsson" not in signal.text and signal.text.startswith("Får jag elda löv")


def test_a_question_that_an_article_answered_is_no_gap() -> None:
    make_besvarad(artiklar=[make_artikel().pk])
    assert signal_unassisted() == 0


def test_a_type_under_secrecy_says_nothing() -> None:
    make_besvarad(arendetyp=make_arendetyp("hemligt", sekretess="sekretess"))
    collect_unassisted()
    assert not Lucksignal.objects.exists()


def test_what_was_answered_long_ago_is_left() -> None:
    make_besvarad()
    assert signal_unassisted(timezone.now() + timedelta(days=8)) == 0
    assert Kontakt.objects.count() == 1


def test_a_sweep_is_bounded_and_the_next_goes_on(monkeypatch) -> None:
    monkeypatch.setattr(utan_artikel, "FLEST", 2)
    for text in ("Var lämnar jag glas?", "Hur hyr jag en båtplats?", "När öppnar badhuset?"):
        make_besvarad(text)
    assert [signal_unassisted() for _sweep in range(3)] == [2, 1, 0]
