"""A mail in a coding that is none, or that gives half characters, is read as far as it goes."""

import pytest

from arenden.kanaler.epost import Mejl, parse_eml

FRAN = b"From: Anna Testsson <anna@testsson.example>\r\n"


def read(*heads: bytes, body: bytes = b"Hej", typ: bytes = b"text/plain") -> Mejl:
    return parse_eml(b"\r\n".join([*heads, b"Content-Type: " + typ, b"", body]))


def is_whole(mejl: Mejl) -> bool:
    """Whether everything in it can be written down as UTF-8."""
    texts = [mejl.text, mejl.fran_namn, mejl.fran_epost, mejl.amne, mejl.citat, *(b.namn for b in mejl.bifogade)]
    return all(text.encode() is not None for text in texts)


@pytest.mark.parametrize(
    ("kodning", "body"),
    [("utf-7", b"Hej +2AA- du"), ("raw_unicode_escape", rb"Hej \ud800 du"), ("unicode_escape", rb"Hej \ud800 du"), ("rot13", b"Hej  du"),
     ("hex", b"Hej  du"), ("undefined", b"Hej  du"), ("idna", b"Hej  du")],
)  # fmt: skip
@pytest.mark.parametrize("slag", ["plain", "html"])
def test_words_in_an_odd_coding_are_read_as_far_as_it_goes(kodning: str, body: bytes, slag: str) -> None:
    mejl = read(FRAN.strip(), body=body, typ=f"text/{slag}; charset={kodning}".encode())
    assert mejl.text.startswith("Hej") and mejl.text.endswith("du") and is_whole(mejl)


def test_a_coding_that_no_mail_is_written_in_is_not_tried() -> None:
    assert read(FRAN.strip(), body=b"Hej-", typ=b"text/plain; charset=punycode").text == "Hej-"


@pytest.mark.parametrize(("kodning", "body"), [("iso-8859-1", b"Hall\xe5"), ("cp1252", b"Hall\xe5"), ("utf-8", "Hallå".encode())])
def test_the_codings_of_mail_programs_are_read(kodning: str, body: bytes) -> None:
    assert read(FRAN.strip(), body=body, typ=f"text/plain; charset={kodning}".encode()).text == "Hallå"


@pytest.mark.parametrize(
    "fran", [b"a@[1:2", b"=?utf-7?q?+2AA-?= <a@b.example>", b"a@[", b'"a', b"=?rot13?q?a?= <a@b.example>", b"\xff\xfe@b", b"a: ;"]
)
def test_a_broken_sender_stops_no_mail(fran: bytes) -> None:
    mejl = read(b"From: " + fran)
    assert mejl.text == "Hej" and is_whole(mejl)


@pytest.mark.parametrize("amne", [rb"=?raw_unicode_escape?q?=5Cud800?=", b"=?utf-7?q?+2AA-?=", b"=?hex?q?zz?=", b"\xff\xfe"])
def test_a_broken_subject_stops_no_mail(amne: bytes) -> None:
    mejl = read(FRAN.strip(), b"Subject: " + amne)
    assert mejl.text == "Hej" and is_whole(mejl)


@pytest.mark.parametrize("datum", [b"=?utf-7?q?+2AA-?=", b"Mon, 99 Foo 99999 25:61:61 +9999", b"[", b"\xff"])
def test_a_broken_date_stops_no_mail(datum: bytes) -> None:
    assert read(FRAN.strip(), b"Date: " + datum).datum is None


@pytest.mark.parametrize("namn", [rb"=?raw_unicode_escape?q?=5Cud800?=", b'"=?utf-7?q?+2AA-?=.txt"'])
@pytest.mark.parametrize("falt", [b"filename=", b"filename*=raw_unicode_escape''%5cud800", b"filename*=rot13''a"])
def test_a_broken_name_of_a_file_stops_no_mail(falt: bytes, namn: bytes) -> None:
    delen = b"--x\r\nContent-Type: text/plain\r\n\r\nHej\r\n--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; "
    mejl = read(FRAN.strip(), typ=b"multipart/mixed; boundary=x", body=delen + falt + namn + b"\r\n\r\n%PDF-1\r\n--x--\r\n")
    assert mejl.text == "Hej" and len(mejl.bifogade) == 1 and is_whole(mejl)


@pytest.mark.parametrize("kodning", [b"base64", b"quoted-printable", b"x-uuencode", b"\xff"])
def test_a_broken_transport_stops_no_mail(kodning: bytes) -> None:
    assert is_whole(read(FRAN.strip(), b"Content-Transfer-Encoding: " + kodning, body=b"=\xff\xfe~~~a"))
