"""A gap is reported, filled and closed; the pages of gaps, news, files and letters as pictures."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from kontaktcenter.models import Anvandare
from kunskapsbank.actions.granskning import approve, submit
from kunskapsbank.actions.luckartikel import close_answered
from kunskapsbank.actions.nyhet import publish_nyhet
from kunskapsbank.actions.sokning import log_sokning
from kunskapsbank.models import Kunskapslucka, Revision
from tests.factories import make_anvandare, make_center, make_enhet, make_forvaltning
from tests.factories_kunskap import make_artikel, make_lucka, make_redaktor
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def redaktor() -> Anvandare:
    """An editor at the center, in a municipality with gaps and news."""
    user = make_redaktor(make_center())
    make_lucka("Får jag ladda elbilen i gatan utanför huset?", signaler=4, enhet=make_enhet(foralder=make_forvaltning()))
    make_lucka("Hur får jag en laddstolpe till föreningen?", signaler=2)
    log_sokning(dorr="publik", sprak="sv", fraga="skidspår öppet", antal=0)
    publish_nyhet(rubrik="Nya regler för bygglov", text="Läs artikeln innan du svarar.", enheter=[make_center()], is_viktig=True, by=user)
    return user


def test_a_gap_is_reported_filled_and_closed(sida: Sidor, redaktor: Anvandare) -> None:
    artikel, agent, expert = make_artikel(), make_anvandare(), make_anvandare("handlaggare", make_enhet("avfall"))
    page = sida(1280, 900, user=agent)
    page.goto(reverse("artikel_rapportera", args=[artikel.pk]))
    page.locator("input[name=slag][value=fel]").check()
    page.locator("textarea").fill("Jag heter Anna Testsson. Tiderna stämmer inte.")
    page.locator("main form button").click()
    page.goto(reverse("luckor_rapporterat"))
    page.get_by_role("link", name="När hämtas soporna?").click()
    expect(page.get_by_text("Jag heter [namn]. Tiderna stämmer inte.")).to_be_visible()
    fill_gap(sida, expert)
    page.goto(reverse("luckor_rapporterat"))
    expect(page.get_by_text("Vi har rättat tiderna.")).to_be_visible()
    granska(page, "luckor-rapporterat-1280-light")


def fill_gap(sida: Sidor, expert: Anvandare) -> None:
    """The unit finds it on a phone and closes it with the article."""
    phone = sida(390, 844, "dark", user=expert)
    phone.goto(reverse("mina_luckor"))
    phone.get_by_role("link", name="När hämtas soporna?").click()
    granska(phone, "lucka-390-dark")
    phone.get_by_label("Hälsning till kontaktcenter").fill("Vi har rättat tiderna.")
    phone.get_by_role("button", name="Stäng luckan").first.click()
    expect(phone.get_by_text("Luckan är stängd.", exact=False).first).to_be_visible()


def test_an_editor_writes_the_article_that_a_gap_lacks_and_it_closes(sida: Sidor, redaktor: Anvandare) -> None:
    lucka = Kunskapslucka.objects.get(rubrik__startswith="Får jag ladda")
    make_artikel()
    page = sida(1280, 900, user=redaktor)
    page.goto(reverse("lucka", args=[lucka.pk]))
    page.locator("#skrivform_amne").select_option(label="Avfall", force=True)
    page.get_by_role("button", name="Börja på artikeln").click()
    page.wait_for_url("**/text/sv/")
    revision = Revision.objects.get(titel=lucka.rubrik)
    Revision.objects.filter(pk=revision.pk).update(kort_svar="Nej.", version=revision.version)
    approve(revision=submit(revision=revision, by=redaktor), by=make_anvandare("handlaggare", make_enhet()))
    assert close_answered() == 1
    page.goto(reverse("lucka", args=[lucka.pk]))
    expect(page.get_by_text("Besvarad av en artikel").first).to_be_visible()


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "dark"), (1280, "light")])
def test_the_pages_are_accessible(sida: Sidor, redaktor: Anvandare, width: int, color_scheme: str) -> None:
    lucka, nyhet = Kunskapslucka.objects.filter(enhet__isnull=False).get(), redaktor.lasningar.get().nyhet
    addresses = {
        "luckor": reverse("luckor"),
        "lucka": reverse("lucka", args=[lucka.pk]),
        "sokningar": reverse("luckor_sokningar"),
        "nyheter": reverse("nyheter"),
        "nyhet": reverse("nyhet", args=[nyhet.pk]),
        "nyhet-skriv": reverse("nyhet_ny"),
        "nyhet-lasare": reverse("nyhet_lasare", args=[nyhet.pk]),
        "inlasning": reverse("inlasningar"),
        "manadsbrev": reverse("manadsbrev_ett", args=["samhallsbyggnad", "2026-01"]),
    }
    page = sida(width, 900, color_scheme, user=redaktor)
    for name, address in addresses.items():
        page.goto(address)
        granska(page, f"kunskap-{name}-{width}-{color_scheme}")
