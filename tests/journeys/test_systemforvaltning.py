"""The administrator's own pages and the presence menu in a real browser."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from kontaktcenter.models import Anvandare, Kalenderundantag, Overenskommelse
from tests.factories import (
    make_anvandare,
    make_arendetyp,
    make_enhet,
    make_foljdfraga,
    make_forvaltning,
    make_kalender,
    make_kompetens,
    make_overenskommelse,
)
from tests.sidor import Sidor, granska


@pytest.fixture
def forvaltare() -> Anvandare:
    """An administrator of a small municipality whose building unit lacks staff."""
    user = make_anvandare("systemforvaltare", make_enhet("digitalisering", namn="Digitaliseringsenheten"), sprak=["sv", "ar"])
    user.kompetenser.add(make_kompetens())
    forvaltning = make_forvaltning(namn="Samhällsbyggnadsförvaltningen")
    arendetyp = make_arendetyp(ansvarig_enhet=make_enhet(foralder=forvaltning))
    make_foljdfraga(arendetyp, "atgard", slag="val", text="Vad vill du göra?")
    make_overenskommelse(forvaltning, villkor={arendetyp: "vagleder"}, omprovas=date(2026, 1, 1))
    Kalenderundantag.objects.create(kalender=make_kalender(), datum=date(2026, 5, 15), rubrik="Klämdag")
    return user


def addresses(forvaltare: Anvandare) -> dict[str, str]:
    """The pages looked at, by the name of their picture."""
    enhet, kalender, overenskommelse = make_enhet(), make_kalender(), Overenskommelse.objects.get()

    def admin(name: str, *args: int) -> str:
        return reverse(f"admin:kontaktcenter_{name}", args=args)

    return {
        "enheter": admin("enhet_changelist"),
        "enhet": admin("enhet_change", enhet.pk),
        "enhet-stang": admin("enhet_stang", enhet.pk),
        "anvandare": admin("anvandare_change", forvaltare.pk),
        "historik": admin("anvandare_history", forvaltare.pk),
        "losenord": admin("anvandare_losenord", forvaltare.pk),
        "overenskommelser": admin("overenskommelse_changelist"),
        "overenskommelse": admin("overenskommelse_change", overenskommelse.pk),
        "kopiera": admin("overenskommelse_kopiera", overenskommelse.pk),
        "kalender-ar": admin("arbetstidskalender_ar", kalender.pk, 2026),
        "granskning": reverse("granskning"),
        "narvaro": reverse("satt_narvaro"),
    }


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "dark"), (1280, "light")])
def test_the_administrators_pages_are_accessible(sida: Sidor, forvaltare: Anvandare, width: int, color_scheme: str) -> None:
    # So high that the row of buttons, which stays at the bottom of the window, covers no control.
    page = sida(width, 3000, color_scheme, user=forvaltare)
    for name, address in addresses(forvaltare).items():
        page.goto(address)
        granska(page, f"forvaltning-{name}-{width}-{color_scheme}")


def test_a_refused_change_is_told_on_top_with_what_was_typed(sida: Sidor, forvaltare: Anvandare) -> None:
    plan = make_enhet("plan", namn="Planenheten")
    page = sida(1280, 900, user=forvaltare)
    page.goto(reverse("admin:kontaktcenter_arendetyp_change", args=[make_arendetyp().pk]))
    page.get_by_label("Namn", exact=False).first.fill("Fråga om detaljplan")
    page.locator("#id_ansvarig_enhet").select_option(str(plan.pk))
    page.locator("[name=_save]").first.click()
    expect(page.get_by_text("Planenheten tar emot ärenden men har ingen")).to_be_visible()
    assert page.locator("#id_namn").input_value() == "Fråga om detaljplan"
    granska(page, "forvaltning-nekad-1280-light")


def test_presence_is_set_from_the_menu_without_leaving_the_page(sida: Sidor, forvaltare: Anvandare) -> None:
    page = sida(1280, 900, user=forvaltare)
    page.goto(reverse("granskning"))
    page.locator("#kc-narvaro summary").click()
    page.get_by_label("Jag är").select_option("mote")
    page.get_by_label("Tillbaka klockan").fill("23:59")
    granska(page, "narvaro-meny-1280-light")
    page.get_by_role("button", name="Visa i växeln").click()
    page.locator("#kc-narvaro summary", has_text="I möte till 23.59").wait_for()
    assert page.url.endswith(reverse("granskning"))
    expect(page.locator("#kc-live")).to_have_text("Växeln visar nu: I möte till 23.59.")


def test_a_wrong_time_is_told_in_the_menu(sida: Sidor, forvaltare: Anvandare) -> None:
    page = sida(390, 844, "dark", user=forvaltare)
    page.goto(reverse("granskning"))
    page.locator("#kc-narvaro summary").click()
    page.get_by_label("Tillbaka den").fill("2021-01-01")
    page.get_by_role("button", name="Visa i växeln").click()
    page.locator("#kc-narvaro .kc-felsammanfattning", has_text="inte har passerat").wait_for()
    granska(page, "narvaro-fel-390-dark")


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "dark"), (1280, "light")])
def test_a_key_is_made_and_shown_once(sida: Sidor, forvaltare: Anvandare, width: int, color_scheme: str) -> None:
    page = sida(width, 1400, color_scheme, user=forvaltare)
    page.goto(reverse("admin:kontaktcenter_apinyckel_add"))
    page.locator("#id_namn").fill("Telefonväxeln")
    page.locator("#id_anvandare").select_option(str(forvaltare.pk))
    page.get_by_label("Läsa ärenden").check()
    granska(page, f"forvaltning-nyckel-ny-{width}-{color_scheme}")
    page.locator("[name=_save]").first.click()
    hemlighet = page.get_by_label("Nyckel", exact=True).input_value()
    granska(page, f"forvaltning-nyckel-hemlighet-{width}-{color_scheme}")
    page.get_by_role("link", name="Jag har kopierat nyckeln").click()
    granska(page, f"forvaltning-nyckel-{width}-{color_scheme}")
    assert hemlighet.startswith("kc_") and hemlighet not in page.content()
