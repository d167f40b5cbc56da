"""Pictures of the demo's guides: drawn here, so that nobody else's are shown, and put in their steps as an editor would."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFont

from kunskapsbank.actions.bild import add_bild
from kunskapsbank.actions.granskning import approve, submit
from kunskapsbank.actions.utkast import save_utkast
from kunskapsbank.innehall import Innehall
from kunskapsbank.models import Artikel

STORLEK = (960, 540)
VIT, SVART, GRON, BRUN, BLA, GRA, ROD = "#ffffff", "#1c2b33", "#cfe3c4", "#c9a27a", "#a9cfe6", "#c8ced2", "#b4552d"
Duk = ImageDraw.ImageDraw


@dataclass(frozen=True)
class Bilduppgift:
    """A picture: the guide and the step that it belongs to (0 is the first), how it is drawn, and what it shows in words."""

    guide: str
    steg: int
    rita: Callable[[Duk], None]
    alt: str


def _text(duk: Duk, at: tuple[int, int], words: str) -> None:
    duk.text(at, words, fill=SVART, font=ImageFont.load_default(size=26))


def _measure(duk: Duk, start: tuple[int, int], end: tuple[int, int], words: str) -> None:
    """A distance: a line with an end mark at each side, and how long it is."""
    duk.line([start, end], fill=ROD, width=4)
    is_level = start[1] == end[1]
    for x, y in (start, end):
        duk.line([(x, y - 12), (x, y + 12)] if is_level else [(x - 12, y), (x + 12, y)], fill=ROD, width=4)
    middle = (start[0] + end[0]) // 2, (start[1] + end[1]) // 2
    _text(duk, (middle[0] - 6 * len(words), middle[1] - 42) if is_level else (middle[0] + 18, middle[1] - 14), words)


def _situationsplan(duk: Duk) -> None:
    duk.rectangle([60, 40, 900, 430], fill=GRON, outline=SVART, width=4)
    duk.rectangle([0, 450, 960, 540], fill=GRA)
    _text(duk, (430, 480), "Gata")
    duk.rectangle([330, 150, 600, 320], fill=VIT, outline=SVART, width=4)
    _text(duk, (425, 218), "Huset")
    duk.rectangle([600, 190, 740, 320], fill=BRUN, outline=SVART, width=4)
    _text(duk, (612, 238), "Tillbygge")
    _measure(duk, (740, 160), (900, 160), "4,5 m")
    _measure(duk, (660, 320), (660, 430), "6 m")
    _text(duk, (76, 52), "Tomten")


def _avstand(duk: Duk) -> None:
    duk.rectangle([0, 0, 960, 220], fill=VIT)
    duk.rectangle([0, 220, 960, 430], fill=BRUN)
    duk.rectangle([0, 430, 960, 540], fill=BLA)
    duk.polygon([(90, 110), (200, 40), (310, 110)], fill=ROD)
    duk.rectangle([110, 110, 290, 220], fill=GRA, outline=SVART, width=4)
    duk.rectangle([430, 220, 540, 350], fill=VIT, outline=SVART, width=4)
    _text(duk, (432, 180), "Provgrop")
    duk.rectangle([820, 170, 870, 450], fill=GRA, outline=SVART, width=4)
    _text(duk, (810, 130), "Brunn")
    _measure(duk, (540, 300), (820, 300), "20 m eller mer")
    _measure(duk, (480, 350), (480, 430), "1 m eller mer")
    _text(duk, (60, 470), "Grundvatten")


BILDER = (
    Bilduppgift(
        "guide-bygglov",
        1,
        _situationsplan,
        "Situationsplan: tomten uppifrån med hus och tillbygge, och måtten till grannens tomt, 4,5 meter, och till gatan, 6 meter.",
    ),
    Bilduppgift(
        "guide-enskilt-avlopp",
        0,
        _avstand,
        "Marken i genomskärning: från provgropen är det minst 20 meter till brunnen och minst 1 meter ned till grundvattnet.",
    ),
)


def fill_bilder() -> None:
    """Give the guides their pictures: a new version of each, reviewed and published."""
    for uppgift in BILDER:
        artikel = Artikel.objects.get(samling__is_prov=False, extern_id=uppgift.guide)
        bild = add_bild(artikel=artikel, fil=ContentFile(_draw(uppgift.rita), "bild.png"), alt=uppgift.alt, by=None)
        before = Innehall.of(artikel.texter.get(sprak="sv").publicerad)
        steg = [{**step, "bild": str(bild.pk)} if number == uppgift.steg else step for number, step in enumerate(before.steg)]
        revision = save_utkast(artikel=artikel, innehall=replace(before, steg=steg), kommentar="En bild är tillagd.", by=None)
        approve(revision=submit(revision=revision, by=None), by=None)


def _draw(rita: Callable[[Duk], None]) -> bytes:
    picture = Image.new("RGB", STORLEK, VIT)
    rita(ImageDraw.Draw(picture))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
