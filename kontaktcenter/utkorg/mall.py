"""Texts of mails: one plain-text template each, or the municipality's own words, in the language of the one who reads it."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template import Context, engines
from django.utils import translation

from kontaktcenter.models import Mejltext
from kontaktcenter.utkorg import mallar

BLANK_LINES = re.compile(r"\n{3,}")
SIDFOT = "_sidfot"


def render_post(mall: str, sprak: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """Return subject and text of the mail `mall` in `sprak`; a language that we do not have becomes Swedish.

    The municipality's own words where it has some in that language, else `templates/post/<mall>.txt`, whose first line is the
    subject. `kommun` and `bas_url` (without a slash at the end) are there beside `context`, and the footer with the municipality's
    name is added to every text. Nothing is escaped: the result is plain text.
    """
    known = known_language(sprak)
    own = _own_words(mall, known)
    if own:
        return compose(own, mall, known, context)
    amnesrad, text = builtin_words(mall, known, context)
    return amnesrad, _with_footer(text, known, context)


def known_language(sprak: str) -> str:
    """`sprak` if we have it, else Swedish."""
    return sprak if sprak in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def builtin_words(mall: str, sprak: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """The product's own subject and text, without the footer."""
    with translation.override(sprak):
        amnesrad, _, text = _render(mall, _everything(context)).partition("\n")
    return amnesrad.strip(), text.strip()


def compose(own: tuple[str, str], mall: str, sprak: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """The municipality's own subject and text, filled and with the footer."""
    found = mallar.find(mall)
    with translation.override(sprak):
        varden = _everything(context)
        amnesrad, text = found.fill_subject(own[0], varden), found.fill(own[1].replace("\r\n", "\n"), varden)
    return " ".join(amnesrad.split()), _with_footer(BLANK_LINES.sub("\n\n", text).strip(), sprak, context)


def render_part(mall: str, varden: Mapping[str, Any]) -> str:
    """A part that several mails have in common, in the active language: what a field stands for in own words."""
    return _render(mall, _everything(varden))


def _own_words(mall: str, sprak: str) -> tuple[str, str] | None:
    if mallar.find(mall) is None:
        return None
    row = Mejltext.objects.filter(kod=mall, is_active=True).first()
    return row.in_language(sprak) if row else None


def _everything(context: Mapping[str, Any]) -> dict[str, Any]:
    return {"kommun": settings.KOMMUN, "bas_url": settings.BAS_URL.rstrip("/"), **context}


def _with_footer(text: str, sprak: str, context: Mapping[str, Any]) -> str:
    with translation.override(sprak):
        return f"{text}\n\n{_render(SIDFOT, _everything(context))}\n"


def _render(mall: str, context: Mapping[str, Any]) -> str:
    template = engines["django"].engine.get_template(f"post/{mall}.txt")
    return BLANK_LINES.sub("\n\n", template.render(Context(dict(context), autoescape=False)).replace("\r\n", "\n")).strip()
