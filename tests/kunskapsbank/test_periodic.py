"""The jobs of the clock: each is in the timetable and does its work, also when it is started twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kontaktcenter.tidtabell import make_tidtabell
from kunskapsbank import periodic
from kunskapsbank.models import Lankkontroll, Revision, Sokdokument
from kunskapsbank.status import Lage
from tests.factories_kunskap import make_artikel, make_revision

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("namn", ["publish_due", "sync_validity", "remind_artiklar", "check_links"])
def test_the_clock_starts_each_job(namn: str) -> None:
    assert f"kunskapsbank.periodic.{namn}" in {job["task"] for job in make_tidtabell(15).values()}


def test_what_is_due_is_published_once() -> None:
    text = make_artikel().texter.get()
    due = make_revision(text, lage=Lage.GODKAND)
    Revision.objects.filter(pk=due.pk).update(publiceras=timezone.now() - timedelta(minutes=1))
    periodic.publish_due()
    periodic.publish_due()
    text.refresh_from_db()
    assert text.publicerad == due


def test_what_has_begun_to_hold_is_found() -> None:
    key = make_artikel().texter.get().pk
    periodic.sync_validity()
    periodic.sync_validity()
    assert Sokdokument.objects.get(samling="artikel").nyckel == key


def test_the_links_of_what_is_read_are_followed() -> None:
    make_artikel(svar="[inåt](http://127.0.0.1:9/)")
    periodic.check_links()
    assert "öppna internet" in Lankkontroll.objects.get().fel
