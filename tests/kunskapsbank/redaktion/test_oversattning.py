"""Translating an article: empty fields with the Swedish beside, nothing Swedish sent as another language, and what the reviewer sees."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Anvandare
from kunskapsbank.actions.granskning import submit
from kunskapsbank.actions.utkast import save_utkast
from kunskapsbank.innehall import Innehall
from kunskapsbank.models import Artikel, Revision
from kunskapsbank.status import Lage
from tests.factories_kunskap import make_artikel

pytestmark = pytest.mark.django_db
ENGELSKA = Innehall(titel="When is the rubbish collected?", kort_svar="Every other week.", svar="The bins are emptied every other week.")


def send(artikel: Artikel, by: Anvandare, **ord_: str) -> Revision:
    """A translation into English, sent for review; what is not told is English."""
    words = {namn: getattr(ENGELSKA, namn) for namn in ("titel", "kort_svar", "svar")} | ord_
    return submit(revision=save_utkast(artikel=artikel, sprak="en", innehall=Innehall(**words), by=by), by=by)


def test_a_translation_begins_empty_with_the_swedish_beside_it(inne: Client, artikel: Artikel) -> None:
    page = inne.get(reverse("artikel_text", args=[artikel.pk, "en"])).content.decode()
    assert 'value="När hämtas soporna?"' not in page
    assert re.search(r"<textarea[^>]*name=\"kort_svar\"[^>]*>\s*</textarea>", page)
    assert ">Varannan vecka.</pre>" in page and "Översätt till engelska:" in page and "Jag har jämfört" not in page


def test_the_steps_of_a_translated_guide_begin_without_words_but_with_their_states(inne: Client) -> None:
    guide = make_artikel(slag="guide", steg=[{"rubrik": "Ansök", "text": "Fyll i.", "lage": "mottaget"}, {"rubrik": "Vänta", "text": ""}])
    page = inne.get(reverse("artikel_text", args=[guide.pk, "en"])).content.decode()
    assert 'value="Ansök"' not in page and "1. Ansök" in page and "Steg 2" in page
    assert re.search(r'name="steg-0-lage".*?value="mottaget" selected', page, re.S)


@pytest.mark.parametrize(("falt", "ord_"), [("titel", "när hämtas  soporna?"), ("svar", "Soporna hämtas varannan vecka.")])
def test_what_is_still_swedish_is_not_sent_as_another_language(artikel: Artikel, redaktor: Anvandare, falt: str, ord_: str) -> None:
    with pytest.raises(Inmatningsfel, match="inte översatt än.*engelska") as refused:
        send(artikel, redaktor, **{falt: ord_})
    assert refused.value.falt == falt


def test_an_address_or_a_number_is_the_same_in_every_language(redaktor: Anvandare) -> None:
    artikel = make_artikel(kort_svar="Storgatan 1, 08-465 004 00.")
    assert send(artikel, redaktor, kort_svar="Storgatan 1, 08-465 004 00.").lage == Lage.GRANSKAS


def test_a_refused_translation_is_kept_and_told_at_its_field(inne: Client, artikel: Artikel) -> None:
    url = reverse("artikel_text", args=[artikel.pk, "en"])
    words = {"titel": "När hämtas soporna?", "kort_svar": "Every week.", "svar": "Weekly.", "andring": "storre"}
    response = inne.post(url, {**words, "sedd": "0:0", "gor": "skicka"})
    assert response.status_code == 400 and "Texten är inte översatt än" in response.content.decode()
    assert 'value="När hämtas soporna?"' in response.content.decode()


def test_the_reviewer_sees_the_language_and_the_original(client: Client, artikel: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    revision = send(artikel, redaktor)
    client.force_login(expert)
    page = client.get(reverse("revision_granska", args=[revision.pk])).content.decode()
    assert "Översättning till engelska" in page and "The bins are emptied" in page and "Soporna hämtas varannan vecka." in page
    assert "Ny översättning" in page and "svaret har ändrats" not in page and "Är texten översatt?" not in page
    assert "översättning till engelska" in client.get(reverse("mina_texter")).content.decode()


def test_the_reviewer_is_warned_of_a_translation_that_is_still_swedish(
    client: Client, artikel: Artikel, redaktor: Anvandare, expert: Anvandare
) -> None:
    revision = send(artikel, redaktor)
    Revision.objects.filter(pk=revision.pk).update(titel="När hämtas soporna?")
    client.force_login(expert)
    assert "Är texten översatt?" in client.get(reverse("revision_granska", args=[revision.pk])).content.decode()


def test_a_first_version_changes_no_answer(client: Client, redaktor: Anvandare, expert: Anvandare) -> None:
    make_artikel(lage=Lage.GRANSKAS)
    client.force_login(expert)
    page = client.get(reverse("revision_granska", args=[Revision.objects.get().pk])).content.decode()
    assert "Ny text." in page and "svaret har ändrats" not in page
