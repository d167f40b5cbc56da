"""A call as an agent registers it: in the browser, by keyboard alone, for somebody who has not called before."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from arenden.indata import Uppgiftslamnare
from kontaktcenter.models import Arendetyp
from tests.journeys.tangentbord import Tangentbord


@dataclass(frozen=True)
class Samtal:
    """Who calls, what they ask, what it is about and what the agent answers."""

    uppgifter: Uppgiftslamnare
    fraga: str
    arendetyp: Arendetyp
    svar: str = ""

    def begin(self, page: Page) -> Tangentbord:
        """A new contact with person, question and case type; the outcome is left."""
        keys = Tangentbord(page)
        keys.press("Alt+n")
        expect(page.locator("#id_sok")).to_be_focused()
        keys.type(self.uppgifter.epost)
        keys.press("Enter")
        expect(page.locator("#id_namn")).to_be_focused()
        keys.type(self.uppgifter.namn)
        expect(page.locator("#id_epost")).to_have_value(self.uppgifter.epost)
        keys.press("Alt+t")
        keys.type(self.fraga)
        self._choose_type(page, keys)
        return keys

    def _choose_type(self, page: Page, keys: Tangentbord) -> None:
        keys.press("Tab")
        keys.type(self.arendetyp.namn)
        forslag = page.get_by_role("listbox", name="Förslag på ärendetyp").get_by_role("option")
        expect(forslag.first).to_contain_text(self.arendetyp.namn)
        keys.press("Enter")
        expect(page.locator(".kc-vagval")).to_be_visible()

    def answer_at_once(self, page: Page) -> None:
        """The agent knows: the outcome that the agreement says, with the answer."""
        keys = self.begin(page)
        keys.tab_to(page.locator("#id_f0-svar"))
        keys.type(self.svar)
        keys.press("Alt+s")
        self._is_saved(page)

    def make_case(self, page: Page) -> None:
        """The agent keeps it for now: the outcome before the one that the agreement says."""
        keys = self.begin(page)
        keys.tab_to(page.get_by_role("radio", name="Lämna över"))
        keys.press("ArrowUp")
        expect(page.get_by_role("radio", name="Ärende hos oss")).to_be_checked()
        keys.press("Alt+s")
        self._is_saved(page)

    def hand_over(self, page: Page) -> None:
        """The agent looks at the preview and hands over."""
        keys = self.begin(page)
        keys.press("Alt+o")
        expect(page.locator("#kc-dialog").get_by_role("button", name="Lämna över och spara")).to_be_focused()
        keys.press("Enter")
        self._is_saved(page)

    def _is_saved(self, page: Page) -> None:
        expect(page.locator(".kc-kvitto")).to_be_visible()
        expect(page.get_by_role("button", name="Ny kontakt")).to_be_focused()
