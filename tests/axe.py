"""Accessibility of one page as axe-core sees it, and whether it fits its window."""

from pathlib import Path

from playwright.sync_api import Page

ROT = Path(__file__).resolve().parent.parent
AXE = ROT / "node_modules" / "axe-core" / "axe.min.js"
TAGGAR = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async taggar => {
    const options = {runOnly: {type: 'tag', values: taggar}, resultTypes: ['violations'], preload: false};
    const answer = await axe.run(document, options);
    return answer.violations;
}"""
OVERFLOW = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
        .filter(e => e.getBoundingClientRect().right > width + 1 || e.getBoundingClientRect().left < -1)
        .slice(0, 5).map(e => e.outerHTML.slice(0, 160));
}"""


def find_violations(page: Page) -> list[str]:
    """Return what axe-core finds wrong, one readable line each.

    The script is evaluated by the debugger, as no page may load it: the content security policy stays as it is. Without
    `preload`, for axe copies imported style sheets into inline ones, which that policy stops.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text() + "\n;0")
    lines = []
    for violation in page.evaluate(RUN, TAGGAR):
        lines.append(f"{violation['id']} ({violation['impact']}): {violation['help']} {violation['helpUrl']}")
        for node in violation["nodes"][:5]:
            summary = " ".join(node["failureSummary"].split())
            lines.append(f"    {' '.join(map(str, node['target']))}: {summary}\n        {node['html'][:200]}")
    return lines


def find_overflow(page: Page) -> list[str]:
    """Return the elements that make the page scroll sideways."""
    return [f"sticks out of the window: {html}" for html in page.evaluate(OVERFLOW)]
