"""The words of an HTML mail."""

import re
from html.parser import HTMLParser

BLOCK = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "blockquote", "ul", "ol", "hr"}
TYSTA = {"script", "style", "head", "title"}


class _Ordplockare(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in TYSTA:
            self.silent += 1
        elif tag in BLOCK:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in TYSTA:
            self.silent = max(0, self.silent - 1)
        elif tag == "p":
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def html_to_text(html: str) -> str:
    """The words of the page with a line break where it breaks; nothing of its form, scripts or pictures."""
    plockare = _Ordplockare()
    plockare.feed(html)
    plockare.close()
    rader = [" ".join(rad.split()) for rad in "".join(plockare.parts).split("\n")]
    text = "\n".join(rader)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip()
