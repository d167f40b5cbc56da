"""An article's Markdown as the words of a mail, which shows no marks: lists, headings, tables and links stay what they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from kunskapsbank.markdown import parse_blocks, words_of
from kunskapsbank.models.artikeltext import SVAR_HOGST

PUNKT = "• "
INDRAG = "  "
LANGSTA_LINJE = 60
"""Characters of the line under a heading."""


def as_letter(text: str) -> str:
    """The text as plain words, with an empty line between what stands apart. What is too hard to read stays as it was typed."""
    tokens = parse_blocks(text)
    if tokens is None:
        return text[:SVAR_HOGST]
    brev = _Brev()
    for number, token in enumerate(tokens):
        brev.take(token, tokens[number - 1] if number else None)
    return "\n".join(brev.rader).strip()


@dataclass
class _Brev:
    """The lines so far, and where in lists and tables the reading is."""

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
            case "inline":
                self._write(_with_addresses(token.children or []), is_heading=fore is not None and fore.type == "heading_open")
            case "fence" | "code_block":
                self._write(token.content)
                self._end_block()
            case "tr_open":
                self.celler = []
            case "tr_close":
                self.rader.append(" | ".join(self.celler or []))
                self.celler = None
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


def _with_addresses(tokens: Sequence[Token]) -> str:
    """The words, with the address after what is linked unless it is the words themselves."""
    return "".join(_pieces(tokens)).strip()


def _pieces(tokens: Sequence[Token]) -> Iterator[str]:
    href, said = "", ""
    for token in tokens:
        words = words_of([token])
        if token.type == "link_open":
            href, said = str(token.attrs.get("href", "")), ""
        elif token.type == "link_close" and said not in (href, href.removeprefix("mailto:")):
            words = f" ({href.removeprefix('mailto:').removeprefix('tel:')})"
        said += words
        yield words
