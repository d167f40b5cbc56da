"""Bytes to text: which encoding somebody's program has saved in."""

from django.utils.translation import gettext as _

from kunskapsbank.inlasning.fel import Filfel

BOM = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
"""The mark that a text begins with, the longest first."""
BINART = {
    b"%PDF": "PDF",
    b"\xd0\xcf\x11\xe0": "Excel 97–2003 (.xls)",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"\x1f\x8b": "gzip",
    b"Rar!": "RAR",
}
"""What is often chosen by mistake, by its first bytes."""


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or UTF-32 with its mark, or Windows' own Western encoding.

    Raises Filfel for what is no text.
    """
    for start, namn in BINART.items():
        if data.startswith(start):
            raise Filfel(_("Filen är av slaget %(slag)s och kan inte läsas in. Spara den som CSV eller Excel (.xlsx).") % {"slag": namn})
    text = _decode(data)
    if "\x00" in text:
        raise Filfel(_("Filen innehåller nolltecken och är ingen textfil. Spara den igen som CSV i UTF-8, eller som Excel (.xlsx)."))
    return text


def _decode(data: bytes) -> str:
    encoding = next((namn for mark, namn in BOM.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        pass
    if encoding == "utf-8":
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    raise Filfel(_("Det går inte att se vilken teckenkodning filen har. Spara den igen i UTF-8."))
