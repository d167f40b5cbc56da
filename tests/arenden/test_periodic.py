"""Reminders, digests, waking, closing and erasure, at fixed moments."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from arenden.actions import add_note, answer, park
from arenden.actions.gallring import purge
from arenden.actions.omrakning import recompute_pending
from arenden.actions.paminnelse import sweep
from arenden.actions.sammandrag import send_digests
from arenden.actions.skotsel import close_due, wake_due
from arenden.models import Arende, Bevakning, Bilaga, Handelse, Kontakt, Notis, Person
from arenden.status import Handelsetyp, Status
from kontaktcenter.models import Kalenderundantag, Omrakning, Utskick
from tests.factories import make_anvandare, make_arendetyp, make_enhet
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_mottaget, make_overlamnat

pytestmark = pytest.mark.django_db
STOCKHOLM = ZoneInfo("Europe/Stockholm")
FRIST = datetime(2026, 4, 9, 17, tzinfo=STOCKHOLM)  # a Thursday
FREDAG = datetime(2026, 4, 10, 9, tzinfo=STOCKHOLM)


def due(arende: Arende, slag: str = "svar", *, steg: int = 1, forfaller: datetime = FRIST) -> Bevakning:
    """The case's watch, set to fall due."""
    Bevakning.objects.filter(arende=arende).exclude(slag=slag).delete()
    row = Bevakning.objects.get(arende=arende, slag=slag)
    row.forfaller, row.nasta, row.steg = forfaller, forfaller, steg
    row.save()
    Notis.objects.all().delete()
    return row


def test_a_late_case_shouts_to_officer_then_unit_then_manager() -> None:
    officer, chef = make_handlaggare(), make_anvandare("chef", make_enhet())
    due(make_mottaget(officer))
    told = []
    for dag in (FREDAG, FREDAG + timedelta(days=3), FREDAG + timedelta(days=4)):
        sweep(dag)
        told += [n.mottagare or n.enhet for n in Notis.objects.exclude(mottagare__medlemskap__roll="kommunvagledare").order_by("pk")]
        Notis.objects.all().delete()
    assert told == [officer, make_enhet(), chef]
    assert Bevakning.objects.get().steg == Bevakning.Steg.SLUT


def test_the_owner_in_the_center_is_told_that_the_department_is_late() -> None:
    agent = make_agent()
    due(make_mottaget(agent=agent))
    sweep(FREDAG)
    assert Notis.objects.filter(mottagare=agent, slag=Notis.Slag.FORSENAT).count() == 1
    assert Handelse.objects.filter(typ=Handelsetyp.FORSENAT).count() == 1


def test_a_hand_off_that_nobody_accepts_is_told_to_the_unit() -> None:
    due(make_overlamnat(), "kvittens")
    sweep(FREDAG)
    assert Notis.objects.filter(enhet=make_enhet(), slag=Notis.Slag.NU).count() == 1


@pytest.mark.parametrize("natt", [FREDAG.replace(hour=3), FREDAG + timedelta(days=1)])
def test_nothing_is_sent_outside_working_time(natt: datetime) -> None:
    row = due(make_mottaget(), forfaller=natt - timedelta(hours=1))
    sweep(natt)
    row.refresh_from_db()
    assert not Notis.objects.exists() and not Utskick.objects.filter(nyckel__startswith="bradskande").exists()
    assert row.steg == 1 and row.nasta.astimezone(STOCKHOLM).hour == 8


def test_an_urgent_case_is_mailed_at_night_too() -> None:
    officer = make_handlaggare()
    due(make_mottaget(officer, arendetyp=make_arendetyp(is_bradskande=True)), forfaller=FREDAG.replace(hour=2))
    sweep(FREDAG.replace(hour=3))
    mail = Utskick.objects.get(nyckel__contains="svar:0", mottagare=officer.email)
    assert "Brådskande" in mail.amnesrad and "carport" not in mail.text


def test_a_sweep_that_is_run_twice_reminds_once() -> None:
    due(make_mottaget())
    sweep(FREDAG)
    count = Notis.objects.count()
    sweep(FREDAG)
    assert Notis.objects.count() == count


def test_an_answered_case_reminds_nobody() -> None:
    officer = make_handlaggare()
    arende = make_mottaget(officer)
    due(arende)
    Arende.objects.filter(pk=arende.pk).update(status=Status.BESVARAD, besvarad=FRIST)
    sweep(FREDAG)
    assert not Notis.objects.exists()


def test_the_sweep_reads_only_what_is_due(django_assert_max_num_queries: Callable) -> None:
    for _i in range(5):
        make_arende(by=make_agent())
    Bevakning.objects.update(nasta=FRIST + timedelta(days=30))
    with django_assert_max_num_queries(3):
        assert sweep(FREDAG) == 0


def test_the_digest_is_one_mail_in_the_morning() -> None:
    officer = make_handlaggare()
    make_overlamnat()
    make_overlamnat()
    Notis.objects.update(skapad=FREDAG - timedelta(hours=15))
    assert send_digests(FREDAG) >= 1
    mails = Utskick.objects.filter(mottagare=officer.email)
    assert mails.count() == 1 and "2" in mails.get().amnesrad and "Testsson" not in mails.get().text


def test_what_comes_during_the_day_waits_for_the_next_morning() -> None:
    make_handlaggare()
    make_overlamnat()
    Notis.objects.update(skapad=FREDAG + timedelta(hours=1))
    assert send_digests(FREDAG + timedelta(hours=2)) == 0
    assert send_digests(FREDAG + timedelta(days=3)) >= 1


def test_a_digest_is_not_sent_twice() -> None:
    make_handlaggare()
    make_overlamnat()
    Notis.objects.update(skapad=FREDAG - timedelta(hours=15))
    send_digests(FREDAG)
    assert send_digests(FREDAG + timedelta(minutes=15)) == 0


def test_what_has_been_read_is_not_mailed() -> None:
    make_handlaggare()
    make_overlamnat()
    Notis.objects.update(skapad=FREDAG - timedelta(hours=15), last=FREDAG)
    assert send_digests(FREDAG) == 0


def test_no_digest_at_night() -> None:
    make_handlaggare()
    make_overlamnat()
    Notis.objects.update(skapad=FREDAG - timedelta(hours=15))
    assert send_digests(FREDAG.replace(hour=5)) == 0


def test_a_parked_case_wakes_on_its_day() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    park(arende=arende, till=timezone.localdate() + timedelta(days=1), by=agent)
    Arende.objects.update(vilar_till=FREDAG.date())
    assert wake_due(FREDAG - timedelta(days=1)) == 0
    assert wake_due(FREDAG) == 1
    arende.refresh_from_db()
    assert arende.status == Status.PAGAR


def test_an_answered_case_closes_after_a_month() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    answer(arende=arende, text="Ja.", by=agent)
    assert close_due(timezone.now() + timedelta(days=29)) == 0
    assert close_due(timezone.now() + timedelta(days=31)) == 1


def test_a_closed_day_moves_the_open_deadlines_and_says_so() -> None:
    arende = make_arende(by=make_agent(), arendetyp=make_arendetyp(svarsfrist=3, svarsfrist_enhet="dagar"))
    kalender = arende.center.kalender
    dag = arende.svar_senast.astimezone(STOCKHOLM).date()
    Kalenderundantag.objects.create(kalender=kalender, datum=dag, rubrik="Planeringsdag")
    Omrakning.objects.create(kalender=kalender)
    assert recompute_pending() == 1
    fore, arende = arende.svar_senast, Arende.objects.get(pk=arende.pk)
    assert arende.svar_senast > fore
    assert Bevakning.objects.get(arende=arende).forfaller == arende.svar_senast
    assert Handelse.objects.filter(typ=Handelsetyp.FRIST_OMRAKNAD, arende=arende).count() == 1


def test_erasure_takes_everything_but_the_events(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    agent = make_agent()
    fil = SimpleUploadedFile("anteckning.txt", b"Rad ett.")
    arende = make_arende(by=agent, arendetyp=make_arendetyp(gallring_manader=1), bilagor=[fil])
    add_note(arende=arende, text="Ringde.", by=agent)
    answer(arende=arende, text="Ja.", by=agent)
    close_due(timezone.now() + timedelta(days=31))
    events = Handelse.objects.count()
    assert purge(timezone.now() + timedelta(days=27)) == 0
    assert purge(timezone.now() + timedelta(days=40)) == 1
    left = [m.objects.count() for m in (Arende, Kontakt, Person, Bilaga, Utskick)] + [Arende.history.count()]
    assert left == [0] * 6
    assert Handelse.objects.count() == events


def test_erasure_leaves_what_is_not_due() -> None:
    make_arende(by=make_agent())
    assert purge(timezone.now() + timedelta(days=300)) == 0
    assert Arende.objects.count() == Person.objects.count() == 1
