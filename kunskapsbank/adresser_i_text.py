"""Addresses that stand bare in a Markdown text become links: to the web, and to a mailbox.

A rule of markdown-it, after its own: what it makes is judged, written and cleaned as any other link. What is an address, and where it
ends in a sentence, is decided by Django's `urlize`.
"""

import re
from collections.abc import Iterator, Sequence

from django.utils.html import Urlizer
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

LANGSTA = 2_000
"""Characters of an address; what is longer stands as it is."""


class _Tolk(Urlizer):
    """With the quotation marks that Swedish uses, and a question's end."""

    trailing_punctuation_chars = ".,:;!?"
    word_split_re = re.compile(r"""([\s<>"'”“»«]+)""")


_tolk = _Tolk()


def link_addresses(parser: MarkdownIt) -> None:
    """Give the parser the rule."""

    def rule(state: StateCore) -> None:
        for block in state.tokens:
            if block.type == "inline" and block.children:
                block.children = list(_with_links(block.children, parser))

    parser.core.ruler.after("inline", "adresser", rule)


def _with_links(tokens: Sequence[Token], parser: MarkdownIt) -> Iterator[Token]:
    """The same, but for text outside links, which is cut around its addresses."""
    depth = 0
    for token in tokens:
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type == "text" and not depth and ("@" in token.content or "://" in token.content or "www." in token.content):
            yield from _cut(token, parser)
        else:
            yield token


def _cut(token: Token, parser: MarkdownIt) -> Iterator[Token]:
    pending = ""
    for word in _tolk.word_split_re.split(token.content):
        before, address, after = _tolk.trim_punctuation(word) if len(word) <= LANGSTA else (word, "", "")
        href = parser.normalizeLink(url) if (url := _address_of(address)) else ""
        if not href or not parser.validateLink(href):
            pending += word
            continue
        yield _text(pending + before, token.level)
        pending = after
        yield Token("link_open", "a", 1, attrs={"href": href}, level=token.level, markup="linkify", info="auto")
        yield _text(address, token.level + 1)
        yield Token("link_close", "a", -1, level=token.level, markup="linkify", info="auto")
    yield _text(pending, token.level)


def _text(content: str, level: int) -> Token:
    return Token("text", "", 0, content=content, level=level)


def _address_of(word: str) -> str:
    """Where the word leads; nothing for a word that is no address."""
    if _tolk.simple_url_re.match(word):
        return word
    if word.lower().startswith("www.") and "." in word[4:].strip("."):
        return f"https://{word}"
    return f"mailto:{word}" if ":" not in word and "/" not in word and "@" in word and _tolk.is_email_simple(word) else ""
