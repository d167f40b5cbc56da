"""The doors to the check: command, Django's check, nightly job."""

from datetime import date
from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.utils import timezone
from structlog.testing import capture_logs

from kontaktcenter.models import Anvandare
from kontaktcenter.periodic import close_units
from tests.factories import make_arendetyp, make_enhet, make_forvaltning, make_overenskommelse
from tests.kontaktcenter.innehav import Bollar

pytestmark = pytest.mark.django_db


def granska() -> str:
    """What the command prints."""
    out = StringIO()
    call_command("granska", stdout=out)
    return out.getvalue()


def test_the_command_says_that_all_is_well(administrator: Anvandare) -> None:
    assert granska() == "Inga anmärkningar på inställningarna.\n"


def test_the_command_tells_reminders_without_failing(administrator: Anvandare) -> None:
    make_overenskommelse(make_forvaltning("skola", namn="Skola"), omprovas=date(2021, 5, 4))
    assert granska().startswith("Påminnelse: Överenskommelsen med Skola skulle ha omprövats senast 4 maj 2021.")


def test_the_command_fails_when_there_is_a_fault(administrator: Anvandare) -> None:
    make_arendetyp(ansvarig_enhet=make_enhet(stangd=timezone.localdate()))
    out = StringIO()
    with pytest.raises(CommandError, match="anmärkningar"):
        call_command("granska", stdout=out)
    assert "Anmärkning: Ärendetypen ”Fråga om bygglov” kan inte användas." in out.getvalue()


def test_the_check_of_django_warns_when_the_database_is_asked_for(administrator: Anvandare) -> None:
    make_arendetyp(ansvarig_enhet=make_enhet(stangd=timezone.localdate()))
    warnings = {message.id for message in run_checks(databases=["default"])}
    assert "kontaktcenter.arendetyp_ansvarig_enhet" in warnings
    assert not any(str(message.id).startswith("kontaktcenter.") for message in run_checks())


def test_the_nightly_job_empties_closed_units_and_logs_what_is_left_by_id(administrator: Anvandare, bollar: Bollar) -> None:
    plan = make_enhet("plan")
    emptied = make_enhet("bygglov", stangd=timezone.localdate(), ersatt_av=plan)
    stuck = make_enhet("kart", namn="Kartenheten", stangd=timezone.localdate())
    bollar.at_units = {emptied.pk: 2, stuck.pk: 1}
    with capture_logs() as lines:
        close_units()
    assert bollar.at_units == {plan.pk: 2, stuck.pk: 1}
    assert lines == [
        {"event": "closed_units_emptied", "log_level": "info", "units": 1},
        {"event": "setup_fault", "log_level": "warning", "rule": "enhet_haller", "model": "kontaktcenter.enhet", "id": stuck.pk},
    ]
