"""Writing an article: saving, preview, steps, translations, and two who write at once."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kontaktcenter.models import Anvandare
from kunskapsbank.actions.utkast import save_utkast
from kunskapsbank.innehall import Innehall
from kunskapsbank.models import Artikel, Bild, Revision
from kunskapsbank.status import Lage
from tests.factories import make_amne, make_anvandare, make_enhet
from tests.factories_kunskap import make_artikel, make_artikeltext, make_redaktor

pytestmark = pytest.mark.django_db


def text_url(artikel: Artikel, sprak: str = "sv") -> str:
    return reverse("artikel_text", args=[artikel.pk, sprak])


def seen(client: Client, url: str) -> str:
    """The version that the page shows."""
    return re.search(r'name="sedd" value="([\d:]+)"', client.get(url).content.decode())[1]


def make_post(client: Client, url: str, **falt: Any) -> dict[str, Any]:
    return {"titel": "När hämtas matavfallet?", "kort_svar": "Varje vecka.", "svar": "**Varje** vecka.", "andring": "storre",
            "sedd": seen(client, url), **falt}  # fmt: skip


def test_a_text_without_words_is_told_all_that_is_missing_at_once(inne: Client, artikel: Artikel) -> None:
    url = text_url(artikel, "en")
    page = inne.post(url, make_post(inne, url, titel="", kort_svar="", svar="", gor="skicka")).content.decode()
    assert page.count('href="#id_titel"') == 1
    assert page.count('href="#id_kort_svar"') == 1


def test_saving_makes_a_draft_and_publishes_nothing(inne: Client, artikel: Artikel) -> None:
    url = text_url(artikel)
    response = inne.post(url, make_post(inne, url, sokord="sopor\nsopbil\nSOPOR", intern_not="Ring."))
    assert response.status_code == 302
    draft = Revision.objects.get(lage=Lage.UTKAST)
    assert (draft.titel, draft.sokord, draft.intern_not, draft.nummer) == ("När hämtas matavfallet?", ["sopor", "sopbil"], "Ring.", 2)
    assert artikel.texter.get().publicerad.titel == "När hämtas soporna?"


def test_every_save_is_a_version(inne: Client, artikel: Artikel) -> None:
    url = text_url(artikel)
    inne.post(url, make_post(inne, url))
    inne.post(url, make_post(inne, url, kort_svar="Var sjunde dag."))
    assert list(Revision.objects.order_by("nummer").values_list("nummer", "lage")) == [(1, "publicerad"), (2, "kastad"), (3, "utkast")]


def test_the_same_words_saved_twice_are_one_version(inne: Client, artikel: Artikel) -> None:
    url = text_url(artikel)
    inne.post(url, make_post(inne, url))
    inne.post(url, make_post(inne, url))
    assert Revision.objects.count() == 2


def test_saving_and_sending_asks_for_review(inne: Client, artikel: Artikel) -> None:
    url = text_url(artikel)
    response = inne.post(url, make_post(inne, url, gor="skicka"))
    assert response.url == reverse("artikel_redaktion", args=[artikel.pk])
    assert Revision.objects.get(nummer=2).lage == Lage.GRANSKAS


def test_a_preview_saves_nothing_and_keeps_what_is_typed(inne: Client, artikel: Artikel) -> None:
    url = text_url(artikel)
    page = inne.post(url, make_post(inne, url, gor="forhandsgranska")).content.decode()
    assert "<strong>Varje</strong>" in page and "**Varje** vecka." in page and Revision.objects.count() == 1


def test_the_second_of_two_is_told_who_was_first_and_loses_nothing(inne: Client, artikel: Artikel, redaktor: Anvandare) -> None:
    url = text_url(artikel)
    mine = make_post(inne, url)
    other = make_redaktor(make_enhet("kundcenter"), first_name="Eva", last_name="Provberg")
    save_utkast(artikel=artikel, innehall=Innehall(titel="När hämtas soporna?", kort_svar="På tisdagar."), by=other)
    response = inne.post(url, mine)
    page = response.content.decode()
    assert response.status_code == 409 and "Eva Provberg hann före" in page
    assert "På tisdagar" in re.sub(r"</?(del|ins)>", "", page)
    assert 'value="När hämtas matavfallet?"' in page
    newer = re.search(r'name="sedd" value="([\d:]+)"', page)[1]
    assert inne.post(url, mine | {"sedd": newer}).status_code == 302
    assert set(Revision.objects.values_list("kort_svar", flat=True)) == {"Varannan vecka.", "På tisdagar.", "Varje vecka."}


def test_what_cannot_be_saved_is_said_at_its_field(inne: Client, artikel: Artikel) -> None:
    url = text_url(artikel)
    response = inne.post(url, make_post(inne, url, kort_svar="a" * 301))
    assert response.status_code == 400 and "a" * 301 in response.content.decode() and Revision.objects.count() == 1


def test_a_null_byte_is_refused_with_a_sentence(inne: Client, artikel: Artikel) -> None:
    url = text_url(artikel)
    assert inne.post(url, make_post(inne, url, svar="a\x00b")).status_code == 400


def test_a_text_that_is_reviewed_cannot_be_changed(inne: Client, artikel: Artikel) -> None:
    url = text_url(artikel)
    inne.post(url, make_post(inne, url, gor="skicka"))
    response = inne.post(url, make_post(inne, url, kort_svar="Nej."))
    assert response.status_code == 409 and "Ta tillbaka den" in response.content.decode()


def test_the_steps_of_a_guide_are_added_moved_and_removed(inne: Client) -> None:
    guide = make_artikel(slag="guide", steg=[{"rubrik": "Ansök", "text": "Fyll i."}, {"rubrik": "Vänta", "text": ""}])
    url = text_url(guide)
    data = make_post(inne, url) | {
        "steg-TOTAL_FORMS": "2", "steg-INITIAL_FORMS": "2",
        "steg-0-rubrik": "Ansök", "steg-1-rubrik": "Vänta", "steg-1-underlag": "Karta\nRitning",
    }  # fmt: skip
    moved = inne.post(url, data | {"gor": "steg_upp_1"}).content.decode()
    assert moved.index('value="Vänta"') < moved.index('value="Ansök"') and Revision.objects.count() == 1
    assert "Steg 3" in inne.post(url, data | {"gor": "steg_ny"}).content.decode()
    assert 'value="Ansök"' not in inne.post(url, data | {"gor": "steg_bort_0"}).content.decode()
    inne.post(url, data)
    assert [(s["rubrik"], s["underlag"]) for s in Revision.objects.get(nummer=2).steg] == [("Ansök", []), ("Vänta", ["Karta", "Ritning"])]


def test_a_translation_follows_the_swedish_version_until_it_is_compared_anew(inne: Client, artikel: Artikel) -> None:
    first = artikel.texter.get().publicerad
    url = text_url(artikel, "ar")
    assert "Den svenska texten" in inne.get(url).content.decode()
    inne.post(url, make_post(inne, url, titel="متى؟"))
    assert Revision.objects.get(text__sprak="ar").original == first
    newer = save_utkast(artikel=artikel, innehall=Innehall(titel="Ny"), by=None)
    Revision.objects.filter(pk=first.pk).update(lage=Lage.ERSATT)
    Revision.objects.filter(pk=newer.pk).update(lage=Lage.PUBLICERAD, publicerad=newer.skapad)
    artikel.texter.filter(sprak="sv").update(publicerad=newer)
    inne.post(url, make_post(inne, url, titel="متى الآن؟"))
    assert Revision.objects.filter(text__sprak="ar").first().original == first
    inne.post(url, make_post(inne, url, titel="متى الآن؟", is_jamford="on"))
    assert Revision.objects.filter(text__sprak="ar").first().original == newer


def test_an_expert_does_not_write(client: Client, artikel: Artikel, expert: Anvandare) -> None:
    client.force_login(expert)
    assert client.get(text_url(artikel)).status_code == 403


def test_an_editor_of_another_unit_does_not_write(client: Client, artikel: Artikel) -> None:
    client.force_login(make_redaktor(make_enhet("skola", namn="Skolan")))
    assert client.get(text_url(artikel)).status_code == 403


def test_nobody_else_knows_of_a_draft(client: Client) -> None:
    artikel = make_artikel(lage=Lage.UTKAST)
    client.force_login(make_anvandare("kommunvagledare"))
    assert client.get(text_url(artikel)).status_code == 404


def test_an_unknown_language_is_not_found(inne: Client, artikel: Artikel) -> None:
    assert inne.get(text_url(artikel, "xx")).status_code == 404


def test_a_lagging_translation_is_told_in_the_list_of_translations(inne: Client, artikel: Artikel) -> None:
    make_artikeltext(artikel, "en", titel="When?")
    page = inne.get(reverse("oversattningar")).content.decode()
    assert "Inte jämförd" in page and "Översätt" in page


def test_an_article_of_five_megabytes_is_refused(inne: Client, artikel: Artikel) -> None:
    url = text_url(artikel)
    refused = inne.post(url, make_post(inne, url, svar="a" * 5_000_000))
    assert (refused.status_code, "Det går att skicka högst 2,5 MB text åt gången." in refused.content.decode()) == (413, True)
    assert inne.post(url, make_post(inne, url, svar="a" * 200_000)).status_code == 400
    assert Revision.objects.count() == 1


def test_a_forged_version_counts_as_none(inne: Client, artikel: Artikel) -> None:
    url = text_url(artikel)
    for sedd in ("", "x:y", "1", "9" * 30 + ":1", "²:1"):
        assert inne.post(url, make_post(inne, url, sedd=sedd)).status_code == 409


@pytest.mark.parametrize("gor", ["steg_upp_99", "steg_bort_x", "steg_", "steg_ned_²", "okant"])
def test_a_forged_button_breaks_nothing(inne: Client, gor: str) -> None:
    url = text_url(make_artikel(slag="guide", steg=[{"rubrik": "Ett", "text": ""}]))
    data = make_post(inne, url) | {"steg-TOTAL_FORMS": "1", "steg-INITIAL_FORMS": "1", "steg-0-rubrik": "Ett", "gor": gor}
    assert inne.post(url, data).status_code in (200, 302)


def test_a_forged_number_of_steps_breaks_nothing(inne: Client) -> None:
    url = text_url(make_artikel(slag="guide", steg=[{"rubrik": "Ett", "text": ""}]))
    for total in ("x", "-1", "99999999"):
        data = make_post(inne, url) | {"steg-TOTAL_FORMS": total, "steg-INITIAL_FORMS": "0"}
        for gor in ("spara", "steg_ny"):
            assert inne.post(url, data | {"gor": gor}).status_code < 500


def make_bild(artikel: Artikel, alt: str) -> Bild:
    return Bild.objects.create(artikel=artikel, fil="x", innehallstyp="image/png", bredd=40, hojd=30, alt=alt)


def test_a_step_gets_one_of_the_articles_pictures_by_what_it_shows(inne: Client) -> None:
    guide = make_artikel(slag="guide", steg=[{"rubrik": "Ansök", "text": ""}])
    bild, other = make_bild(guide, "Blanketten ifylld"), make_bild(make_artikel("Annan?"), "En annan artikels bild")
    url = text_url(guide)
    page = inne.get(url).content.decode()
    assert "Blanketten ifylld" in page and "En annan artikels bild" not in page
    data = make_post(inne, url) | {"steg-TOTAL_FORMS": "1", "steg-INITIAL_FORMS": "1", "steg-0-rubrik": "Ansök"}
    assert inne.post(url, data | {"steg-0-bild": str(other.pk)}).status_code == 400
    assert inne.post(url, data | {"steg-0-bild": str(bild.pk)}).status_code == 302
    assert Revision.objects.get(nummer=2).steg[0]["bild"] == str(bild.pk)
    assert re.search(rf'value="{bild.pk}"[^>]*checked', inne.get(url).content.decode())


def test_a_chosen_picture_follows_its_step_when_that_is_moved(inne: Client) -> None:
    guide = make_artikel(slag="guide", steg=[{"rubrik": "Ett", "text": ""}, {"rubrik": "Två", "text": ""}])
    bild = make_bild(guide, "Kartan")
    data = make_post(inne, text_url(guide)) | {
        "steg-TOTAL_FORMS": "2", "steg-INITIAL_FORMS": "2", "steg-0-rubrik": "Ett", "steg-1-rubrik": "Två", "steg-1-bild": str(bild.pk),
    }  # fmt: skip
    page = inne.post(text_url(guide), data | {"gor": "steg_upp_1"}).content.decode()
    assert re.search(rf'name="steg-0-bild" value="{bild.pk}"[^>]*checked', page)


def test_the_preview_while_typing_is_the_words_alone_and_saves_nothing(inne: Client, artikel: Artikel) -> None:
    url = text_url(artikel)
    data = make_post(inne, url, gor="forhandsgranska", kort_svar="a" * 301, titel="")
    page = inne.post(url, data, headers={"hx-request": "true"}).content.decode()
    assert "<strong>Varje</strong> vecka." in page and "a" * 301 in page and "<form" not in page
    assert Revision.objects.count() == 1


def test_the_preview_of_a_guide_shows_its_steps_as_they_are_and_as_they_are_typed(inne: Client) -> None:
    guide = make_artikel(slag="guide", steg=[{"rubrik": "Ansök", "text": "Fyll *i*."}])
    url = text_url(guide)
    assert "<em>i</em>" in inne.get(url).content.decode()
    data = make_post(inne, url, gor="forhandsgranska") | {
        "steg-TOTAL_FORMS": "1", "steg-INITIAL_FORMS": "1", "steg-0-rubrik": "Ansök", "steg-0-text": "Fyll **i**.",
    }  # fmt: skip
    assert "<strong>i</strong>" in inne.post(url, data, headers={"hx-request": "true"}).content.decode()


def test_a_null_byte_in_what_is_previewed_breaks_nothing(inne: Client, artikel: Artikel) -> None:
    url = text_url(artikel)
    data = make_post(inne, url, gor="forhandsgranska", svar="a\x00b")
    assert inne.post(url, data, headers={"hx-request": "true"}).status_code == 200


def test_only_what_has_been_published_is_asked_what_kind_of_change_it_is(inne: Client, artikel: Artikel) -> None:
    new = make_artikel("Ny fråga?", lage=Lage.UTKAST)
    pages = {row.pk: inne.get(text_url(row)).content.decode() for row in (artikel, new)}
    assert ["Vad slags ändring" in pages[row.pk] for row in (artikel, new)] == [True, False]


def test_the_subjects_of_a_new_article_stand_in_the_order_of_their_tree(inne: Client) -> None:
    bygga = make_amne("bygga", namn="Bygga", ordning=1)
    make_amne("altan", namn="Altan", foralder=bygga, ordning=9)
    make_amne("vatten", namn="Vatten", ordning=2)
    page = inne.get(reverse("artikel_ny")).content.decode()
    order = [page.index(words) for words in (">Välj ett ämne<", ">Bygga<", ">\u2003\u2003Altan<", ">Vatten<")]
    assert order == sorted(order) and "---------" not in page
