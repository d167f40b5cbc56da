"""Pages of a real browser: opened in the wanted size, colours and language, watched for what must never happen."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

from tests.axe import find_overflow, find_violations
from tests.webblasare import BILDER

SKARMBILDER = Path(__file__).resolve().parent.parent / "var" / "skarmbilder"

STILLA = """async () => {
    await document.fonts.ready;
    const frame = () => new Promise(done => requestAnimationFrame(done));
    await frame();
    for (const moving of document.getAnimations()) if (Number.isFinite(moving.effect?.getComputedTiming().endTime)) moving.finish();
    await frame();
    await frame();
}"""
"""The page as it stays: fonts are there, scripts have drawn what they draw, colours have gone over to what they become."""


class Sidor:
    """Opens pages towards one server and remembers what went wrong in them: broken policy, script errors, status 5xx."""

    def __init__(self, browser: Browser, base_url: str) -> None:
        """Remember the browser and the address that relative addresses start from."""
        self.browser = browser
        self.base_url = base_url
        self.contexts: list[BrowserContext] = []
        self.faults: list[str] = []

    def __call__(
        self,
        width: int = 1280,
        height: int = 800,
        color_scheme: str = "light",
        locale: str = "sv-SE",
        *,
        user: Any = None,
        **options: Any,
    ) -> Page:
        """Open an empty page, logged in as `user` when one is given; `options` go to Playwright's `new_context`."""
        context = self.browser.new_context(
            base_url=self.base_url,
            viewport={"width": width, "height": height},
            color_scheme=color_scheme,
            locale=locale,
            timezone_id="Europe/Stockholm",
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        if user is not None:
            self._log_in(context, user)
        page = context.new_page()
        self._watch(page)
        return page

    def close(self) -> None:
        """Close all pages."""
        for context in self.contexts:
            context.close()

    def _log_in(self, context: BrowserContext, user: Any) -> None:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.base_url}])

    def _watch(self, page: Page) -> None:
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("response", self._note_response)

    def _note_console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.faults.append(f"{message.page.url}: {message.text}")

    def _note_response(self, response: Response) -> None:
        is_static = settings.STATIC_URL in response.url
        if response.status >= 500 or (is_static and response.status >= 400):
            self.faults.append(f"{response.status} {response.url}")


def granska(page: Page, name: str, *, full_page: bool = True) -> None:
    """Fail on any fault of the page that axe-core or the width shows; with `--bilder` keep its picture as var/skarmbilder/<name>.png."""
    page.wait_for_load_state()
    page.evaluate(STILLA)
    if BILDER in os.environ:
        SKARMBILDER.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SKARMBILDER / f"{name}.png", full_page=full_page, animations="disabled")
    found = find_violations(page) + find_overflow(page)
    assert not found, f"{page.url} ({name}):\n" + "\n".join(found)
