"""A guide as a page shows it."""

from typing import Any

from kunskapsbank.markdown import render
from kunskapsbank.models import Bild, Revision


def shown_steps(revision: Revision) -> list[dict[str, Any]]:
    """The steps with their text as HTML and their pictures; at most one query."""
    keys = [steg["bild"] for steg in revision.steg if steg.get("bild")]
    bilder = {str(bild.pk): bild for bild in Bild.objects.filter(artikel=revision.text.artikel_id, pk__in=keys)} if keys else {}
    return [{**steg, "html": render(steg.get("text", "")), "bild": bilder.get(steg.get("bild"))} for steg in revision.steg]
