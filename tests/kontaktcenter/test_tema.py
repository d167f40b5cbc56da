"""Whatever colour a municipality chooses, text keeps its contrast: the shades of tema.css reckoned through (WCAG 2.2, 1.4.3, 1.4.11)."""

import math
import re
from pathlib import Path

import pytest
from django.conf import settings

CSS = (Path(settings.BASE_DIR) / "static/css/tema.css").read_text()
SHADE = r"oklch\(from var\(--kommun-farg\) ([\d.]+) (?:min\(c, ([\d.]+)\)|0) h\)"
ROW = re.compile(rf"--ds-color-accent-([\w-]+): light-dark\({SHADE}, {SHADE}\);")
SHADES = {name: {"light": (float(la), float(ca or 0)), "dark": (float(ld), float(cd or 0))} for name, la, ca, ld, cd in ROW.findall(CSS)}
SURFACES = ["background-default", "background-tinted", "surface-default", "surface-tinted", "surface-hover"]
TEXT_PAIRS = [(text, surface) for text in ("text-default", "text-subtle") for surface in SURFACES]
TEXT_PAIRS += [("base-contrast-default", base) for base in ("base-default", "base-hover", "base-active")]
LINE_PAIRS = [(line, surface) for line in ("border-default", "border-strong", "base-default") for surface in SURFACES[:4]]
HUES = range(0, 360, 5)


def luminance(lightness: float, chroma: float, hue: int) -> float:
    """Relative luminance (WCAG) of a colour in OKLCH, clipped to sRGB as browsers do."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    lms = [
        (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3,
        (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3,
        (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3,
    ]
    rgb = [
        4.0767416621 * lms[0] - 3.3077115913 * lms[1] + 0.2309699292 * lms[2],
        -1.2684380046 * lms[0] + 2.6097574011 * lms[1] - 0.3413193965 * lms[2],
        -0.0041960863 * lms[0] - 0.7034186147 * lms[1] + 1.7076147010 * lms[2],
    ]
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def worst_contrast(first: str, second: str, scheme: str) -> float:
    """The lowest contrast of two shades over all hues, for a grey and for a saturated choice of colour."""
    found = []
    for hue in HUES:
        for saturation in (0.0, 0.5, 1.0):
            light, dark = sorted(
                (luminance(SHADES[name][scheme][0], SHADES[name][scheme][1] * saturation, hue) for name in (first, second)),
                reverse=True,
            )
            found.append((light + 0.05) / (dark + 0.05))
    return min(found)


def test_reckoning_agrees_with_known_colours() -> None:
    assert luminance(1, 0, 0) == pytest.approx(1, abs=1e-3)
    # Pure red of sRGB.
    assert luminance(0.62796, 0.25768, 29) == pytest.approx(0.2126, abs=0.01)


def test_every_shade_of_designsystemet_is_set() -> None:
    given = Path(settings.NODE_MODULES) / "@digdir/designsystemet-css/dist/theme/designsystemet.css"
    assert set(SHADES) == set(re.findall(r"--ds-color-accent-([\w-]+):#", given.read_text()))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "surface"), TEXT_PAIRS)
def test_text_can_be_read_in_every_hue(text: str, surface: str, scheme: str) -> None:
    assert worst_contrast(text, surface, scheme) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("line", "surface"), LINE_PAIRS)
def test_lines_and_buttons_can_be_seen_in_every_hue(line: str, surface: str, scheme: str) -> None:
    assert worst_contrast(line, surface, scheme) >= 3
