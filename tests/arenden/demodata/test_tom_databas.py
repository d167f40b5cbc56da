"""A fill begins in an empty database only: what anybody has made before is neither cleared away nor filled around."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.test import override_settings
from django.utils import timezone

from arenden.demodata import fyllning, pagaende
from arenden.demodata.fyllning import Fyllning
from arenden.demodata.skydd import check_is_empty
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Amne, Anvandare, Arbetstidskalender
from kontaktcenter.utkorg.models import Hjartslag
from kunskapsbank.models import Nyhet
from tests.arenden.demodata.fylld.conftest import NU

pytestmark = pytest.mark.django_db
FOUND: list[tuple[Callable[[], models.Model], str]] = [
    (lambda: Anvandare.objects.create_superuser("ingrid", email="ingrid@kommun.example"), "1 användare"),
    (lambda: Amne.objects.create(kod="eget", namn="Eget"), "1 ämnen"),
    (lambda: Arbetstidskalender.objects.create(namn="Egen"), "1 arbetstidskalendrar"),
    (lambda: Nyhet.objects.create(rubrik="Egen", text="Egen", publiceras=NU), "1 nyheter"),
]


def fail(*_vilka: object, **_var: object) -> None:
    raise RuntimeError("avbruten")


@pytest.fixture(autouse=True)
def breaks_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each fill that begins breaks off before the first units are there."""
    monkeypatch.setattr(fyllning, "make_kommun", fail)


@pytest.mark.parametrize("is_stor", [True, False])
@pytest.mark.parametrize(("make", "sager"), FOUND)
def test_no_fill_begins_beside_what_somebody_has_made(make: Callable[[], models.Model], sager: str, is_stor: bool) -> None:
    row = make()
    with pytest.raises(OtillatenHandling, match=rf"annat än demodata: .*{sager}.*Inget har ändrats\..*säkerhetskopia"):
        Fyllning(arenden=10, fro=7, nu=NU, losenord="Provlosenord-1", tyst=True).fill(is_stor=is_stor)
    assert type(row).objects.get() == row
    assert pagaende.MARKE not in connection.introspection.table_names()


@pytest.mark.parametrize(("make", "sager"), FOUND)
def test_no_database_is_cleared_that_holds_no_demo_data(make: Callable[[], models.Model], sager: str) -> None:
    row = make()
    with pytest.raises(CommandError, match=rf"{sager}.*Inget har ändrats"):
        call_command("demodata", igen=True)
    assert type(row).objects.get() == row


def test_what_the_system_counts_by_itself_hinders_no_fill() -> None:
    Hjartslag.objects.create(namn=Hjartslag.Del.KLOCKA, tid=timezone.now())
    check_is_empty()


def test_a_start_goes_on_without_demo_data_beside_what_somebody_has_made(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    Amne.objects.create(kod="eget", namn="Eget")
    with override_settings(STATIC_ROOT=tmp_path):
        call_command("forbered")
    assert "fylls inte. Databasen innehåller annat än demodata: 1 ämnen." in capsys.readouterr().out
