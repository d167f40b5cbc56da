"""The mails to citizens in the municipality's own words."""

import pytest
from django.conf import settings

from arenden.actions import answer
from kontaktcenter.models import Mejltext, Utskick
from kontaktcenter.utkorg.mall import builtin_words, compose, render_post
from kontaktcenter.utkorg.mallar import Mejlmall, all_mallar
from tests.factories import make_arendetyp
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db
SPRAK = [kod for kod, _namn in settings.LANGUAGES]


def make_mejltext(kod: str = "mottaget", **falt: object) -> Mejltext:
    """Own words that are used."""
    values = {"amnesrad": "Tack, {nummer}!", "text": "Svar senast {svarsdag}. {lank}\r\nKod: {kod}", "is_active": True, **falt}
    return Mejltext.objects.create(kod=kod, **values)


@pytest.mark.parametrize("sprak", SPRAK)
@pytest.mark.parametrize("mall", all_mallar(), ids=lambda mall: mall.kod)
def test_words_begun_from_the_products_say_the_same(mall: Mejlmall, sprak: str) -> None:
    own = tuple(mall.with_fields(words, sprak) for words in builtin_words(mall.kod, sprak, mall.exempel()))
    assert mall.faults(*own) == {}
    assert compose(own, mall.kod, sprak, mall.exempel()) == render_post(mall.kod, sprak, mall.exempel())


def test_the_receipt_is_sent_in_own_words() -> None:
    make_mejltext()
    arende = make_arende()
    mail = Utskick.objects.get()
    assert mail.amnesrad == f"Tack, {arende.nummer}!"
    assert mail.text.startswith("Svar senast ") and "/folj/lank/" in mail.text and mail.text.rstrip().endswith(settings.KOMMUN["telefon"])


def test_a_language_without_own_words_gets_the_products() -> None:
    make_mejltext()
    exempel = all_mallar()[0].exempel()
    assert render_post("mottaget", "sv", exempel)[0] == "Tack, KC-2026-000123!"
    assert render_post("mottaget", "fi", exempel)[0] == builtin_words("mottaget", "fi", exempel)[0]


def test_what_the_citizen_has_written_is_never_read_as_a_field() -> None:
    make_mejltext("besvarat", text="{arendetyp}: {lank}")
    agent = make_agent()
    arende = make_arende(by=agent, arendetyp=make_arendetyp("konstig", namn="Fråga om {lank}"))
    answer(arende=arende, text="Ja.", by=agent)
    assert "Fråga om {lank}: http" in Utskick.objects.get(amnesrad__contains="Tack").text


def test_a_type_that_is_not_translated_stands_in_plain_words_in_a_mail() -> None:
    exempel = next(mall for mall in all_mallar() if mall.kod == "foljt_besvarat").exempel()
    text = render_post("foljt_besvarat", "ar", exempel)[1]
    assert "\u2068Trasig gatubelysning\u2069" in text and "<bdi" not in text
