"""The template tags of the page components."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from kontaktcenter import ikoner
from kontaktcenter.tidsord import Etikett

MALLAR = Path(settings.BASE_DIR) / "templates"


class Form(forms.Form):
    namn = forms.CharField(label="Namn")
    satt = forms.ChoiceField(label="Sätt", choices=[("post", "Brev"), ("tel", "Telefon")], widget=forms.RadioSelect)


def render(source: str, **context: object) -> str:
    template = Template("{% load komponenter %}" + source)
    return template.render(Context({"request": RequestFactory().get("/?ko=mina&sida=2"), **context}))


def test_icon_is_hidden_from_screen_readers() -> None:
    svg = render('{% ikon "phone" %}')
    assert svg.startswith("<svg ") and 'aria-hidden="true"' in svg and svg.count("<svg") == 1


def test_only_icons_that_point_along_the_line_are_mirrored() -> None:
    assert "kc-ikon--riktad" in ikoner.svg("arrow-right") and "kc-ikon--riktad" in ikoner.svg("caret-left", "bold")
    assert "kc-ikon--riktad" not in ikoner.svg("caret-down") + ikoner.svg("phone")


@pytest.mark.parametrize(("namn", "vikt"), [("finns-inte", "regular"), ("../regular/phone", "regular"), ("phone", "tjock")])
def test_unknown_icon_is_an_error(namn: str, vikt: str) -> None:
    with pytest.raises(ikoner.IkonSaknas):
        ikoner.svg(namn, vikt)


def test_every_icon_named_in_a_template_exists() -> None:
    named = {
        (namn, vikt or "regular")
        for path in MALLAR.rglob("*.html")
        for namn, vikt in re.findall(r'\{% ikon "([^"]+)"(?: "([^"]+)")? %\}', path.read_text())
    }
    assert len(named) > 10
    for namn, vikt in named:
        ikoner.svg(namn, vikt)


def test_time_has_machine_form_and_tooltip() -> None:
    html = render("{% tid t %}", t=datetime(2020, 12, 4, 13, 5, tzinfo=UTC))
    assert '<time datetime="2020-12-04T14:05:00+01:00" title="fredag 4 december 2020 14.05">4 december 2020 14.05</time>' == html


def test_missing_time_leaves_nothing() -> None:
    assert render("{% tid t %}{% frist t %}", t=None).strip() == ""


def test_deadline_says_so_with_text_and_icon() -> None:
    html = render("{% frist t arbetsdagar=2 %}", t=timezone.now() - timedelta(days=4))
    assert 'data-color="danger"' in html and "försenad 2 arbetsdagar" in html and "<svg" in html


def test_label_takes_an_etikett_or_words() -> None:
    ready = render("{% status_etikett e %}", e=Etikett("Besvarad", "success", "check"))
    assert ready == render('{% status_etikett "Besvarad" "success" "check" %}')
    assert 'data-color="success"' in ready and "Besvarad" in ready and "<svg" in ready


def test_error_summary_links_to_the_field_and_to_the_first_choice() -> None:
    html = render("{% felsammanfattning form %}", form=Form({}))
    assert 'href="#id_namn"' in html and 'href="#id_satt_0"' in html
    assert "Rätta 2 fel" in html and "autofocus" in html


def test_error_summary_takes_errors_of_the_whole_form_and_of_several() -> None:
    first, second = Form({"namn": "Test", "satt": "post"}), Form({"satt": "post"})
    first.add_error(None, "Uppgifterna hör inte ihop.")
    html = render("{% felsammanfattning a b %}", a=first, b=second)
    assert "Uppgifterna hör inte ihop." in html and "Rätta 2 fel" in html


def test_error_summary_is_not_there_without_errors() -> None:
    assert render("{% felsammanfattning form %}", form=Form()).strip() == ""


def test_field_tag_adds_attributes() -> None:
    html = render('{% falt form.namn autocomplete="name" data_test="a" %}', form=Form())
    assert 'autocomplete="name"' in html and 'data-test="a"' in html


def test_pagination_keeps_the_query_string() -> None:
    html = render("{% sidor p %}", p=Paginator(range(100), 10).page(2))
    assert 'href="?ko=mina&amp;sida=3"' in html and 'rel="prev" href="?ko=mina&amp;sida=1"' in html
    assert html.count('aria-current="true"') == 1


def test_one_page_needs_no_pagination() -> None:
    assert render("{% sidor p %}", p=Paginator(range(5), 10).page(1)).strip() == ""


@pytest.mark.parametrize(
    ("query", "riktning", "nasta"),
    [("", "none", "frist"), ("?sortera=frist", "ascending", "-frist"), ("?sortera=-frist", "descending", "frist")],
)
def test_column_head_turns_the_order(query: str, riktning: str, nasta: str) -> None:
    html = render('{% sorteringskolumn "frist" "Frist" %}', request=RequestFactory().get(f"/{query}"))
    assert f'aria-sort="{riktning}"' in html and f'href="?sortera={nasta}"' in html


def test_empty_state_says_what_to_do() -> None:
    html = render('{% tom "Inga ärenden" "Byt filter." "/alla/" "Visa alla" %}')
    assert "Byt filter." in html and 'href="/alla/"' in html


def test_time_line_row_escapes_what_people_wrote() -> None:
    html = render("{% tidslinje_rad t 'Meddelande' av='Anna' text=text %}", t=timezone.now(), text="<script>alert(1)</script>")
    assert "<script>" not in html and "&lt;script&gt;" in html


def test_breadcrumbs_end_with_the_page_itself() -> None:
    html = render('{% brodsmulor "Ärenden" "/arenden/" "KC-2026-000123" %}')
    assert 'href="/arenden/"' in html and '<span aria-current="page">KC-2026-000123</span>' in html
