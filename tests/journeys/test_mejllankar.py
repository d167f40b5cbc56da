"""Links in mails, pressed in a real browser: what a test client sends by itself, a browser sends as the page's policies allow."""

import pytest
from playwright.sync_api import expect

from arenden.actions.foljning import follow_report
from arenden.foljkod import derive_follower_secret
from arenden.models import Foljare
from tests.arenden.medborgare.medborgare import mailed_link
from tests.factories import make_arendetyp
from tests.factories_arenden import make_arende
from tests.sidor import Sidor

pytestmark = pytest.mark.django_db(transaction=True)
with_and_without_script = pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])


@with_and_without_script
def test_the_link_in_a_receipt_opens_the_case(sida: Sidor, script: bool) -> None:
    arende = make_arende()
    page = sida(390, 844, java_script_enabled=script)
    page.goto(mailed_link(arende))
    page.get_by_role("button", name="Öppna mitt ärende").click()
    expect(page.locator("main")).to_contain_text(arende.nummer)


@with_and_without_script
def test_the_link_to_follow_somebody_elses_report_is_confirmed_and_ended(sida: Sidor, script: bool) -> None:
    arende, epost = make_arende(arendetyp=make_arendetyp("lampa", slag="felanmalan")), "berit@testsson.example"
    follow_report(arende_id=arende.pk, epost=epost, sprak="sv")
    page = sida(390, 844, java_script_enabled=script)
    page.goto(f"/foljer/{derive_follower_secret(arende.pk, epost)}/")
    page.get_by_role("button", name="Ja, mejla mig").click()
    expect(page.get_by_role("button", name="Sluta följa")).to_be_visible()
    assert Foljare.objects.get().bekraftad is not None
    page.get_by_role("button", name="Sluta följa").click()
    expect(page.get_by_role("button", name="Sluta följa")).to_have_count(0)
    assert not Foljare.objects.exists()
