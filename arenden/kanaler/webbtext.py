"""The words of an HTML mail, read in a time that follows its length.

Python's own parser looks to the end of the text again for each tag that does not end, which takes the square of the length.
Here each step either moves on or is the last one.
"""

import re
from collections.abc import Iterator
from html import unescape

from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel

LANGST = 1_000_000
"""Characters of HTML; mail programs write some tens of times as much as the words."""
BLOCK = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "blockquote", "ul", "ol", "hr"}
TYSTA = {"script", "style", "title"}
"""What stands in these is no part of the words, and no tags."""
TAGG = re.compile(r"""<(?P<slut>/?)(?P<namn>[a-z][^\s/>]*+)(?:[^>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=)*+>""", re.IGNORECASE)
BORJAR_TAGG = re.compile(r"</?[a-z]", re.IGNORECASE)
JATTETECKEN = re.compile(r"&#(?:x[0-9a-f]{8,}|[0-9]{8,});?", re.IGNORECASE)
"""Numbers of no character, so long that turning them into one would be work or an error."""
MELLANRUM = re.compile(r"\s+")


def html_to_text(html: str) -> str:
    """The words of the page with a line break where it breaks; nothing of its form, scripts or pictures.

    Raises Inmatningsfel for more than LANGST characters.
    """
    if len(html) > LANGST:
        raise Inmatningsfel(_("Mejlet är för långt för att läsas. Spara texten som en fil och bifoga den."), falt="mejlfil")
    rader = [" ".join(rad.split()) for rad in "".join(_pieces(html)).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(rader)).strip()


def _pieces(html: str) -> Iterator[str]:
    """Words and line breaks in order."""
    here = 0
    while (start := html.find("<", here)) >= 0:
        yield _words(html[here:start])
        here = start
        if BORJAR_TAGG.match(html, start):
            tagg = TAGG.match(html, start)
            if tagg is None:
                break
            namn, is_end = tagg["namn"].lower(), bool(tagg["slut"])
            if namn == "p" or namn in BLOCK and not is_end:
                yield "\n"
            here = tagg.end() if is_end or namn not in TYSTA else _end_of(html, f"</{namn}", tagg.end())
        elif html[start + 1 : start + 2] in ("!", "?", "/"):
            mark = "-->" if html.startswith("<!--", start) else ">"
            here = _end_of(html, mark, start + 2) + len(mark)
        else:
            yield "<"
            here = start + 1
    yield _words(html[here:])


def _end_of(html: str, mark: str, after: int) -> int:
    """Where the mark stands, in any case of letters; the end of the text when it does not."""
    found = re.compile(re.escape(mark), re.IGNORECASE).search(html, after)
    return found.start() if found else len(html)


def _words(text: str) -> str:
    return MELLANRUM.sub(" ", unescape(JATTETECKEN.sub("\ufffd", text)))
