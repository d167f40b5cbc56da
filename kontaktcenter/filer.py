"""What a file is, by its content: the name and the browser's word are not believed."""

import io
import lzma
import re
import struct
import threading
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.files import File
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from kontaktcenter.dokument import find_risk
from kontaktcenter.fel import Inmatningsfel

STORSTA_FIL = 15 * 1024 * 1024
FLEST_BILDPUNKTER = 25_000_000
"""Larger than a telephone's photo. Unpacked each is four bytes, a few times over: a small file may hold very many."""
FLEST_I_JPEG = 60_000_000
"""A camera's photo: its coding lets it be read at half the size, without unpacking the whole."""
SAMTIDIGA_BILDER = 2
"""Images that one process unpacks at a time; more would take the memory that the pages need."""
VANTA_PA_PLATS = 20
"""Seconds to wait for such a place."""
BILDFORMAT = {"JPEG": ("image/jpeg", ".jpg"), "PNG": ("image/png", ".png"), "WEBP": ("image/webp", ".webp")}
KONTOR = {
    "word/": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
    "xl/": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
}
OPENDOCUMENT = {
    b"application/vnd.oasis.opendocument.text": ("application/vnd.oasis.opendocument.text", ".odt"),
    b"application/vnd.oasis.opendocument.spreadsheet": ("application/vnd.oasis.opendocument.spreadsheet", ".ods"),
}

SKADADE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    ArithmeticError,
    LookupError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""What Pillow raises of a picture whose content or EXIF cannot be."""
SKADADE_ARKIV = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, RuntimeError, OSError, EOFError, ValueError)
"""What the standard library raises of a zip file whose table, names or packing cannot be."""
_platser = threading.BoundedSemaphore(SAMTIDIGA_BILDER)


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
        raise _error(_too_large(size // 1_000_000))
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
            _halve(bild)
            if bild.width * bild.height > FLEST_BILDPUNKTER:
                raise _error(_("Bilden har för många bildpunkter. Förminska den och försök igen."))
            innehallstyp, andelse = BILDFORMAT[_format(bild)]
            with _plats():
                return _reencode(bild), innehallstyp, andelse
    except UnidentifiedImageError:
        return None
    except SKADADE as error:
        raise _error(_("Bilden är skadad och går inte att öppna.")) from error


def _format(bild: Image.Image) -> str:
    """The format; a telephone's JPEG that holds a second, smaller picture has a name of its own and is stored without it."""
    return "JPEG" if bild.format == "MPO" else bild.format


def _halve(bild: Image.Image) -> None:
    """Read a large JPEG at half its width and height. Not a progressive one: that is unpacked whole all the same."""
    if FLEST_BILDPUNKTER < bild.width * bild.height <= FLEST_I_JPEG and not bild.info.get("progressive"):
        bild.draft(None, (bild.width // 2, bild.height // 2))


@contextmanager
def _plats() -> Iterator[None]:
    """One of the few places for unpacking an image."""
    if not _platser.acquire(timeout=VANTA_PA_PLATS):
        raise _error(_("Många skickar bilder just nu. Försök igen om en stund."))
    try:
        yield
    finally:
        _platser.release()


def _reencode(bild: Image.Image) -> bytes:
    slag = _format(bild)
    upright = ImageOps.exif_transpose(bild)
    out = io.BytesIO()
    upright.info = {namn: varde for namn, varde in upright.info.items() if namn == "transparency"}
    upright.save(out, format=slag, **({"quality": 88} if slag != "PNG" else {}))
    return out.getvalue()


def _check_pdf(innehall: bytes) -> tuple[bytes, str, str] | None:
    return (innehall, "application/pdf", ".pdf") if innehall.startswith(b"%PDF-") else None


def _check_zip(innehall: bytes) -> tuple[bytes, str, str] | None:
    if not innehall.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(innehall)) as arkiv:
            kind = _kind_of(arkiv)
            if kind is None:
                return None
            skal = find_risk(arkiv)
    except SKADADE_ARKIV as error:
        raise _error(_("Dokumentet är skadat och går inte att öppna.")) from error
    if skal is not None:
        raise _error(skal)
    return (innehall, *kind)


def _kind_of(arkiv: zipfile.ZipFile) -> tuple[str, str] | None:
    """Type and ending of the document; None for an archive of another kind."""
    namn = arkiv.namelist()
    if "mimetype" in namn and arkiv.getinfo("mimetype").file_size < 200:
        return OPENDOCUMENT.get(arkiv.read("mimetype").strip())
    if "[Content_Types].xml" not in namn:
        return None
    return next((kind for mapp, kind in KONTOR.items() if any(n.startswith(mapp) for n in namn)), None)


def _check_text(innehall: bytes) -> tuple[bytes, str, str] | None:
    try:
        text = innehall.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if any(ord(c) < 32 and c not in "\r\n\t\f" for c in text):
        return None
    return text.encode(), "text/plain", ".txt"


def _say_too_large(mb: int) -> str:
    return gettext("Filen är för stor: %(mb)d MB. Den får vara högst 15 MB.") % {"mb": mb}


_too_large = lazy(_say_too_large, str)


def _error(mening: str | Promise) -> Inmatningsfel:
    """Its sentence is said in the language that is active then, and may be said again in another."""
    return Inmatningsfel(mening, falt="bilagor")
