"""An article's Markdown as the words of a mail, which shows no marks: lists, headings, tables and links stay what they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin

from markdown_it.token import Token

from kontaktcenter.telefon import to_e164
from kunskapsbank.markdown import BILD, parse_blocks, words_of
from kunskapsbank.models.artikeltext import SVAR_HOGST

PUNKT = "• "
INDRAG = "  "
LANGSTA_LINJE = 60
"""Characters of the line under a heading."""


def as_letter(text: str, *, sida: str) -> str:
    """The text as plain words, with an empty line between what stands apart. What is too hard to read stays as it was typed.

    `sida` is the whole address of the text's own page: from there lead the links that say no more than a place on our site.
    """
    tokens = parse_blocks(text)
    if tokens is None:
        return text[:SVAR_HOGST]
    brev = _Brev(sida)
    for number, token in enumerate(tokens):
        brev.take(token, tokens[number - 1] if number else None)
    return "\n".join(brev.rader).strip()


@dataclass
class _Brev:
    """The lines so far, and where in lists and tables the reading is."""

    sida: str
    rader: list[str] = field(default_factory=list)
    listor: list[int | None] = field(default_factory=list)
    """The lists that are open, the innermost last: the next number, None of one with bullets."""
    marke: str = ""
    celler: list[str] | None = None

    def take(self, token: Token, fore: Token | None) -> None:
        """Write down one part of the text."""
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.listor.append(int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None)
            case "bullet_list_close" | "ordered_list_close":
                self.listor.pop()
                self._end_block()
            case "list_item_open":
                self._begin_item()
            case "list_item_close":
                self.marke = ""
            case "inline":
                self._write(_with_addresses(token.children or [], self.sida), is_heading=fore is not None and fore.type == "heading_open")
            case "fence" | "code_block":
                self._write(token.content)
                self._end_block()
            case "tr_open":
                self.celler = []
            case "tr_close":
                row, self.celler = " | ".join(self.celler or []), None
                self._write(row)
            case "paragraph_close" | "heading_close" | "table_close" | "hr":
                self._end_block()

    def _begin_item(self) -> None:
        number = self.listor[-1]
        self.marke = PUNKT if number is None else f"{number}. "
        if number is not None:
            self.listor[-1] = number + 1

    def _write(self, words: str, *, is_heading: bool = False) -> None:
        if self.celler is not None:
            self.celler.append(" ".join(words.split()))
            return
        outer = INDRAG * max(0, len(self.listor) - 1)
        inner = INDRAG if self.listor else ""
        for line in words.rstrip("\n").split("\n"):
            self.rader.append(f"{outer}{self.marke or inner}{line}")
            self.marke = ""
        if is_heading:
            self.rader.append("-" * min(len(words), LANGSTA_LINJE))

    def _end_block(self) -> None:
        """An empty line, but not within a list."""
        if not self.listor and self.rader and self.rader[-1]:
            self.rader.append("")


def _with_addresses(tokens: Sequence[Token], sida: str) -> str:
    """The words, with the address after what is linked unless it is the words themselves."""
    return "".join(_pieces(tokens, sida)).strip()


def _pieces(tokens: Sequence[Token], sida: str) -> Iterator[str]:
    address, said = "", ""
    for token in tokens:
        words = words_of([token])
        if token.type == "link_open":
            address, said = _readable(str(token.attrs.get("href", "")), sida), ""
        elif token.type == "link_close" and address and _bare(said) != _bare(address):
            words = f" ({address})"
        said += words
        yield words


def _readable(href: str, sida: str) -> str:
    """Where a link leads, as it is written in a letter; nothing of a picture, which a letter cannot hold."""
    if href.startswith(BILD):
        return ""
    scheme, _colon, rest = href.partition(":")
    if scheme.lower() == "tel":
        return rest
    return unquote(rest.partition("?")[0]) if scheme.lower() == "mailto" else urljoin(sida, href)


def _bare(address: str) -> str:
    """What two ways of writing one address have in common."""
    if number := to_e164(address):
        return number
    return unquote(address).strip().lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
