"""What a file is, by its content: the name and the browser's word are not believed."""

import io
import re
import zipfile
from dataclasses import dataclass

from django.core.files import File
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from kontaktcenter.fel import Inmatningsfel

STORSTA_FIL = 15 * 1024 * 1024
FLEST_BILDPUNKTER = 60_000_000
BILDFORMAT = {"JPEG": ("image/jpeg", ".jpg"), "PNG": ("image/png", ".png"), "WEBP": ("image/webp", ".webp")}
KONTOR = {
    "word/": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
    "xl/": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
}
OPENDOCUMENT = {
    b"application/vnd.oasis.opendocument.text": ("application/vnd.oasis.opendocument.text", ".odt"),
    b"application/vnd.oasis.opendocument.spreadsheet": ("application/vnd.oasis.opendocument.spreadsheet", ".ods"),
}


@dataclass(frozen=True)
class KontrolleradFil:
    """A file as it is stored: cleaned content, its real type, and a name whose ending agrees with it."""

    innehall: bytes
    innehallstyp: str
    filnamn: str


def check_fil(fil: File) -> KontrolleradFil:
    """The file checked by content. Photos are re-encoded, so that neither position data nor hidden content goes along.

    Allowed: JPEG, PNG, WebP, PDF, DOCX, XLSX, ODT, ODS and plain text of at most 15 MiB. Raises Inmatningsfel else.
    """
    size = fil.size or 0
    if size > STORSTA_FIL:
        raise _error(_("Filen är för stor: %(mb)d MB. Den får vara högst 15 MB.") % {"mb": size // 1_000_000})
    innehall = fil.read(STORSTA_FIL + 1)
    if not innehall:
        raise _error(_("Filen är tom. Välj en annan fil."))
    if len(innehall) > STORSTA_FIL:
        raise _error(_("Filen är för stor. Den får vara högst 15 MB."))
    kind = _check_bild(innehall) or _check_pdf(innehall) or _check_zip(innehall) or _check_text(innehall)
    if kind is None:
        raise _error(_("Filen är av ett slag som vi inte kan ta emot. Skicka en bild, en PDF, ett dokument eller ren text."))
    innehall, innehallstyp, andelse = kind
    return KontrolleradFil(innehall, innehallstyp, clean_filnamn(fil.name or "", andelse))


def clean_filnamn(namn: str, andelse: str) -> str:
    """The file's own name without path, control characters and ending, with the ending that its content has."""
    base = re.split(r"[\\/]", namn)[-1].rsplit(".", 1)[0]
    base = "".join(c for c in base if c.isalnum() or c in " -_()").strip()[:100]
    return (base or "fil") + andelse


def _check_bild(innehall: bytes) -> tuple[bytes, str, str] | None:
    try:
        with Image.open(io.BytesIO(innehall), formats=list(BILDFORMAT)) as bild:
            if bild.width * bild.height > FLEST_BILDPUNKTER:
                raise _error(_("Bilden har för många bildpunkter. Förminska den och försök igen."))
            innehallstyp, andelse = BILDFORMAT[bild.format]
            slag = bild.format
            upright = ImageOps.exif_transpose(bild)
            out = io.BytesIO()
            upright.info.clear()
            upright.save(out, format=slag, **({"quality": 88} if slag != "PNG" else {}))
            return out.getvalue(), innehallstyp, andelse
    except UnidentifiedImageError:
        return None
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _error(_("Bilden är skadad och går inte att öppna.")) from error


def _check_pdf(innehall: bytes) -> tuple[bytes, str, str] | None:
    return (innehall, "application/pdf", ".pdf") if innehall.startswith(b"%PDF-") else None


def _check_zip(innehall: bytes) -> tuple[bytes, str, str] | None:
    if not innehall.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(innehall)) as arkiv:
            namn = arkiv.namelist()
            if "mimetype" in namn and arkiv.getinfo("mimetype").file_size < 200:
                kind = OPENDOCUMENT.get(arkiv.read("mimetype").strip())
                return (innehall, *kind) if kind else None
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
        raise _error(_("Dokumentet är skadat och går inte att öppna.")) from error
    if "[Content_Types].xml" not in namn:
        return None
    if any(n.lower().endswith("vbaproject.bin") for n in namn):
        raise _error(_("Dokumentet innehåller makron. Spara det utan makron eller som PDF."))
    for mapp, kind in KONTOR.items():
        if any(n.startswith(mapp) for n in namn):
            return (innehall, *kind)
    return None


def _check_text(innehall: bytes) -> tuple[bytes, str, str] | None:
    try:
        text = innehall.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if any(ord(c) < 32 and c not in "\r\n\t\f" for c in text):
        return None
    return text.encode(), "text/plain", ".txt"


def _error(mening: str) -> Inmatningsfel:
    return Inmatningsfel(mening, falt="bilagor")
