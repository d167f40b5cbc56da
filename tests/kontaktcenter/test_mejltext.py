"""Mails in the municipality's own words: begun from the product's, tried before they are saved, used when they are marked as used."""

import pytest
from django.test import Client

from kontaktcenter.models import Anvandare, Mejltext
from kontaktcenter.utkorg.mall import render_post
from kontaktcenter.utkorg.mallar import Mejlfalt, Mejlmall, find
from tests.kontaktcenter.adminsida import errors, sign_in, submit, url

pytestmark = pytest.mark.django_db
MALL = Mejlmall(
    "prov",
    "Prov",
    (
        Mejlfalt("nummer", "numret", lambda v: v["nummer"]),
        Mejlfalt("lank", "länken", lambda v: v["lank"], is_required=True),
    ),
    dict,
)


@pytest.fixture
def klient(client: Client, administrator: Anvandare) -> Client:
    """An administrator's browser."""
    return sign_in(client, administrator)


@pytest.fixture
def egen(klient: Client) -> Mejltext:
    """The mail "besvarat", begun but not used yet."""
    klient.post(url("mejltext", "add"), {"kod": "besvarat"})
    return Mejltext.objects.get()


def change(klient: Client, egen: Mejltext, **falt: object):
    return submit(klient, url("mejltext", "change", egen.pk), **falt)


def test_fields_are_filled_once() -> None:
    assert MALL.fill("Nr {nummer}: {lank}", {"nummer": "{lank}", "lank": "https://x"}) == "Nr {lank}: https://x"


@pytest.mark.parametrize("text", ["{lank} {annat}", "{lank} {", "{lank} }", "{lank} {nummer.__class__}", "{lank} {{nummer}}"])
def test_what_is_no_field_of_the_mail_is_refused(text: str) -> None:
    assert "Välj bland: {lank}, {nummer}." in MALL.faults("Ämne", text)["text"]


def test_a_mail_without_what_it_is_there_to_tell_is_refused() -> None:
    assert MALL.faults("Hej!", "Hej!") == {"text": "Texten måste innehålla {lank}: länken."}


def test_own_words_begin_as_the_products_in_every_language(egen: Mejltext) -> None:
    assert egen.amnesrad == "Du har fått svar i ärende {nummer}" and "{lank}" in egen.text
    assert set(egen.oversattningar) == {"en", "ar", "fi"} and all("{lank}" in words["text"] for words in egen.oversattningar.values())


def test_what_is_refused_is_not_shown_as_saved(klient: Client, egen: Mejltext) -> None:
    page = change(klient, egen, text="Hej {fel}, läs {lank}").content.decode()
    assert page.count("{fel}, läs") == 1 and "Vi har svarat på din fråga." in page


def test_a_mail_is_begun_once(klient: Client, egen: Mejltext) -> None:
    assert klient.post(url("mejltext", "add"), {"kod": "besvarat"}).status_code == 200
    assert Mejltext.objects.count() == 1


def test_what_is_not_marked_as_used_is_not_sent(klient: Client, egen: Mejltext) -> None:
    change(klient, egen, amnesrad="Nu har vi svarat på {nummer}")
    assert render_post("besvarat", "sv", {"arende": egen, "lank": "x"})[0].startswith("Du har fått svar")


def test_a_wrong_field_is_refused_with_what_was_typed(klient: Client, egen: Mejltext) -> None:
    response = change(klient, egen, text="Läs här: {lnk}")
    assert "{lnk} finns inte i det här mejlet." in errors(response) and "Läs här: {lnk}" in response.text


@pytest.mark.parametrize(
    ("falt", "mening"),
    [({"fi__text": "Hei {linkki}"}, "{linkki} finns inte"), ({"en__amnesrad": ""}, "Skriv både ämnesrad och text")],
)
def test_each_language_is_tried(klient: Client, egen: Mejltext, falt: dict[str, str], mening: str) -> None:
    assert mening in errors(change(klient, egen, **falt))


def test_the_preview_shows_the_example_in_each_language(klient: Client, egen: Mejltext) -> None:
    change(klient, egen, text="Svaret <b>finns</b> här: {lank}")
    page = klient.get(url("mejltext", "change", egen.pk)).text
    assert "Svaret &lt;b&gt;finns&lt;/b&gt; här:" in page and "KC-2026-000123" in page
    assert '<div lang="ar" dir="rtl">' in page


@pytest.mark.parametrize(("used", "mening"), [(None, "Den skickas inte än: bocka i"), ("on", "Den här texten skickas.")])
def test_what_is_saved_leads_to_what_the_mail_looks_like_now(klient: Client, egen: Mejltext, used: str | None, mening: str) -> None:
    page = klient.get(change(klient, egen, text="Nu finns svaret här: {lank}", is_active=used).url).text
    assert "Texten är sparad." in page and mening in page
    assert '<a href="#forhandsvisning">Så ser mejlet ut nu</a>' in page
    assert "Nu finns svaret här:" in page.partition('id="forhandsvisning"')[2]


def test_the_page_tells_the_fields(klient: Client, egen: Mejltext) -> None:
    page = klient.get(url("mejltext", "change", egen.pk)).text
    assert "<code>{lank}</code> länken till sidan (måste finnas)" in page
    assert "<code>{nummer}</code> ärendets nummer (kan också stå i ämnesraden)" in page


@pytest.mark.parametrize("falt", ["kod", "arendetyp", "lank"])
def test_what_opens_a_case_or_tells_what_it_is_about_stands_in_no_subject(klient: Client, falt: str) -> None:
    klient.post(url("mejltext", "add"), {"kod": "mottaget"})
    response = change(klient, Mejltext.objects.get(), amnesrad=f"Ärende {{nummer}} {{{falt}}}")
    assert f"{{{falt}}} kan inte stå i ämnesraden, som kan läsas utan att mejlet öppnas." in errors(response)


def test_a_subject_kept_from_before_tells_no_secret() -> None:
    Mejltext.objects.create(kod="ny_kod", is_active=True, amnesrad="{nummer} {kod} {arendetyp}", text="{lank} {kod}")
    exempel = find("ny_kod").exempel()
    assert render_post("ny_kod", "sv", exempel)[0] == "KC-2026-000123"


@pytest.mark.parametrize("falt", ["text", "fi__text", "amnesrad", "en__amnesrad"])
def test_signs_that_turn_the_rest_of_a_mail_are_not_saved(klient: Client, egen: Mejltext, falt: str) -> None:
    change(klient, egen, **{falt: "Läs \u202ehär\u2066: {lank}" if "text" in falt else "Läs \u202ehär\u2066"})
    egen.refresh_from_db()
    words = egen.in_language(falt.partition("__")[0] if "__" in falt else "sv")
    assert words["text" in falt] == ("Läs här: {lank}" if "text" in falt else "Läs här")


def test_the_list_says_which_mails_have_only_the_standard_text(klient: Client, egen: Mejltext) -> None:
    page = klient.get(url("mejltext", "changelist")).text
    assert "Varje mejl har en standardtext" in page
    assert "/mejltext/add/?kod=mottaget" in page and "?kod=besvarat" not in page


def test_the_filter_is_headed_by_its_own_words(klient: Client, egen: Mejltext) -> None:
    page = klient.get(url("mejltext", "changelist")).text
    assert "<summary>Används</summary>" in page and "På används" not in page
