"""What is known of an article: what readers see of it is changed by those who review it, and the day of the next review by a review."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from kontaktcenter.fel import InaktuellSida, Inmatningsfel, SaknarBehorighet
from kontaktcenter.models import Anvandare
from kunskapsbank.actions.artikel import confirm_review, create_artikel, update_artikel
from kunskapsbank.actions.granskning import approve, publish, publish_due, schedule, send_back, submit
from kunskapsbank.actions.utkast import save_utkast
from kunskapsbank.innehall import Innehall
from kunskapsbank.models import Artikel, Revision
from kunskapsbank.status import Lage, Malgrupp
from kunskapsbank.uppgiftsratt import latest_review, usual_review
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_kunskap import make_artikel, make_artikelamne, make_redaktor

pytestmark = pytest.mark.django_db
INTERN = {"malgrupp": Malgrupp.INTERN}
NYTT = Innehall(titel="När hämtas matavfallet?", kort_svar="Varje vecka.")


@pytest.fixture
def redaktor() -> Anvandare:
    """Writes everything, and reviews for a unit of their own."""
    redaktor = make_redaktor(make_center())
    redaktor.medlemskap.create(enhet=make_enhet("bygglov"), roll="handlaggare", fran="2020-01-01")
    return redaktor


@pytest.fixture
def expert() -> Anvandare:
    return make_anvandare("handlaggare", make_enhet("avfall", namn="Avfallsenheten"))


FORTS = [
    (INTERN, {"malgrupp": Malgrupp.PUBLIK}, "visa den för alla"),
    ({}, {"kalla": "Annan källa"}, "Läsarna ser källan"),
    ({}, {"kalla_lank": "https://exempel.se/"}, "Läsarna ser källan"),
    (INTERN, {"kalla_lank": "https://exempel.se/"}, "Läsarna ser källan"),
    ({"giltig_fran": date(2026, 6, 1)}, {"giltig_fran": date(2026, 1, 1)}, "gälla fler dagar"),
    ({"giltig_till": date(2026, 6, 1)}, {"giltig_till": None}, "gälla fler dagar"),
    ({"giltig_till": date(2026, 6, 1)}, {"giltig_till": date(2026, 7, 1)}, "gälla fler dagar"),
    ({}, {"granskas_senast": date(2026, 1, 1)}, "nästa granskning"),
]


@pytest.mark.parametrize(("fore", "andring", "mening"), FORTS)
def test_what_readers_see_is_changed_by_those_who_review_it(
    redaktor: Anvandare, expert: Anvandare, fore: dict[str, Any], andring: dict[str, Any], mening: str
) -> None:
    artikel = make_artikel(**fore)
    with pytest.raises(SaknarBehorighet, match=mening):
        update_artikel(artikel=artikel, by=redaktor, **andring)
    artikel.refresh_from_db()
    assert all(getattr(artikel, namn) != value for namn, value in andring.items())
    if "granskas_senast" not in andring:
        update_artikel(artikel=artikel, by=expert, **andring)


@pytest.mark.parametrize(("fore", "andring", "_mening"), FORTS[:-1])
def test_before_anything_is_approved_the_writer_decides(
    redaktor: Anvandare, fore: dict[str, Any], andring: dict[str, Any], _mening: str
) -> None:
    update_artikel(artikel=make_artikel(lage=Lage.GRANSKAS, **fore), by=redaktor, **andring)


def test_what_is_approved_and_waits_for_its_day_is_guarded_too(redaktor: Anvandare) -> None:
    with pytest.raises(SaknarBehorighet):
        update_artikel(artikel=make_artikel(lage=Lage.GODKAND, **INTERN), by=redaktor, malgrupp=Malgrupp.PUBLIK)


def test_an_internal_article_does_not_become_public_by_a_move_to_a_unit_of_ones_own(redaktor: Anvandare, expert: Anvandare) -> None:
    artikel, egen = make_artikel(**INTERN), make_enhet("bygglov")
    with pytest.raises(SaknarBehorighet, match="Läsarna ser artikeln"):
        update_artikel(artikel=artikel, by=redaktor, ansvarig_enhet=egen)
    with pytest.raises(SaknarBehorighet):
        update_artikel(artikel=artikel, by=redaktor, ansvarig_enhet=egen, malgrupp=Malgrupp.PUBLIK)
    expert.medlemskap.create(enhet=egen, roll="redaktor", fran="2020-01-01")
    assert update_artikel(artikel=artikel, by=Anvandare.objects.get(pk=expert.pk), ansvarig_enhet=egen).ansvarig_enhet == egen


@pytest.mark.parametrize("lage", [Lage.PUBLICERAD, Lage.GODKAND])
def test_what_readers_see_is_not_moved_by_a_writer_to_a_unit_where_the_writer_reviews(redaktor: Anvandare, lage: Lage) -> None:
    with pytest.raises(SaknarBehorighet, match="granskar artiklar på Avfallsenheten kan flytta den"):
        update_artikel(artikel=make_artikel(lage=lage), by=redaktor, ansvarig_enhet=make_enhet("bygglov"))
    draft = make_artikel(lage=Lage.UTKAST)
    assert update_artikel(artikel=draft, by=redaktor, ansvarig_enhet=make_enhet("bygglov")).version == 2


def test_a_writer_does_not_hide_an_article_to_change_its_source(redaktor: Anvandare, expert: Anvandare) -> None:
    artikel = update_artikel(artikel=make_artikel(kalla_lank="https://exempel.se/ratt"), by=redaktor, **INTERN)
    with pytest.raises(SaknarBehorighet, match="Läsarna ser källan"):
        update_artikel(artikel=artikel, by=redaktor, kalla_lank="https://exempel.se/fel")
    shown = update_artikel(artikel=artikel, by=expert, malgrupp=Malgrupp.PUBLIK)
    assert shown.kalla_lank == "https://exempel.se/ratt"


def test_a_writer_may_let_an_article_hold_for_fewer_days(redaktor: Anvandare) -> None:
    till = timezone.localdate() + timedelta(days=9)
    assert update_artikel(artikel=make_artikel(), by=redaktor, giltig_till=till).giltig_till == till


def test_the_next_review_is_at_most_as_far_ahead_as_the_setting_says(expert: Anvandare, settings) -> None:
    artikel = make_artikel()
    with pytest.raises(Inmatningsfel, match="24 månader"):
        confirm_review(artikel=artikel, granskas_senast=latest_review() + timedelta(days=1), by=expert)
    with pytest.raises(Inmatningsfel, match="24 månader"):
        create_artikel(amne=make_artikelamne(), ansvarig_enhet=make_enhet("avfall"), granskas_senast=date(2099, 1, 1), by=None)
    assert confirm_review(artikel=artikel, granskas_senast=latest_review(), by=expert).granskas_senast == latest_review()
    settings.GRANSKNING_HOGST_MANADER = 6
    assert usual_review(date(2026, 1, 15)) == date(2026, 7, 15)
    assert create_artikel(amne=make_artikelamne(), ansvarig_enhet=make_enhet("avfall"), by=None).granskas_senast == latest_review()
    assert (latest_review(date(2026, 8, 31)), latest_review(date(2026, 12, 1))) == (date(2027, 2, 28), date(2027, 6, 1))


def make_approved(artikel: Artikel, by: Anvandare, expert: Anvandare) -> Revision:
    """Approved to be published in two hours."""
    revision = submit(revision=save_utkast(artikel=artikel, innehall=NYTT, by=by), by=by)
    return approve(revision=revision, by=expert, publiceras=timezone.now() + timedelta(hours=2))


def test_a_writer_does_not_publish_before_the_time_that_was_approved(redaktor: Anvandare, expert: Anvandare) -> None:
    revision = make_approved(make_artikel(), redaktor, expert)
    for when in (timezone.now() + timedelta(hours=1), timezone.now() - timedelta(hours=1)):
        with pytest.raises((SaknarBehorighet, Inmatningsfel)):
            schedule(revision=revision, publiceras=when, by=redaktor)
    with pytest.raises(SaknarBehorighet, match="godkänts att publiceras"):
        publish(revision=revision, by=redaktor)
    later = schedule(revision=revision, publiceras=revision.publiceras + timedelta(hours=1), by=redaktor).publiceras
    assert publish_due(later) == 1


def test_a_writer_who_put_a_publication_off_goes_back_to_the_time_that_was_approved(redaktor: Anvandare, expert: Anvandare) -> None:
    revision = make_approved(make_artikel(), redaktor, expert)
    approved = revision.publiceras
    schedule(revision=revision, publiceras=approved + timedelta(days=1), by=redaktor)
    with pytest.raises(SaknarBehorighet, match="godkänts att publiceras"):
        schedule(revision=revision, publiceras=approved - timedelta(minutes=1), by=redaktor)
    assert schedule(revision=revision, publiceras=approved, by=redaktor).publiceras == approved


def test_the_time_that_a_reviewer_moves_a_publication_to_is_the_approved_one(redaktor: Anvandare, expert: Anvandare) -> None:
    revision = make_approved(make_artikel(), redaktor, expert)
    first, later = revision.publiceras, revision.publiceras + timedelta(hours=5)
    schedule(revision=revision, publiceras=later, by=expert)
    schedule(revision=revision, publiceras=later + timedelta(hours=1), by=redaktor)
    with pytest.raises(SaknarBehorighet):
        schedule(revision=revision, publiceras=first, by=redaktor)
    assert schedule(revision=revision, publiceras=later, by=redaktor).publiceras == later


def test_a_new_approval_is_what_counts_of_a_text_that_went_back_to_its_writer(redaktor: Anvandare, expert: Anvandare) -> None:
    revision = make_approved(make_artikel(), redaktor, expert)
    first, later = revision.publiceras, revision.publiceras + timedelta(hours=5)
    again = submit(revision=send_back(revision=revision, orsak="", by=redaktor), by=redaktor)
    approve(revision=again, by=expert, publiceras=later)
    with pytest.raises(SaknarBehorighet):
        schedule(revision=again, publiceras=first, by=redaktor)


def test_the_expert_publishes_earlier(redaktor: Anvandare, expert: Anvandare) -> None:
    revision = make_approved(make_artikel(), redaktor, expert)
    schedule(revision=revision, publiceras=timezone.now() + timedelta(hours=1), by=expert)
    assert publish(revision=revision, by=expert).lage == Lage.PUBLICERAD


def test_what_is_approved_is_what_the_page_showed_of_source_and_audience(redaktor: Anvandare, expert: Anvandare) -> None:
    artikel = make_artikel(lage=Lage.UTKAST, **INTERN)
    revision = submit(revision=artikel.texter.get().revisioner.get(), by=redaktor)
    update_artikel(artikel=artikel, by=redaktor, malgrupp=Malgrupp.PUBLIK)
    with pytest.raises(InaktuellSida):
        approve(revision=revision, by=expert, artikelversion=artikel.version)
    artikel.refresh_from_db()
    assert approve(revision=revision, by=expert, artikelversion=artikel.version).lage == Lage.PUBLICERAD
