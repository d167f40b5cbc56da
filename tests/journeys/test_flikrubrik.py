"""What the tab of an open contact is called."""

import pytest
from playwright.sync_api import expect

from tests.journeys.test_arbetsplats import open_kontakt
from tests.journeys.vardag import make_vardag
from tests.sidor import Sidor

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_tab_without_words_is_called_after_the_channel_that_is_chosen(sida: Sidor) -> None:
    page = sida(user=make_vardag().agent)
    open_kontakt(page)
    tab = page.locator("[data-aktuell-flik]")
    expect(tab).to_contain_text("Telefon ")
    time = tab.inner_text().removeprefix("Telefon ")
    page.get_by_role("radio", name="Brev").check(force=True)
    expect(tab).to_have_text(f"Brev {time}")
    page.locator("#id_f0-text").fill("Lampan")
    expect(tab).to_have_text("Lampan")
    page.locator("#id_f0-text").fill("")
    expect(tab).to_have_text(f"Brev {time}")
