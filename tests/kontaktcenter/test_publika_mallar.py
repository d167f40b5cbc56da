"""No public template holds text that is not marked for translation, and none breaks the content security policy."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

from kontaktcenter.textkatalog import ROT, source_files

PUBLIKA = [path for path in source_files() if path.suffix != ".py"]
ALLA = sorted((ROT / "templates").rglob("*.html"))
NAMN = {"Kontaktcenter"}
SPOKEN = {"alt", "title", "aria-label", "placeholder", "data-sag"}
# Blocks that fill an attribute, not the page.
TEKNISKA = re.compile(r"block \w*(klass|attribut|storlek)")
WORD = re.compile(r"[^\W\d_]{2,}")


def is_left_out(tag: str) -> bool:
    return bool(TEKNISKA.fullmatch(tag)) or tag.split()[0] in {"comment", "blocktranslate"}


def plain(source: str) -> str:
    """The template without its tags, without what is marked for translation, and without comments."""
    kept, skip_until = [], None
    for token in Lexer(source).tokenize():
        if skip_until:
            skip_until = None if token.contents == skip_until else skip_until
        elif token.token_type == TokenType.TEXT:
            kept.append(token.contents)
        elif token.token_type == TokenType.BLOCK and is_left_out(token.contents):
            skip_until = f"end{token.contents.split()[0]}"
        else:
            kept.append(" ")
    return "".join(kept)


class Words(HTMLParser):
    """Collects the words that a reader or listener of the page would meet."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found += WORD.findall(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [word for name, value in attrs if name in SPOKEN for word in WORD.findall(value or "")]


def name(path: Path) -> str:
    return path.relative_to(ROT).as_posix()


@pytest.mark.parametrize("path", PUBLIKA, ids=name)
def test_public_template_marks_every_word(path: Path) -> None:
    words, source = Words(), plain(path.read_text())
    # A piece of a page without any element is the attributes of one.
    words.feed(source if "<" in source or path.suffix != ".html" else f"<i {source}>")
    assert not set(words.found) - NAMN


@pytest.mark.parametrize("path", ALLA, ids=name)
def test_template_keeps_the_content_security_policy(path: Path) -> None:
    source = path.read_text()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|hx-on|javascript:", source)
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)


@pytest.mark.parametrize("path", sorted((ROT / "static/css").glob("*.css")), ids=name)
def test_stylesheet_uses_logical_directions(path: Path) -> None:
    source = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
    assert not re.search(r"(margin|padding|border)-(left|right)|(?<![-\w])(left|right)\s*:|text-align:\s*(left|right)", source)
