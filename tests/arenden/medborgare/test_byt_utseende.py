"""Choosing another language or other colours in the middle of a form: what is typed comes along."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from tests.arenden.medborgare.medborgare import Medborgare, make_photo
from tests.arenden.medborgare.test_formular import make_lampa
from tests.factories import make_arendetyp

pytestmark = pytest.mark.django_db
TYPED = "Lampan blinkar, och <b>ingen</b> kommer."


def choose(medborgare: Medborgare, vy: str, chosen: dict[str, str], **values: str | SimpleUploadedFile) -> HttpResponse:
    """Press a button of the page's head, which belongs to the page's form; the browser sends that once more to the page it is sent to."""
    address = f"{reverse(vy)}?next={medborgare.address}&skicka=igen"
    assert address.replace("&", "&amp;") in medborgare.page.content.decode()
    assert medborgare.client.post(address, {**values, **chosen}).status_code == 307
    return medborgare.send(gor="", **values, **chosen).page


@pytest.mark.parametrize(
    ("vy", "chosen"), [("set_language", {"language": "en"}), ("valj_fargschema", {"fargschema": "dark"})], ids=["language", "colours"]
)
def test_the_first_page_keeps_what_is_typed(medborgare: Medborgare, vy: str, chosen: dict[str, str]) -> None:
    page = choose(medborgare.go("/fraga/"), vy, chosen, text=TYPED)
    assert page.status_code == 200
    assert "&lt;b&gt;ingen&lt;/b&gt; kommer." in page.content.decode()
    assert ("Ask a question" in medborgare.text) is (vy == "set_language")


def test_a_step_keeps_what_is_typed_and_is_shown_again(medborgare: Medborgare) -> None:
    make_lampa()
    medborgare.begin("lampa")
    here = medborgare.address
    page = choose(medborgare, "set_language", {"language": "en"}, svar_stolpe="17 B")
    assert (page.status_code, medborgare.address) == (200, here)
    assert 'lang="en"' in page.content.decode()
    assert 'value="17 B"' in page.content.decode()
    assert "fragor-1" not in medborgare.formular.klara


def test_the_page_about_the_writer_keeps_a_telephone_that_is_no_number(medborgare: Medborgare) -> None:
    make_arendetyp("fraga", namn="Fråga")
    medborgare.begin("fraga")
    page = choose(medborgare, "valj_fargschema", {"fargschema": "dark"}, namn="Anna Testsson", telefon="070")
    assert page.status_code == 200
    assert 'value="070"' in page.content.decode()


def test_a_photo_that_is_chosen_is_kept(medborgare: Medborgare) -> None:
    make_lampa()
    medborgare.begin("lampa").send(svar_fara="nej").send(plats="Storgatan 5")
    here = medborgare.address
    medborgare.send(gor="", language="en", svar_fil=make_photo())
    assert medborgare.address == here
    assert medborgare.formular.filer.count() == 1


@pytest.mark.parametrize(("path", "typed"), [("/folj/", {"nummer": "KC-20", "kod": "k-1"}), ("/folj/ny-lank/", {"nummer": "KC-20"})])
def test_number_and_code_are_kept_and_not_yet_judged(medborgare: Medborgare, path: str, typed: dict[str, str]) -> None:
    page = choose(medborgare.go(path), "set_language", {"language": "en"}, **typed)
    assert page.status_code == 200 and 'lang="en"' in page.content.decode()
    assert all(f'value="{value}"' in page.content.decode() for value in typed.values())
    assert page.context["form"].errors == {}


def test_what_was_typed_on_a_page_whose_time_ran_out_still_comes_along(medborgare: Medborgare) -> None:
    nummer = "KC-2026-000001"
    medborgare.page = medborgare.client.post(f"/folj/{nummer}/skriv/", {"text": TYPED})
    address = f"{reverse('set_language')}?next=/folj/&amp;skicka=igen"
    assert address in medborgare.page.content.decode()
    page = medborgare.send(to="/folj/", gor="", language="en", nummer=nummer, sparad_text=TYPED).page
    assert "&lt;b&gt;ingen&lt;/b&gt; kommer." in page.content.decode()
    assert "det du skrev finns kvar" in medborgare.text


def test_enter_in_a_field_goes_on_and_does_not_change_the_language(medborgare: Medborgare) -> None:
    make_lampa()
    page = medborgare.begin("lampa").page.content.decode()
    assert page.index('value="nasta"') < page.index('name="language"')
