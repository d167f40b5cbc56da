"""The answers beside a call while the question is typed, as the agent sees them: a browser at a web server as in production.

From the stroke to the answers on the page, told by the page itself (`kc-svar`), and of that what the request took.
"""

from playwright.sync_api import Page, sync_playwright

from tests.bench.besokare import Bankfel
from tests.webblasare import FLAGGOR, HUR, find_chromium

FRAGOR = ("när hämtas sopor", "behöver jag bygglov altan", "söka förskola", "parkeringstillstånd", "anmäla flytt", "avgift hemtjänst")
TAKT_MS = 120
"""Between two strokes: a quick typist's hundred words a minute."""
VILA_MS = 600
"""After a question, so that its last answers and the earlier questions have come before the next is begun."""
FRAGEFALT = "#id_f0-text"
MATT = """() => {
    const answers = performance.getEntriesByName("kc-svar").map((row) => row.duration);
    const requests = performance.getEntriesByType("resource").filter((row) => row.name.endsWith("/arbetsplats/artiklar/"));
    const found = [answers, requests.map((row) => row.responseEnd - row.startTime)];
    performance.clearMeasures();
    performance.clearResourceTimings();
    return found;
}"""


def type_questions(port: int, kaka: dict[str, str]) -> tuple[list[float], list[float]]:
    """Type the questions twice, the first time to warm; seconds from stroke to answers, and of each request."""
    program = find_chromium()
    if program is None:
        raise Bankfel(HUR)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGGOR)
        context = browser.new_context(base_url=f"http://127.0.0.1:{port}", viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        context.add_cookies([{**kaka, "url": f"http://127.0.0.1:{port}"}])
        page = context.new_page()
        page.goto("/arbetsplats/")
        page.keyboard.press("Alt+n")
        page.locator(FRAGEFALT).wait_for()
        _type_all(page)
        answers, requests = _type_all(page)
        browser.close()
    return [ms / 1000 for ms in answers], [ms / 1000 for ms in requests]


def _type_all(page: Page) -> tuple[list[float], list[float]]:
    answers: list[float] = []
    requests: list[float] = []
    for fraga in FRAGOR:
        page.locator(FRAGEFALT).fill("")
        page.wait_for_timeout(VILA_MS)
        page.evaluate(MATT)
        page.keyboard.type(fraga, delay=TAKT_MS)
        page.wait_for_timeout(VILA_MS)
        for told, new in zip((answers, requests), page.evaluate(MATT), strict=True):
            told += new
    return answers, requests
