"""Texts of mails: one plain-text template each, rendered in the language of the one who reads it."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template import Context, engines
from django.utils import translation

BLANK_LINES = re.compile(r"\n{3,}")
SIDFOT = "_sidfot"


def render_post(mall: str, sprak: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """Return subject and text of `templates/post/<mall>.txt` in `sprak`; a language that we do not have becomes Swedish.

    The template's first line is the subject. `kommun` and `bas_url` (without a slash at the end) are there beside
    `context`, and the footer with the municipality's name is added to every text. Nothing is escaped: the result is plain text.
    """
    known = sprak if sprak in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    everything = {"kommun": settings.KOMMUN, "bas_url": settings.BAS_URL.rstrip("/"), **context}
    with translation.override(known):
        amnesrad, _, text = _render(mall, everything).partition("\n")
        sidfot = _render(SIDFOT, everything)
    return amnesrad.strip(), f"{text.strip()}\n\n{sidfot}\n"


def _render(mall: str, context: Mapping[str, Any]) -> str:
    template = engines["django"].engine.get_template(f"post/{mall}.txt")
    return BLANK_LINES.sub("\n\n", template.render(Context(dict(context), autoescape=False)).replace("\r\n", "\n")).strip()
