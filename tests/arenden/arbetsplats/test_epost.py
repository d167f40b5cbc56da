"""Pasted and saved mails, and letters."""

from datetime import date, datetime, timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from arenden.kanaler.brev import arrival
from arenden.kanaler.epost import parse_datum, parse_eml, parse_pasted
from arenden.kanaler.webbtext import html_to_text
from kontaktcenter.fel import Inmatningsfel

SVERIGE = ZoneInfo("Europe/Stockholm")
OUTLOOK = """Från: Anna Testsson <anna@testsson.example>
Skickat: den 3 april 2026 10:12
Till: Kontaktcenter
Ämne: SV: Mitt ärende KC-2026-000123

Hej! Hur går det?

Från: Kontaktcenter
Skickat: den 1 april 2026 09:00

Vi återkommer."""
WEBBMEJL = """Anna Testsson <anna@testsson.example>
tors 2 apr. 2026 10:14
till mig

Lampan är trasig.

Den tors 2 apr. 2026 kl 09:00 skrev Kontakt <k@exempel.example>:
> Hej"""


def test_a_mail_pasted_from_an_office_program_is_read_whole() -> None:
    mejl = parse_pasted(OUTLOOK)
    assert (mejl.fran_namn, mejl.fran_epost, mejl.amne) == ("Anna Testsson", "anna@testsson.example", "Mitt ärende KC-2026-000123")
    assert mejl.datum == datetime(2026, 4, 3, 10, 12, tzinfo=SVERIGE)
    assert mejl.text == "Hej! Hur går det?"


def test_the_case_number_in_the_subject_is_noticed() -> None:
    assert parse_pasted(OUTLOOK).arendenummer == "KC-2026-000123"


def test_the_older_mails_are_cut_off_but_kept() -> None:
    assert parse_pasted(OUTLOOK).citat.endswith("Vi återkommer.")


def test_a_mail_pasted_from_the_web_has_sender_and_day_without_names_of_fields() -> None:
    mejl = parse_pasted(WEBBMEJL)
    assert (mejl.fran_epost, mejl.datum, mejl.text) == (
        "anna@testsson.example", datetime(2026, 4, 2, 10, 14, tzinfo=SVERIGE), "Lampan är trasig."
    )  # fmt: skip


def test_words_without_any_head_are_the_mail() -> None:
    mejl = parse_pasted("Hej!\nTill er: lampan är trasig.")
    assert (mejl.text, mejl.fran_epost) == ("Hej!\nTill er: lampan är trasig.", "")


def test_of_a_forwarded_mail_the_first_sender_counts() -> None:
    text = "Från: k@exempel.example\n\n---------- Vidarebefordrat meddelande ----------\nFrån: Bo <bo@prov.example>\n\nHål i vägen"
    mejl = parse_pasted(text)
    assert (mejl.fran_epost, mejl.text) == ("bo@prov.example", "Hål i vägen")


def make_eml(text: str = "Hej", subtype: str = "plain") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "Åsa Provberg <asa@prov.example>", "Hål på gatan"
    message["Date"] = "Thu, 02 Apr 2026 10:14:00 +0200"
    message.set_content(text, subtype=subtype)
    return message


def test_a_saved_mail_gives_its_words_and_its_files() -> None:
    message = make_eml()
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="hal.png")
    mejl = parse_eml(bytes(message))
    assert (mejl.fran_namn, mejl.text, mejl.bifogade[0].namn) == ("Åsa Provberg", "Hej", "hal.png")


def make_html_with_picture(size: int) -> bytes:
    """A mail as many programs send it: words and HTML with a picture in it."""
    message = make_eml("Hej")
    message.add_alternative('<p>Hej</p><img src="cid:bild">', subtype="html")
    message.get_payload()[1].add_related(b"x" * size, "image", "png", cid="<bild>", filename="bild.png", disposition="inline")
    return message.as_bytes()


def test_a_photo_in_the_words_of_a_mail_is_kept_with_it() -> None:
    assert [fil.namn for fil in parse_eml(make_html_with_picture(60_000)).bifogade] == ["bild.png"]


def test_the_small_logo_of_a_signature_is_no_file() -> None:
    assert parse_eml(make_html_with_picture(6_000)).bifogade == []


def test_an_html_mail_gives_its_words_without_scripts() -> None:
    mejl = parse_eml(bytes(make_eml("<p>Hej <b>du</b> där</p><script>alert(1)</script>", "html")))
    assert mejl.text == "Hej du där"


def test_a_line_break_in_html_is_a_line_break() -> None:
    assert html_to_text("<div>Ett</div><div>Två<br>Tre</div>") == "Ett\nTvå\nTre"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<p title="a > b" class=x>Ett</p><P>Två</P>', "Ett\n\nTvå"),
        ("<html><head><title>Ämne</title><style>p {a: b}</style></head><body>Hej", "Hej"),
        ("<SCRIPT>if (a < b) {}</SCRIPT >Hej", "Hej"),
        ("<!--[if mso]><p>Outlook</p><![endif]-->Hej<![if !mso]> du<![endif]>", "Hej du"),
        ("<o:p>&nbsp;</o:p>5 &lt; 7 &amp; 3<4 < 5", "5 < 7 & 3<4 < 5"),
        ("Hej <a href='x'>du<!-- aldrig slut", "Hej du"),
        ("<p don't>Hej</p>", "Hej"),
        ("Hej <b du", "Hej <b du"),
        ("&#" + "1" * 5_000 + ";Hej", "\ufffdHej"),
    ],
)
def test_html_of_any_mail_program_gives_its_words(html: str, text: str) -> None:
    assert html_to_text(html) == text


@pytest.mark.parametrize("innehall", [b"", b"\x00\x01\x02", b"MZ\x90\x00 program", b"bara text"])
def test_a_file_that_is_no_mail_is_refused(innehall: bytes) -> None:
    with pytest.raises(Inmatningsfel, match="inget mejl"):
        parse_eml(innehall)


@pytest.mark.parametrize("text", ["", "   \n "])
def test_nothing_pasted_is_refused(text: str) -> None:
    with pytest.raises(Inmatningsfel, match="Klistra in"):
        parse_pasted(text)


@pytest.mark.parametrize("text", ["den 31 februari 2026", "2026-13-45 10:00", "i går", "", "99 foo 9999 99:99"])
def test_an_impossible_day_is_no_day(text: str) -> None:
    assert parse_datum(text) is None


@given(st.text(max_size=400))
def test_any_pasted_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    try:
        parse_pasted(text)
    except Inmatningsfel as error:
        assert str(error)


@given(st.binary(max_size=400))
def test_any_file_is_read_or_refused_with_a_sentence(innehall: bytes) -> None:
    try:
        parse_eml(b"From: a@b.example\n" + innehall)
    except Inmatningsfel as error:
        assert str(error)


def test_a_letter_came_when_its_day_began() -> None:
    dag = timezone.localdate() - timedelta(days=3)
    assert timezone.localtime(arrival(dag)) == datetime(dag.year, dag.month, dag.day, tzinfo=SVERIGE)


@pytest.mark.parametrize("dag", [date(2099, 1, 1), date(1999, 1, 1)])
def test_a_letter_from_the_future_or_long_ago_is_refused(dag: date) -> None:
    with pytest.raises(Inmatningsfel, match="Ankomstdagen"):
        arrival(dag)
