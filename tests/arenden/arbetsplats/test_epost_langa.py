"""Long and twisted mails: read, or refused with a sentence, in a time that grows with their length and not its square."""

import time

import pytest

from arenden.kanaler.epost import parse_eml, parse_pasted
from arenden.kanaler.webbtext import LANGST, html_to_text
from kontaktcenter.fel import Inmatningsfel

LANGD = 100_000
HOGST = 5
"""Seconds of the processor's own time; each of these took minutes when the work grew with the square of the length."""
KLISTRAT = {
    "letters": "a" * LANGD,
    "letters after a head": "Från: " + "a" * LANGD + "\n\nHej",
    "address without end": "a@" + "b" * LANGD,
    "many addresses": "a@b." * (LANGD // 4),
    "underscores and spaces": "Hej\n" + "_" * 20 + " " * LANGD + "x",
    "spaces": "Hej\n" + " " * LANGD + "x",
    "dashes": "Hej\n" + "-" * LANGD,
    "wrote": "Hej\nden " + "skrev " * (LANGD // 6),
    "from in the words": "Hej\n" + "*" * LANGD + "från:",
    "prefixes": "Ämne: " + "re: " * (LANGD // 4) + "\n\nHej",
    "short lines": "Hej\n" + "den skrev : x\n" * (LANGD // 14),
    "digits": "a@b.example\n" + "1" * LANGD,
    "stars in a head": "Från:" + "* " * (LANGD // 2) + "x\n\nHej",
}
RFC = "Message-ID: <1@testsson.example>\nFrom: {}\nSubject: {}\nDate: {}\n\nHej"
FALT = {
    "letters": "a" * LANGD,
    "quotes": '"' * LANGD,
    "brackets": "(" * LANGD,
    "coded": "=?utf-8?q?a?= " * (LANGD // 14),
    "commas": "a, " * (LANGD // 3),
}


def read(parse, mejl: str | bytes) -> float:
    """Seconds of work that the mail took, read or refused."""
    began = time.process_time()
    try:
        parse(mejl)
    except Inmatningsfel as error:
        assert str(error).endswith(".")
    return time.process_time() - began


@pytest.mark.parametrize("slag", KLISTRAT)
def test_a_long_pasted_mail_is_read_quickly(slag: str) -> None:
    assert read(parse_pasted, KLISTRAT[slag]) < HOGST


@pytest.mark.parametrize("plats", range(3))
@pytest.mark.parametrize("slag", FALT)
def test_a_long_head_line_is_read_quickly(slag: str, plats: int) -> None:
    varden = ["anna@testsson.example", "Hej", "Thu, 02 Apr 2026 10:14:00 +0200"]
    varden[plats] = FALT[slag]
    assert read(parse_eml, RFC.format(*varden).encode()) < HOGST


@pytest.mark.parametrize("depth", [50, 1_200])
def test_a_mail_in_mails_is_read_or_refused_in_words(depth: int) -> None:
    nested = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    assert read(parse_eml, f"From: anna@testsson.example\n{nested}Content-Type: text/plain\n\nHej".encode()) < HOGST


def test_a_mail_in_too_many_mails_says_why_it_is_refused() -> None:
    nested = 'Content-Type: message/rfc822\n\n' * 3_000
    with pytest.raises(Inmatningsfel, match="för många delar"):
        parse_eml(f"From: anna@testsson.example\n{nested}Hej".encode())


HTML = [
    *("<", "<a ", "<a/", "<a =", '<a b="', "<a b='", "</", "</a", "<!", "<?", "<!--", "<!-- --", "<![CDATA[", "&", "&#1", "&#x1"),
    *("<script>", "<script></", "<title>", "<div>", "<b x=1>", "\n", "<br>", " ", "="),
]


@pytest.mark.parametrize("before", ["", "<a ", "<!--", '<a b="'])
@pytest.mark.parametrize("part", HTML)
def test_html_that_never_ends_is_read_quickly(part: str, before: str) -> None:
    html = (before + part * LANGD)[:LANGD]
    assert read(html_to_text, html) < HOGST


def test_html_that_is_too_long_is_refused_in_words() -> None:
    html = b"<p>Hej</p>" + b" " * LANGST
    with pytest.raises(Inmatningsfel, match="för långt"):
        parse_eml(b"From: anna@testsson.example\nContent-Type: text/html\n\n" + html)


@pytest.mark.parametrize("antal", [51, 5_000])
def test_a_mail_with_more_attachments_than_a_person_sends_is_refused(antal: int) -> None:
    part = "--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nHej\r\n"
    mejl = "From: a@testsson.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" + part * antal + "--x--\r\n"
    with pytest.raises(Inmatningsfel, match="fler än 50 bilagor"):
        parse_eml(mejl.encode())
