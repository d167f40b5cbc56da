"""`./kc demodata`: what it refuses, and that the same seed gives the same municipality."""

import multiprocessing
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from arenden.demodata import levnad
from arenden.demodata.fyllning import Fyllning
from arenden.demodata.skydd import check_may_clear, clear
from arenden.models import Arende, Formular, Handelse, Kontakt, Person
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Enhet
from tests.arenden.demodata.fylld.conftest import NU
from tests.factories import make_enhet
from tests.factories_arenden import make_agent, make_arende
from tests.factories_bokning import make_bokning, make_mottagningstid
from tests.factories_kunskap import make_artikel

pytestmark = pytest.mark.django_db
FA = 10


def fill_few(fro: int) -> list:
    """Fill an empty database; what was drawn: cases with their words and people, and all events."""
    clear()
    Fyllning(arenden=FA, fro=fro, nu=NU, losenord="Provlosenord-1", tyst=True).fill()
    arenden = Arende.objects.order_by("pk").values_list("nummer", "text", "uppgifter", "status", "svar_senast", "inlamnare__namn")
    return [*arenden, *Handelse.objects.order_by("pk").values_list("typ", "tid", "av__username", "data")]


def test_the_seed_decides_the_municipality() -> None:
    first = fill_few(7)
    assert fill_few(7) == first
    assert fill_few(8) != first


@pytest.mark.parametrize(("fail", "sager"), [(lambda _s: 1 / 0, "ZeroDivisionError"), (lambda _s: os._exit(1), "before its time")])
def test_a_fill_that_fails_in_one_half_leaves_nothing(monkeypatch: pytest.MonkeyPatch, fail: Callable, sager: str) -> None:
    monkeypatch.setattr(levnad, "write_unfinished", lambda s: fail(s) if s.turordning.halva.nr else None)
    with pytest.raises(RuntimeError, match=sager):
        fill_few(7)
    assert not Enhet.objects.exists()
    assert multiprocessing.active_children() == []


@override_settings(IS_PRODUKTION=True)
def test_production_is_refused_always() -> None:
    with pytest.raises(CommandError, match="aldrig in i produktion"):
        call_command("demodata", igen=True)
    assert not Enhet.objects.exists()


@pytest.mark.parametrize("igen", [False, True])
def test_a_database_with_real_cases_is_refused(igen: bool) -> None:
    make_arende(by=make_agent())
    with pytest.raises(CommandError, match="annat än demodata: .*1 ärenden"):
        call_command("demodata", igen=igen)
    assert Arende.objects.count() == 1


def test_a_municipality_that_is_being_set_up_is_refused() -> None:
    make_enhet("vara-egna")
    with pytest.raises(OtillatenHandling, match="1 enheter"):
        check_may_clear()


@pytest.mark.parametrize(
    ("make", "sager"),
    [
        (lambda: Formular.objects.create(dorr=Formular.Dorr.FRAGA), "1 formulär under ifyllnad"),
        (lambda: make_bokning(make_mottagningstid(), NU), "1 bokningar"),
        (make_artikel, "1 artiklar"),
    ],
)
def test_what_people_have_done_besides_cases_is_seen(make: Callable, sager: str) -> None:
    make()
    with pytest.raises(OtillatenHandling, match=f"annat än demodata: .*{sager}.*säkerhetskopia"):
        check_may_clear()


@pytest.mark.parametrize("options", [{"arenden": 0}, {"arenden": 10_000_000}, {"datum": date(2999, 1, 1)}])
def test_impossible_wishes_are_refused_with_a_sentence(options: dict) -> None:
    with pytest.raises(CommandError, match=r"\.$"):
        call_command("demodata", **options)
    assert not Person.objects.exists()


def test_without_a_date_the_story_ends_now(tmp_path: Path) -> None:
    with override_settings(VAR_DIR=tmp_path):
        call_command("demodata", arenden=FA, utan_kontor=True)
    assert Kontakt.objects.filter(sparad__lte=timezone.now()).exists()
    assert not Handelse.objects.filter(tid__gt=timezone.now()).exists()


def test_without_demo_data_there_are_no_log_ins_to_show(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    with override_settings(VAR_DIR=tmp_path):
        call_command("demodata", visa_inloggningar=True)
    assert "inga demoinloggningar" in capsys.readouterr().out
