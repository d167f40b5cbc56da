"""Zip files that may be hostile: looked at before anything is unpacked."""

import io
import zipfile
from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.filer import SKADADE_ARKIV
from kunskapsbank.inlasning.fel import Filfel

STORST_UPPACKAD = 300 * 1024 * 1024
"""Bytes that all files in it may be together."""
STORST_FIL = 100 * 1024 * 1024
FLEST_FILER = 60_000
BIT = 1024 * 1024
SKADAD_ZIP = gettext_lazy("Filen är skadad eller ingen zip-fil. Packa mappen igen.")


def open_zip(data: bytes, *, skadad: Promise = SKADAD_ZIP) -> zipfile.ZipFile:
    """The archive, once its table says that it can be unpacked without harm. Raises Filfel, which says `skadad` of one that is none."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except SKADADE_ARKIV:
        raise Filfel(str(skadad)) from None
    if len(infos) > FLEST_FILER or sum(i.file_size for i in infos) > STORST_UPPACKAD or any(i.file_size > STORST_FIL for i in infos):
        raise Filfel(_("Filen blir för stor när den packas upp. Dela upp den i mindre delar."))
    if any(i.flag_bits & 0x1 for i in infos):
        raise Filfel(_("Filen är skyddad med lösenord. Spara den utan lösenord."))
    return archive


def read_files(archive: zipfile.ZipFile, suffix: str) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file that ends so; what operating systems put beside them is left out.

    By name, those with fewest dots first: `sopor.md` comes before `sopor.en.md`, which is about the same article.
    No more is read of a file than its table says: one that lies about its size is refused.
    """
    for info in sorted(archive.infolist(), key=lambda i: (i.filename.count("."), i.filename)):
        parts = info.filename.replace("\\", "/").split("/")
        if info.is_dir() or not info.filename.lower().endswith(suffix) or any(part.startswith((".", "__MACOSX")) for part in parts):
            continue
        try:
            with archive.open(info) as file:
                content = file.read(info.file_size + 1)
        except SKADADE_ARKIV:
            raise Filfel(_("Filen %(namn)s i zip-filen är skadad. Packa mappen igen.") % {"namn": parts[-1][:100]}) from None
        if len(content) > info.file_size:
            raise Filfel(_("Filen blir för stor när den packas upp. Dela upp den i mindre delar."))
        yield "/".join(parts), content


def read_pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, skadad: Promise) -> Iterator[bytes]:
    """What a file in it holds, a megabyte at a time; no more than its table says. Raises Filfel: `skadad` of one that is broken."""
    left = info.file_size
    try:
        with archive.open(info) as file:
            while piece := file.read(min(BIT, left + 1)):
                left -= len(piece)
                if left < 0:
                    raise Filfel(_("Filen blir för stor när den packas upp. Dela upp den i mindre delar."))
                yield piece
    except SKADADE_ARKIV:
        raise Filfel(str(skadad)) from None
