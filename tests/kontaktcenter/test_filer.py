"""What a file may cost to check: images of very many points, several at once, and what is broken inside."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from kontaktcenter import dokument, filer
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.filer import check_fil

SKADADE_FOTON = Path(__file__).parents[1] / "data" / "skadade_foton"


def bild(slag: str, size: tuple[int, int], **hur: object) -> ContentFile:
    out = io.BytesIO()
    Image.new("L", size, 128).save(out, slag, **hur)
    return ContentFile(out.getvalue(), name="bild")


def trasig_odt() -> ContentFile:
    """A document whose first part says that it is packed, but is not."""
    namn, skrap = b"mimetype", b"\xff" * 40
    falt = (20, 0, 8, 0, 0, zlib.crc32(skrap), len(skrap), 100, len(namn))
    lokal = struct.pack("<IHHHHHIIIHH", 0x04034B50, *falt, 0) + namn + skrap
    central = struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, *falt, 0, 0, 0, 0, 0, 0) + namn
    slut = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 1, 1, len(central), len(lokal), 0)
    return ContentFile(lokal + central + slut, name="brev.odt")


def packa(namn: str, **hur: object) -> bytes:
    """A zip file with one file of that name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", **hur) as arkiv:
        arkiv.writestr(namn, b"application/vnd.oasis.opendocument.text")
    return out.getvalue()


OLASLIGT_NAMN = packa("word/å.xml").replace("å".encode(), b"\xff\xfe")
"""A name that says that it is UTF-8, but is not."""
TRASIG_LZMA = packa("mimetype", compression=zipfile.ZIP_LZMA)
TRASIG_LZMA = TRASIG_LZMA.replace(TRASIG_LZMA[38:50], b"\x10\x03\x05\x00" + b"\xff" * 8, 1)
"""A part whose packing begins with a setting that there is none of."""


@pytest.mark.parametrize("innehall", [OLASLIGT_NAMN, TRASIG_LZMA, TRASIG_LZMA[:45] + b"\x00" * 20 + TRASIG_LZMA[65:]])
def test_a_document_with_a_broken_table_or_packing_is_refused_in_words(innehall: bytes) -> None:
    with pytest.raises(Inmatningsfel, match="Dokumentet är skadat"):
        check_fil(ContentFile(innehall, name="brev.odt"))


def test_an_image_of_too_many_points_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filer, "_reencode", lambda _bild: pytest.fail("unpacked"))
    with pytest.raises(Inmatningsfel, match="för många bildpunkter"):
        check_fil(bild("PNG", (5_001, 5_000)))


def test_a_cameras_large_photo_is_stored_at_half_its_size() -> None:
    checked = check_fil(bild("JPEG", (6_000, 4_200)))
    assert Image.open(io.BytesIO(checked.innehall)).size == (3_000, 2_100)


def test_a_large_photo_that_must_be_unpacked_whole_is_refused() -> None:
    with pytest.raises(Inmatningsfel, match="för många bildpunkter"):
        check_fil(bild("JPEG", (6_000, 4_200), progressive=True))


def test_a_telephones_photo_with_a_second_picture_in_it_is_a_photo() -> None:
    checked = check_fil(bild("MPO", (40, 30), save_all=True, append_images=[Image.new("L", (20, 15))]))
    assert (checked.innehallstyp, Image.open(io.BytesIO(checked.innehall)).format) == ("image/jpeg", "JPEG")


def test_when_all_places_are_taken_the_sender_is_asked_to_try_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filer, "VANTA_PA_PLATS", 0.01)
    with filer._plats(), filer._plats(), pytest.raises(Inmatningsfel, match="Försök igen om en stund"):
        check_fil(bild("PNG", (10, 10)))
    assert check_fil(bild("PNG", (10, 10))).innehallstyp == "image/png"


def test_a_document_with_broken_packing_is_refused_in_words() -> None:
    fil = trasig_odt()
    with zipfile.ZipFile(fil) as arkiv, pytest.raises(zlib.error):
        arkiv.read("mimetype")
    fil.seek(0)
    with pytest.raises(Inmatningsfel, match="Dokumentet är skadat"):
        check_fil(fil)


def test_a_transparent_picture_stays_transparent() -> None:
    out = io.BytesIO()
    Image.new("P", (4, 4), 0).save(out, "PNG", transparency=0)
    checked = check_fil(ContentFile(out.getvalue(), name="logga.png"))
    assert Image.open(io.BytesIO(checked.innehall)).convert("RGBA").getpixel((0, 0))[3] == 0


@pytest.mark.parametrize("namn", ["typ", "antal", "tecken"])
def test_a_photo_with_broken_exif_is_refused_in_words(namn: str) -> None:
    with pytest.raises(Inmatningsfel, match="skadad"):
        check_fil(ContentFile((SKADADE_FOTON / f"{namn}.jpg").read_bytes(), name="foto.jpg"))


ORD = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<office:document-content/>"}


def packa_dokument(delar: dict[str, bytes], **extra: bytes) -> ContentFile:
    """A document of those parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as arkiv:
        for namn, innehall in (delar | extra).items():
            arkiv.writestr(namn, innehall)
    return ContentFile(out.getvalue(), name="brev.docx")


@pytest.mark.parametrize(
    "delar",
    [
        ORD | {"[Content_Types].xml": b'<Override PartName="/word/makro.bin" ContentType="application/vnd.ms-office.vbaProject"/>'},
        ORD | {"word/_rels/document.xml.rels": b'<Relationship Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>'},
        ORD | {"[Content_Types].xml": "<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>".encode("utf-16")},
        ODT | {"Basic/Standard/Module1.xml": b"<script:module/>"},
        ODT | {"Scripts/python/x.py": b"import os"},
    ],
    ids=["content type", "relation", "macro document in utf-16", "basic", "scripts"],
)
def test_a_document_with_macros_is_refused_whatever_they_are_called(delar: dict[str, bytes]) -> None:
    with pytest.raises(Inmatningsfel, match="makron"):
        check_fil(packa_dokument(delar))


@pytest.mark.parametrize(
    "delar",
    [
        ORD | {"word/embeddings/oleObject1.bin": b"x"},
        ORD | {"word/embeddings/a.bin": OLE + b"x" * 600},
        ORD | {"setup.exe": b"x"},
        ORD | {"word/media/bild.png": b"MZ\x90\x00"},
        ODT | {"Pictures/x.js": b"x"},
        ODT | {"Object 1": OLE + b"x" * 600},
    ],
)
def test_a_document_with_something_embedded_that_can_run_is_refused(delar: dict[str, bytes]) -> None:
    with pytest.raises(Inmatningsfel, match="inbäddat"):
        check_fil(packa_dokument(delar))


@pytest.mark.parametrize("antal", [1, 2])
def test_a_document_that_becomes_very_large_unpacked_is_refused(antal: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dokument, "STORST_UPPACKAD", 1_000)
    with pytest.raises(Inmatningsfel, match="packas upp"):
        check_fil(packa_dokument(ORD | {f"word/{nr}.xml": b" " * (1_000 // antal) for nr in range(antal)}))


@pytest.mark.parametrize(("delar", "andelse"), [(ORD, ".docx"), (ODT, ".odt")])
def test_an_ordinary_document_is_taken(delar: dict[str, bytes], andelse: str) -> None:
    bild_i = {"word/media/bild.png": b"\x89PNG", "word/embeddings/Diagram1.xlsx": b"PK\x03\x04"}
    assert check_fil(packa_dokument(delar | bild_i)).filnamn == f"brev{andelse}"
