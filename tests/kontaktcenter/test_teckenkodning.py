"""Only UTF-8 is read: what says that it is written in another coding is refused before anybody reads it."""

import io
import json
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.wsgi import get_wsgi_application

from kontaktcenter.teckenkodning import LasligaHuvuden

pytestmark = pytest.mark.django_db

FORMULAR = "multipart/form-data; boundary=x"


def call(adress: str, body: bytes = b"", **environ: str) -> tuple[int, str]:
    """Status and page, as a server would ask for them: Django's own client passes by the layer before the request."""
    environ |= {"PATH_INFO": adress, "REQUEST_METHOD": "POST" if body else "GET", "HTTP_HOST": "testserver"}
    environ |= {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
    setup_testing_defaults(environ)
    status = []
    page = b"".join(LasligaHuvuden(get_wsgi_application())(environ, lambda line, heads: status.append(line)))
    return int(status[0].split()[0]), page.decode()


@pytest.mark.parametrize("kodning", ["rot13", "hex", "idna", "zlib", "undefined", "utf-7", "raw_unicode_escape", "latin-1", "finns-ej"])
def test_an_address_in_another_coding_is_a_page_of_its_own(kodning: str) -> None:
    status, page = call("/", QUERY_STRING="a=x", CONTENT_TYPE=f"text/html; charset={kodning}")
    assert status == 400 and "kunde inte läsas" in page


@pytest.mark.parametrize("adress", ["/", "/folj/", "/logga-in/", "/sprak/", "/utseende/"])
@pytest.mark.parametrize("kodning", ["rot13", "hex", "utf-7"])
def test_a_form_in_another_coding_is_refused(adress: str, kodning: str) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="q"\r\n\r\n+2AA-\r\n--x--\r\n'
    assert call(adress, body, CONTENT_TYPE=f"{FORMULAR}; charset={kodning}")[0] == 400


@pytest.mark.parametrize("kodning", ["utf-8", "UTF-8", "utf8"])
def test_a_form_that_says_utf_8_is_read(kodning: str) -> None:
    assert call("/", b"q=sopor", CONTENT_TYPE=f"application/x-www-form-urlencoded; charset={kodning}")[0] != 400


def test_a_program_gets_the_refusal_in_its_own_form() -> None:
    status, page = call("/api/v1/arenden/", CONTENT_TYPE="application/json; charset=rot13", QUERY_STRING="a=x")
    assert (status, json.loads(page)["falt"]) == (400, {})


@pytest.mark.parametrize("varde", ["charset*=finns-ej''x", "charset*=raw_unicode_escape''%5cud800", "boundary*=finns-ej''x"])
def test_a_head_in_a_coding_of_its_own_is_refused(varde: str) -> None:
    assert call("/", CONTENT_TYPE=f"text/html; {varde}")[0] == 400


@pytest.mark.parametrize(("adress", "status"), [("/folj/", 200), ("/api/v1/arenden/", 401), ("/folj/\x00/", 400)])
def test_an_unreadable_wish_for_a_kind_of_answer_is_passed_over(adress: str, status: int) -> None:
    assert call(adress, HTTP_ACCEPT="text/html; q*=finns-ej''x")[0] == status
