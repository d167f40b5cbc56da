"""An administrator puts a mail in the municipality's own words, and an officer's files survive a refused answer, in a real browser."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from arenden.models import Arende, Bilaga
from tests.factories import make_anvandare
from tests.factories_arenden import make_agent, make_arende
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "light"), (1280, "dark")])
def test_a_mail_is_put_in_own_words_and_seen_before_it_is_used(sida: Sidor, width: int, color_scheme: str) -> None:
    # So high that the row of buttons, which stays at the bottom of the window, covers no control.
    page = sida(width, 4500, color_scheme, user=make_anvandare("systemforvaltare"))
    page.goto(reverse("admin:kontaktcenter_mejltext_add"))
    page.get_by_label("Mejl", exact=False).first.select_option("mottaget")
    page.locator("[name=_save]").click()
    expect(page.get_by_text("Det här är systemets egen text.")).to_be_visible()
    page.locator("#id_amnesrad").fill("Tack! Ditt ärende heter {nummer}")
    page.locator("[name=_continue]").click()
    expect(page.get_by_text("Tack! Ditt ärende heter KC-2026-000123")).to_be_visible()
    granska(page, f"mejltext-{width}-{color_scheme}")


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "dark"), (1280, "light")])
def test_files_of_a_refused_answer_are_kept(sida: Sidor, tmp_path: Path, width: int, color_scheme: str) -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    (tmp_path / "plan.txt").write_text("Planen")
    page = sida(width, color_scheme=color_scheme, user=agent)
    page.goto(f"/arenden/{arende.nummer}/besvara/")
    page.get_by_label("Text").fill("Ja, det går bra.")
    page.get_by_role("button", name="Granska").click()
    page.get_by_label("Bifoga filer").set_input_files(tmp_path / "plan.txt")
    Arende.objects.filter(pk=arende.pk).update(version=arende.version + 1)
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_label("plan.txt")).to_be_checked()
    granska(page, f"sparade-filer-{width}-{color_scheme}")
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_text("Svaret är skickat och ärendet är besvarat.")).to_be_visible()
    assert Bilaga.objects.get().filnamn == "plan.txt"
