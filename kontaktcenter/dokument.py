"""What in an office document could harm who opens it: macros, things embedded that run, and what grows very large unpacked."""

import re
import zipfile

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STORST_UPPACKAD = 150 * 1024 * 1024
"""Bytes of all parts together: a long sheet packs to a twentieth, and a file that we take is at most 15 MB."""
FLEST_DELAR = 5_000
LANGST_LISTA = 2 * 1024 * 1024
"""Bytes of a list of parts that are looked through; a document's own list is some kB."""
MAKROMAPPAR = ("basic/", "scripts/")
"""Where OpenDocument keeps macros."""
MAKRO = re.compile(rb"vbaproject|macroenabled", re.IGNORECASE)
INBADDAT = re.compile(rb"oleobject|activex", re.IGNORECASE)
"""Words of a list of parts, or of what one part has to do with another, that tell what a part is whatever it is called."""
KORBARA = tuple(f".{slut}" for slut in "bat cmd com dll exe hta jar js jse lnk msi ps1 py scr sh vbs wsf".split())
KORBAR_BORJAN = (b"MZ", b"\x7fELF", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How programs of Windows and Linux begin, and the container that VBA projects and OLE objects are kept in."""
MAKRON = _("Dokumentet innehåller makron. Spara det utan makron eller som PDF.")
INBADDADE = _("Dokumentet innehåller något inbäddat som kan köras. Ta bort det, eller spara dokumentet som PDF.")
FOR_STORT = _("Dokumentet blir för stort när det packas upp. Spara det som PDF, eller dela upp det.")


def find_risk(arkiv: zipfile.ZipFile) -> Promise | None:
    """Why the document is not taken, as a sentence to its sender; None when nothing was found. Raises what zipfile does of a broken one."""
    delar = arkiv.infolist()
    if len(delar) > FLEST_DELAR or sum(del_.file_size for del_ in delar) > STORST_UPPACKAD:
        return FOR_STORT
    listor = [_read_list(arkiv, del_) for del_ in delar if _is_list(del_.filename)]
    if any(del_.filename.lower().startswith(MAKROMAPPAR) for del_ in delar) or any(MAKRO.search(lista) for lista in listor):
        return MAKRON
    if any(INBADDAT.search(lista) for lista in listor) or any(_runs(arkiv, del_) for del_ in delar):
        return INBADDADE
    return None


def _is_list(namn: str) -> bool:
    return namn == "[Content_Types].xml" or namn.lower().endswith(".rels")


def _read_list(arkiv: zipfile.ZipFile, del_: zipfile.ZipInfo) -> bytes:
    """The beginning of a list, without the zeros that UTF-16 puts between the letters."""
    with arkiv.open(del_) as fil:
        return fil.read(LANGST_LISTA).replace(b"\0", b"")


def _runs(arkiv: zipfile.ZipFile, del_: zipfile.ZipInfo) -> bool:
    namn = del_.filename.lower()
    if namn.endswith(KORBARA) or "oleobject" in namn or "vbaproject" in namn:
        return True
    with arkiv.open(del_) as fil:
        return fil.read(8).startswith(KORBAR_BORJAN)
