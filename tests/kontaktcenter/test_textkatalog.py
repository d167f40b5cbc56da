"""The translations: collected without GNU gettext, whole for citizens, compiled."""

import gettext
from pathlib import Path

import pytest
from django.utils.translation import ngettext, override

from kontaktcenter import textkatalog

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Hej"
msgstr "Hello"

msgid "Borttagen"
msgstr "Removed"
"""


@pytest.fixture
def rot(tmp_path: Path) -> Path:
    (tmp_path / "templates/medborgare").mkdir(parents=True)
    (tmp_path / "arenden").mkdir()
    (tmp_path / "locale/en/LC_MESSAGES").mkdir(parents=True)
    textkatalog.po_file("en", tmp_path).write_text(PO)
    return tmp_path


def ids(rot: Path, *, alla: bool = False) -> set[object]:
    return {text.id for text in textkatalog.collect(textkatalog.source_files(rot, alla=alla), rot) if text.id}


@pytest.mark.parametrize("sprak", textkatalog.SPRAK)
def test_every_public_text_is_translated(sprak: str) -> None:
    texts = textkatalog.collect(textkatalog.source_files())
    assert len(texts) > 50
    missing = textkatalog.shortcomings(sprak, texts)
    assert not missing, "\n".join(f"{brist.sprak}: {brist.text!r}: {brist.vad}" for brist in missing)


def test_texts_of_a_template_are_found(rot: Path) -> None:
    (rot / "templates/medborgare/a.html").write_text(
        """{% load i18n %}
        <p title="{% translate 'Titel' %}">{% translate "Kort" context "längd" %} löpande text: 'citat'
          {% blocktranslate count n=antal %}En {{ n }}{% plural %}Flera {{ n }}{% endblocktranslate %}
    {% if x == _("Jämförd") %}{% endif %}</p>"""
    )
    assert ids(rot) == {"Titel", "Kort", ("En %(n)s", "Flera %(n)s"), "Jämförd"}


def test_texts_of_python_are_found(rot: Path) -> None:
    (rot / "arenden/medborgare.py").write_text(
        'A = _("Ett")\nB = ngettext("En", "Flera", n)\nC = pgettext_lazy("sammanhang", "Tre")\nD = _(name)\nE = "Ej märkt"\n'
    )
    assert ids(rot) == {"Ett", ("En", "Flera"), "Tre"}


def test_staff_texts_are_collected_only_when_asked_for(rot: Path) -> None:
    (rot / "arenden/actions.py").write_text('A = _("Ärendet är redan överlämnat.")\n')
    assert ids(rot) == set()
    assert ids(rot, alla=True) == {"Ärendet är redan överlämnat."}


def test_update_keeps_what_is_translated_and_drops_what_is_gone(rot: Path) -> None:
    (rot / "arenden/medborgare.py").write_text('A = _("Hej")\nB = _("Nytt")\n')
    textkatalog.update("en", textkatalog.collect(textkatalog.source_files(rot), rot), rot)
    assert {text.id: text.string for text in textkatalog.read("en", rot) if text.id} == {"Hej": "Hello", "Nytt": ""}


def test_update_twice_changes_nothing(rot: Path) -> None:
    (rot / "arenden/medborgare.py").write_text('A = _("Hej")\n')
    texts = textkatalog.collect(textkatalog.source_files(rot), rot)
    textkatalog.update("en", texts, rot)
    first = textkatalog.po_file("en", rot).read_bytes()
    textkatalog.update("en", texts, rot)
    assert textkatalog.po_file("en", rot).read_bytes() == first


def test_missing_text_and_wrong_placeholder_are_told(rot: Path) -> None:
    textkatalog.po_file("en", rot).write_text(PO + '\n#, python-format\nmsgid "om %(antal)d dagar"\nmsgstr "in %(days)d days"\n')
    (rot / "arenden/medborgare.py").write_text('A = _("Nytt")\nB = _("om %(antal)d dagar")\n')
    found = textkatalog.shortcomings("en", textkatalog.collect(textkatalog.source_files(rot), rot), rot)
    assert [brist.text for brist in found] == ["Nytt", "om %(antal)d dagar"]


def test_compiled_file_is_read_by_gettext_and_made_once(rot: Path) -> None:
    mo = textkatalog.po_file("en", rot).with_suffix(".mo")
    assert textkatalog.compile_stale(rot) == [mo]
    assert textkatalog.compile_stale(rot) == []
    with mo.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Hej") == "Hello"


@pytest.mark.parametrize(
    ("antal", "sagt"),
    [
        (1, "حاول مرة أخرى بعد دقيقة واحدة."),
        (2, "حاول مرة أخرى بعد دقيقتين."),
        (10, "حاول مرة أخرى بعد 10 دقائق."),
        (11, "حاول مرة أخرى بعد 11 دقيقة."),
    ],
)
def test_arabic_says_a_number_in_the_form_that_belongs_to_it(antal: int, sagt: str) -> None:
    with override("ar"):
        assert ngettext("Försök igen om %(antal)s minut.", "Försök igen om %(antal)s minuter.", antal) % {"antal": antal} == sagt


@pytest.mark.parametrize(
    ("antal", "form"), [(0, 0), (1, 1), (2, 2), (3, 3), (10, 3), (11, 4), (99, 4), (100, 5), (102, 5), (103, 3), (111, 4)]
)
def test_arabic_plural_forms_are_those_of_cldr_and_of_django(antal: int, form: int) -> None:
    assert gettext.c2py(textkatalog.read("ar").plural_expr)(antal) == form
