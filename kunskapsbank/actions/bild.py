"""Pictures of articles: checked and made anew from their content, said in words."""

import io

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.filer import BILDFORMAT, check_fil
from kontaktcenter.texter import clean_text
from kunskapsbank.actions.grund import lock_artikel
from kunskapsbank.actions.handelse import record
from kunskapsbank.models import Artikel, Bild
from kunskapsbank.rattigheter import By, check, may_write
from kunskapsbank.status import Handelsetyp

BILDTYPER = frozenset(innehallstyp for innehallstyp, _andelse in BILDFORMAT.values())
STORSTA_SIDA = 2_000
"""Pixels of a picture's longer side; a larger one is made smaller."""


@transaction.atomic
def add_bild(*, artikel: Artikel, fil: File, alt: str, by: By) -> Bild:
    """Give the article a picture; `![](bild:<nyckel>)` shows it in the text, and a step of a guide names it by its key.

    Raises Inmatningsfel for a file that is no JPEG, PNG or WebP, and for a picture that is not said in words.
    """
    alt = " ".join(clean_text(alt, falt="alt", is_required=False, max_length=300).split())
    if not alt:
        raise Inmatningsfel(_("Beskriv bilden i ord för den som inte ser den."), falt="alt")
    checked = check_fil(fil)
    if checked.innehallstyp not in BILDTYPER:
        raise Inmatningsfel(_("Välj en bild: JPEG, PNG eller WebP."), falt="bilagor")
    innehall, (bredd, hojd) = _shrink(checked.innehall)
    artikel = lock_artikel(artikel)
    check(may_write(by, artikel))
    bild = Bild(artikel=artikel, innehallstyp=checked.innehallstyp, bredd=bredd, hojd=hojd, alt=alt, skapad_av=by)
    bild.fil.save("bild", ContentFile(innehall), save=False)
    bild.save()
    record(Handelsetyp.ANDRAD, artikel=artikel, by=by, falt=["bilder"], bild=str(bild.nyckel))
    return bild


def _shrink(innehall: bytes) -> tuple[bytes, tuple[int, int]]:
    with Image.open(io.BytesIO(innehall)) as bild:
        if max(bild.size) <= STORSTA_SIDA:
            return innehall, bild.size
        slag = bild.format
        bild.thumbnail((STORSTA_SIDA, STORSTA_SIDA))
        out = io.BytesIO()
        bild.save(out, format=slag)
        return out.getvalue(), bild.size
