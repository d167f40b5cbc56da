"""The articles' Markdown: made into safe HTML, into plain words, and the links in it.

CommonMark with tables, struck-out text and bare addresses, read by markdown-it. HTML in the text is shown as text, and what comes
out is cleaned once more by nh3: a fault in one of the two is not enough. Pictures are only our own (`![i ord](bild:<nyckel>)`).
"""

import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from urllib.parse import urlsplit

import nh3
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from kontaktcenter.texter import without_turning
from kunskapsbank.adresser_i_text import link_addresses
from kunskapsbank.models import Bild
from kunskapsbank.models.artikeltext import SVAR_HOGST

DJUPAST = 20
"""Lists and quotations within each other; what lies deeper is left out."""
FLEST_BILDER = 50
FLEST_RADER = 5_000
SKILJETECKEN_HOGST = 10_000
"""Characters that may begin something (`*`, `[`, `` ` `` …). The time to pair them grows faster than the text."""
MOJLIGA = re.compile(r"[*_~\[\]!`<>|\\&]")
SCHEMAN = frozenset({"http", "https", "mailto", "tel"})
BILD = "bild:"
TAGGAR = {
    "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote",
    "ul", "ol", "li", "a", "img", "table", "thead", "tbody", "tr", "th", "td", "div",
}  # fmt: skip
ATTRIBUT = {
    "a": {"href", "title", "class", "rel"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "table": {"class"},
}
SLUT_AV_BLOCK = {"paragraph_close", "heading_close", "tr_close", "fence", "code_block", "hr", "softbreak", "hardbreak"}


def render(text: str) -> SafeString:
    """The text as HTML that is safe to show: headings from h2 down, pictures that are ours, links out marked as such.

    Bounded in time whatever the text: what is longer than an article may be, or has too many marks, is shown as it was typed.
    """
    if _is_too_hard(text):
        return mark_safe(f"<pre>{escape(text[:SVAR_HOGST])}</pre>")  # noqa: S308
    tokens = _parse(text)
    _level_headings(tokens)
    html = _parser.renderer.render(tokens, _parser.options, {"bilder": _find_bilder(tokens)})
    cleaned = nh3.clean(html, tags=TAGGAR, attributes=ATTRIBUT, url_schemes=set(SCHEMAN), link_rel=None)
    return mark_safe(cleaned)  # noqa: S308


def plain(text: str) -> str:
    """The words of the text without marks, one block a line: for the search index, extracts and telling what has changed."""
    if _is_too_hard(text):
        return text[:SVAR_HOGST]
    return words_of(_parse(text)).strip()


def parse_blocks(text: str) -> list[Token] | None:
    """The parts of the text as markdown-it gives them; None of a text that is not read, as `render` and `plain` say."""
    return None if _is_too_hard(text) else _parse(text)


def words_of(tokens: Sequence[Token]) -> str:
    """The words of parts of a text without marks, one block a line."""
    return "".join(_words(tokens))


def links(text: str) -> list[str]:
    """The addresses on the web that the text leads to, each once, in order."""
    if _is_too_hard(text):
        return []
    found = (str(token.attrs.get("href", "")) for token in _walk(_parse(text)) if token.type == "link_open")
    return list(dict.fromkeys(href for href in found if href.startswith(("http://", "https://"))))


def bildnycklar(text: str) -> list[uuid.UUID]:
    """The keys of the pictures that the text names, whether there are such or not."""
    return [] if _is_too_hard(text) else _bildnycklar(_parse(text))


def _is_too_hard(text: str) -> bool:
    return len(text) > SVAR_HOGST or text.count("\n") > FLEST_RADER or len(MOJLIGA.findall(text)) > SKILJETECKEN_HOGST


def _parse(text: str) -> list[Token]:
    """The parts of the text. What would turn others' words is taken away here too: `&#x202E;` is a sign only once it has been read."""
    tokens = _parser.parse(text.replace("\x00", ""))
    for token in _walk(tokens):
        token.content = without_turning(token.content)
        token.attrs = {name: without_turning(value) if isinstance(value, str) else value for name, value in token.attrs.items()}
    return tokens


def _walk(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _walk(token.children or [])


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in _walk(tokens):
        if token.type in ("text", "code_inline", "fence", "code_block"):
            yield token.content
        elif token.type in ("td_close", "th_close"):
            yield " "
        if token.type in SLUT_AV_BLOCK:
            yield "\n"


def _bildnyckel(token: Token) -> uuid.UUID | None:
    src = str(token.attrs.get("src", ""))
    try:
        return uuid.UUID(src.removeprefix(BILD)) if src.startswith(BILD) else None
    except ValueError:
        return None


def _bildnycklar(tokens: Sequence[Token]) -> list[uuid.UUID]:
    named = (_bildnyckel(token) for token in _walk(tokens) if token.type == "image")
    return list(dict.fromkeys(nyckel for nyckel in named if nyckel is not None))[:FLEST_BILDER]


def _find_bilder(tokens: Sequence[Token]) -> Mapping[uuid.UUID, Bild]:
    nycklar = _bildnycklar(tokens)
    return Bild.objects.in_bulk(nycklar) if nycklar else {}


def _is_allowed(url: str) -> bool:
    """Whether a link may stand: to the web, a mail address, a telephone, or a place on our own site; a picture of ours."""
    if url.startswith(BILD):
        return True
    if url.lower().startswith(("//", "/%5c", "/\\", "\\")):
        return False
    if url.startswith(("/", "#", "?")):
        return True
    try:
        return urlsplit(url).scheme.lower() in SCHEMAN
    except ValueError:
        return False


def _is_external(url: str) -> bool:
    own = urlsplit(settings.BAS_URL).netloc
    return url.startswith(("http://", "https://")) and urlsplit(url).netloc != own


class _Renderer(RendererHTML):
    """HTML for our pages; each method is named after the token that it writes."""

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Out of the site: marked, and the other page gets no hold of ours."""
        token = tokens[idx]
        href = str(token.attrs.get("href", ""))
        if href.startswith(BILD):
            token.attrs.pop("href")
        elif _is_external(href):
            token.attrs.update({"class": "kc-lank-ut", "rel": "noopener noreferrer external"})
        return self.renderToken(tokens, idx, options, env)

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Our own picture with what it shows in words; of any other, the words alone."""
        token = tokens[idx]
        words = self.renderInlineAsText(token.children or [], options, env).strip()
        bild = env["bilder"].get(_bildnyckel(token))
        if bild is None:
            return escape(words)
        src = reverse("artikelbild", args=[bild.nyckel])
        return f'<img src="{src}" alt="{escape(words or bild.alt)}" width="{bild.bredd}" height="{bild.hojd}" loading="lazy">'

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """In a frame of its own, which a narrow screen scrolls."""
        return f'<div class="kc-tabellram" role="region" tabindex="0" aria-label="{escape(_("Tabell"))}"><table class="ds-table">\n'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """The frame too."""
        return "</table></div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Without the style that the policy of our pages forbids."""
        return "<th>"

    def td_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """As th."""
        return "<td>"

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Text that keeps its lines."""
        return f"<pre><code>{escape(tokens[idx].content)}</code></pre>\n"


def _level_headings(tokens: Sequence[Token]) -> None:
    """Give the headings levels from h2 down without gaps, whichever the writer began with: the page has the h1."""
    above: list[int] = []
    for opened, closed in zip(_of_type(tokens, "heading_open"), _of_type(tokens, "heading_close"), strict=True):
        written = int(opened.tag[1])
        while above and above[-1] >= written:
            above.pop()
        above.append(written)
        opened.tag = closed.tag = f"h{min(1 + len(above), 6)}"


def _of_type(tokens: Sequence[Token], kind: str) -> list[Token]:
    return [token for token in tokens if token.type == kind]


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DJUPAST}, renderer_cls=_Renderer)
    parser.enable(["table", "strikethrough"]).disable(["html_block", "html_inline"])
    link_addresses(parser)
    parser.validateLink = _is_allowed  # type: ignore[method-assign]
    return parser


_parser = _make_parser()
