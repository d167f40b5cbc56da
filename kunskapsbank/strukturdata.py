"""An article as search engines read it: schema.org, as data that no browser runs."""

from typing import Any

from kunskapsbank.markdown import plain
from kunskapsbank.publikt import Svarssida
from kunskapsbank.svarsrad import Svarsrad

SAMMANHANG = "https://schema.org"


def describe(sida: Svarssida) -> dict[str, Any]:
    """A question with its answer, or a guide with its steps."""
    rad = sida.rad
    base = {"@context": SAMMANHANG, "inLanguage": rad.text.sprak, "dateModified": rad.revision.publicerad.date().isoformat()}
    return {**base, **(_how_to(rad) if rad.artikel.is_guide else _faq(rad))}


def _faq(rad: Svarsrad) -> dict[str, Any]:
    text = "\n\n".join(part for part in (rad.revision.kort_svar, plain(rad.revision.svar)) if part)
    answer = {"@type": "Answer", "text": text, "url": rad.hel_adress}
    return {"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": rad.revision.titel, "acceptedAnswer": answer}]}


def _how_to(rad: Svarsrad) -> dict[str, Any]:
    return {
        "@type": "HowTo",
        "name": rad.revision.titel,
        "description": rad.revision.kort_svar,
        "step": [
            {"@type": "HowToStep", "position": number, "name": steg.get("rubrik", ""), "text": plain(steg.get("text", ""))}
            for number, steg in enumerate(rad.revision.steg, start=1)
        ],
    }
