"""A picture put into the words of an article with a button."""

from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from playwright.sync_api import expect

from kunskapsbank.models import Bild
from tests.factories import make_center
from tests.factories_kunskap import make_artikel, make_redaktor
from tests.sidor import Sidor

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_picture_is_put_where_the_cursor_stands(sida: Sidor) -> None:
    artikel = make_artikel()
    bild = Bild(nyckel=UUID(int=7), artikel=artikel, alt="Ett kärl", bredd=10, hojd=10)
    bild.fil.save("x.png", ContentFile(b"x"))
    page = sida(1280, 900, user=make_redaktor(make_center()))
    page.goto(reverse("artikel_text", args=[artikel.pk, "sv"]))
    field = page.locator("#id_svar")
    field.fill("Före efter")
    field.evaluate("(field) => field.setSelectionRange(4, 5)")
    page.get_by_role("button", name="Sätt in i texten").click()
    expect(field).to_have_value(f"Före\n\n![](bild:{bild.nyckel})\n\nefter")
    expect(field).to_be_focused()
