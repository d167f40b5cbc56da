"""A manager plans offices and tours in a real browser: what breaks the rules, a new pattern, a stop that is late."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from kontaktcenter.models import Anvandare
from servicekontor.models import Kontorsregel, Turstopp
from tests.factories import make_anvandare, make_center
from tests.factories_kontor import make_fordon, make_kontor, make_korstid, make_oppettid, make_ort, make_stopplats, make_tur, make_turstopp
from tests.sidor import Sidor, granska


@pytest.fixture
def chef(transactional_db: None) -> Anvandare:
    """The manager of a center with an office that closes at lunch, a bus with a tour tomorrow, and a town without service."""
    kontor = make_kontor()
    start = timezone.localdate() - timedelta(days=400)
    for veckodag in range(5):
        make_oppettid(kontor, veckodag, "09:00", "12:00", galler_fran=start)
        make_oppettid(kontor, veckodag, "13:00", "16:00", galler_fran=start)
    for slag, antal in (("lunch", None), ("kvallsoppet", 2)):
        Kontorsregel.objects.create(kontor=kontor, slag=slag, antal=antal, galler_fran=start)
    make_kontor("soderby", namn="Kontoret i Söderby")
    torget, skolan = make_stopplats(), make_stopplats("Skolan")
    make_korstid(torget, skolan, 30)
    make_ort("Storby", 9000)
    tur = make_tur(timezone.localdate() + timedelta(days=1), make_fordon())
    make_turstopp(tur, "10:00", "12:00", plats=torget)
    make_turstopp(tur, "12:40", "14:00", plats=skolan)
    return make_anvandare("chef", make_center())


def test_a_manager_delays_a_stop_and_the_next_one_moves_with_it(sida: Sidor, chef: Anvandare) -> None:
    page = sida(1280, user=chef)
    page.goto("/kontorsplanering/")
    page.get_by_role("link", name="Turer").click()
    page.goto(f"/kontorsplanering/turer/{Turstopp.objects.first().tur_id}/")
    page.get_by_role("link", name="Försena Torget, Lillby").click()
    page.get_by_label("Minuter").fill("60")
    page.get_by_label("Orsak").fill("Olycka på vägen.")
    granska(page, "planering-forsena-1280")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Förseningen är inlagd.")).to_be_visible()
    expect(page.get_by_text("13.30–14.50")).to_be_visible()
    granska(page, "planering-tur-1280")


def test_a_pattern_that_cannot_be_driven_is_refused_and_then_laid_out(sida: Sidor, chef: Anvandare) -> None:
    page = sida(390, 844, user=chef)
    page.goto("/kontorsplanering/monster/nytt/")
    page.get_by_label("Fordon").select_option("Bussen")
    page.get_by_label("Namn").fill("Södra rundan")
    page.get_by_label("Gäller från").fill((timezone.localdate() + timedelta(days=2)).isoformat())
    for number, (plats, ankomst, avgang) in enumerate([("Torget, Lillby", "10:00", "12:00"), ("Skolan, Lillby", "12:10", "14:00")]):
        page.locator(f"#id_stopp-{number}-plats").select_option(plats)
        page.locator(f"#id_stopp-{number}-ankomst").fill(ankomst)
        page.locator(f"#id_stopp-{number}-avgang").fill(avgang)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Stoppet kan öppna tidigast 12.30.").first).to_be_visible()
    granska(page, "planering-monster-390")
    page.locator("#id_stopp-1-ankomst").fill("12:30")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Mönstret är sparat.")).to_be_visible()


def test_every_page_of_planning_holds_on_both_screens(sida: Sidor, chef: Anvandare) -> None:
    paths = {"alla": "", "kontor": "kontor/norrby/", "avveckla": "kontor/norrby/avveckla/", "turer": "turer/", "rattvisa": "rattvisa/"}
    for width, scheme in ((390, "dark"), (1280, "light")):
        page = sida(width, color_scheme=scheme, user=chef)
        for namn, path in paths.items():
            page.goto(f"/kontorsplanering/{path}")
            granska(page, f"planering-{namn}-{width}")
