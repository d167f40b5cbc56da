"""What people have typed stands isolated in every page: Arabic in a Swedish line, or Swedish in an Arabic one, moves nothing around it."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

from kontaktcenter.textkatalog import ROT

MAPPAR = ("arbetsplats", "arende", "listor", "luckor", "medborgare", "vaxel")
MALLAR = sorted(path for mapp in MAPPAR for path in (ROT / "templates" / mapp).rglob("*.html"))
SKRIVET = re.compile(
    r"(fil|bilaga)\.filnamn|(f|a|l|arende)\.rubrik|(person|p|i|ring)\.(namn|epost|adress|telefon)|m\.fran_\w+|rad\.(utdrag|svar)"
    r"|(arende|meddelande|m|k|r|o|s)\.text|k\.svar|(arende|a)\.plats_text|mejl\.\w+"
)
"""The variables of the templates that hold words of citizens, or of staff in another's language."""
TOMMA = {"input", "img", "br", "hr", "link", "meta", "source"}
MARKE = re.compile(r"⟦(.*?)⟧")


class Isolering(HTMLParser):
    """Collects the variables that stand in no element with a direction of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.bare: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TOMMA:
            self.open.append((tag, tag in ("bdi", "textarea", "option", "title") or "dir" in dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(is_isolated for _tag, is_isolated in self.open):
            self.bare += [name for name in MARKE.findall(data) if SKRIVET.match(name)]


def bare_variables(source: str) -> list[str]:
    """The typed words of a template that are not isolated."""
    parser = Isolering()
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.VAR:
            parser.feed(f"⟦{token.contents}⟧")
        else:
            parser.feed(token.contents if token.token_type == TokenType.TEXT else " ")
    parser.close()
    return parser.bare


@pytest.mark.parametrize("path", MALLAR, ids=lambda path: path.relative_to(ROT).as_posix())
def test_what_was_typed_has_a_direction_of_its_own(path: Path) -> None:
    assert bare_variables(path.read_text()) == []


@pytest.mark.parametrize(
    ("mall", "bara"),
    [
        ("<p>{{ person.namn }}, {% tid x %}</p>", ["person.namn"]),
        ("<p><bdi>{{ person.namn }}</bdi>, {% tid x %}</p>", []),
        ('<dd dir="auto">{{ arende.text|linebreaks }}</dd><p>{{ a.rubrik }}</p>', ["a.rubrik"]),
        ('<input value="{{ person.namn }}">', []),
    ],
)
def test_the_test_sees_what_is_bare(mall: str, bara: list[str]) -> None:
    assert bare_variables(mall) == bara
