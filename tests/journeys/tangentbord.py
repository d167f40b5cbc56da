"""The agent's hands: a keyboard and nothing else."""

import time

from playwright.sync_api import Locator, Page, expect


class Tangentbord:
    """Counts the strokes and the time of one task."""

    def __init__(self, page: Page) -> None:
        self.page, self.strokes, self.began = page, 0, time.monotonic()

    def press(self, key: str) -> None:
        """One key, or several at once."""
        self.strokes += 1
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Write where the cursor stands."""
        self.strokes += len(text)
        self.page.keyboard.type(text)

    def tab_to(self, field: Locator, most: int = 12) -> None:
        """Press Tab until the field has focus, `most` times at most."""
        for _press in range(most):
            if field.evaluate("field => field === document.activeElement"):
                return
            self.press("Tab")
        expect(field).to_be_focused()

    @property
    def seconds(self) -> float:
        """Since the task began."""
        return time.monotonic() - self.began
