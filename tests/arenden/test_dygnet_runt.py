"""A unit that works around the clock: at night for what is urgent; the rest is counted by day, and told of in the morning."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from arenden.actions.omrakning import recompute_for
from arenden.actions.overlamning import hand_over
from arenden.actions.paminnelse import sweep
from arenden.actions.sammandrag import send_digests
from arenden.models import Bevakning, Notis, Overlamning
from kontaktcenter.models import Arbetstidsintervall, Arbetstidskalender, Enhet, Fristenhet, Utskick
from tests.factories import make_arendetyp, make_enhet
from tests.factories_arenden import make_agent, make_arende, make_handlaggare

pytestmark = pytest.mark.django_db
STOCKHOLM = ZoneInfo("Europe/Stockholm")
SONDAG = datetime(2026, 4, 12, 11, 35, tzinfo=STOCKHOLM)
MANDAG = datetime(2026, 4, 13, tzinfo=STOCKHOLM)


@pytest.fixture
def jouren() -> Enhet:
    kalender = Arbetstidskalender.objects.create(namn="Dygnet runt", is_helgstangd=False)
    rows = (Arbetstidsintervall(kalender=kalender, veckodag=dag, fran=time(0), till=time(0)) for dag in range(7))
    Arbetstidsintervall.objects.bulk_create(rows)
    enhet = make_enhet("gata", namn="Gatuenheten", kalender=kalender)
    make_handlaggare(enhet)
    return enhet


def handed_over(enhet: Enhet, monkeypatch, *, is_bradskande: bool = False) -> Overlamning:
    """A case that the unit got on Sunday and has eight hours to accept."""
    frist = {"kvittensfrist": 8, "kvittensfrist_enhet": Fristenhet.TIMMAR}
    typ = make_arendetyp("hal", namn="Hål i gatan", ansvarig_enhet=enhet, is_bradskande=is_bradskande, **frist)
    agent = make_agent()
    arende = make_arende(by=agent, arendetyp=typ)
    monkeypatch.setattr(timezone, "now", lambda: SONDAG)
    return hand_over(arende=arende, by=agent, till=enhet)


def test_what_is_not_urgent_is_to_be_accepted_in_the_working_day(jouren, monkeypatch) -> None:
    assert handed_over(jouren, monkeypatch).kvittens_senast == MANDAG.replace(hour=16)


def test_what_is_urgent_is_to_be_accepted_the_same_day(jouren, monkeypatch) -> None:
    assert handed_over(jouren, monkeypatch, is_bradskande=True).kvittens_senast == SONDAG + timedelta(hours=8)


def test_the_reminder_waits_for_the_working_day(jouren, monkeypatch) -> None:
    handed_over(jouren, monkeypatch)
    Bevakning.objects.exclude(slag="kvittens").delete()
    Bevakning.objects.update(nasta=SONDAG)
    sweep(SONDAG)
    assert Bevakning.objects.get().nasta == MANDAG.replace(hour=8)


def test_a_changed_calendar_of_the_center_moves_the_time_of_acceptance(jouren, monkeypatch) -> None:
    overlamning = handed_over(jouren, monkeypatch)
    kalender = overlamning.arende.center.kalender
    kalender.intervaller.update(fran=time(9))
    recompute_for(kalender)
    overlamning.refresh_from_db()
    assert overlamning.kvittens_senast == MANDAG.replace(hour=17)


def test_the_digest_comes_in_the_morning_not_at_midnight(jouren, monkeypatch) -> None:
    handed_over(jouren, monkeypatch)
    Notis.objects.update(skapad=SONDAG)
    at = [MANDAG + timedelta(minutes=5), MANDAG.replace(hour=6, minute=59), MANDAG.replace(hour=7)]
    sent = []
    for moment in at:
        send_digests(moment)
        sent.append(Utskick.objects.filter(mottagare=jouren.epost).exists())
    assert sent == [False, False, True]
