"""What a reader or listener of a page meets, in which language."""

import re
from html.parser import HTMLParser

SAGDA = {"alt", "title", "aria-label", "placeholder"}


class Ord(HTMLParser):
    """`found`: the texts in the language that the page says it is in, not those marked as being in another one; `html`: its root."""

    TOMMA = {"img", "input", "link", "meta", "path", "progress", "use"}

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sprak: list[str] = []
        self.found: set[str] = set()
        self.html: dict[str, str | None] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.html = self.html or given
        sprak = given.get("lang") or (self.sprak[-1] if self.sprak else "")
        if tag not in self.TOMMA:
            self.sprak.append("-" if tag in ("script", "style") else sprak)
        if sprak == self.html["lang"]:
            self.found |= {value for name, value in attrs if value and (name in SAGDA or name.startswith("data-text-"))}

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.TOMMA:
            self.sprak.pop()

    def handle_data(self, data: str) -> None:
        if self.sprak and self.sprak[-1] == self.html["lang"] and re.search(r"[^\W\d_]", data):
            self.found.add(" ".join(data.split()))
