"""A mail's text comes from a template: subject on the first line, in the reader's language, as plain text."""

from pathlib import Path
from typing import Any

import pytest
from django.template import engines

from kontaktcenter.utkorg.mall import render_post

MALL = '{% load i18n %}{% translate "Kontakta oss" %}: {{ rubrik }}\n\n\n{{ text }}\n'


@pytest.fixture(autouse=True)
def own_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "post"
    folder.mkdir()
    (folder / "prov.txt").write_text(MALL)
    engine = engines["django"].engine
    monkeypatch.setattr(engine, "dirs", [tmp_path, *engine.dirs])
    for loader in engine.template_loaders:
        if hasattr(loader, "reset"):
            loader.reset()


def test_the_first_line_is_the_subject_and_the_rest_the_text() -> None:
    amnesrad, text = render_post("prov", "sv", {"rubrik": "Snö", "text": "Vi plogar i kväll."})
    assert amnesrad == "Kontakta oss: Snö"
    assert text.startswith("Vi plogar i kväll.\n\n--\nExempelkommun\n")


def test_nothing_is_escaped_in_plain_text() -> None:
    assert "Vi & ni <3" in render_post("prov", "sv", {"rubrik": "x", "text": "Vi & ni <3"})[1]


def test_the_footer_says_where_to_reach_us(settings: Any) -> None:
    text = render_post("prov", "sv", {"rubrik": "x", "text": "y"})[1]
    assert settings.BAS_URL in text and settings.KOMMUN["telefon"] in text


def test_a_language_that_we_do_not_have_becomes_swedish() -> None:
    assert render_post("prov", "tlh", {"rubrik": "x", "text": "y"})[0] == "Kontakta oss: x"


def test_a_telephone_number_keeps_its_order_among_words_from_the_right(settings: Any) -> None:
    telefon = settings.KOMMUN["telefon"]
    assert f"\u2066{telefon}\u2069" in render_post("prov", "ar", {"rubrik": "x", "text": "y"})[1]
    assert "\u2066" not in render_post("prov", "fi", {"rubrik": "x", "text": "y"})[1]
