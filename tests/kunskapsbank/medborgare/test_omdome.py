""""Fick du svar?" on an article's page."""

import pytest
from django.test import Client
from pytest_django import Settings

from kunskapsbank.models import Lucksignal, Omdome, Sokning
from kunskapsbank.status import Malgrupp
from tests.kunskapsbank.svarsidor import address, make_findable, search, words

pytestmark = pytest.mark.django_db


def tell(client: Client, artikel, **values: str):
    return client.post(f"/svar/{artikel.pk}/omdome/", values, follow=True)


def test_a_yes_is_kept_and_thanked_for(client: Client) -> None:
    artikel = make_findable()
    assert "Tack!" in words(tell(client, artikel, gav_svar="ja", sprak="sv"))
    omdome = Omdome.objects.get()
    assert (omdome.artikel, omdome.gav_svar, omdome.sprak) == (artikel, True, "sv")
    assert not Lucksignal.objects.exists()


def test_a_no_is_a_sign_of_a_gap_with_the_words_of_the_reader_masked(client: Client) -> None:
    artikel = make_findable()
    page = tell(client, artikel, gav_svar="nej", saknas="Står inget om jul. Ring 070-1740605.")
    assert "Ställ en fråga" in words(page)
    signal = Lucksignal.objects.get()
    assert (signal.slag, signal.artikel, signal.amne) == ("nej", artikel, artikel.amne)
    for text in (signal.text, Omdome.objects.get().saknas):
        assert "jul" in text and "1740605" not in text


def test_the_search_that_led_to_the_article_learns_whether_it_helped(client: Client) -> None:
    artikel = make_findable()
    search(client, "sopor")
    sokning = Sokning.objects.get()
    page = client.get(f"{address(artikel)}?fran={sokning.pk}.1").content.decode()
    assert f'name="sokning" value="{sokning.pk}"' in page
    tell(client, artikel, gav_svar="nej", sokning=str(sokning.pk))
    sokning.refresh_from_db()
    assert sokning.gav_svar is False


def test_no_token_and_no_cookie_is_needed(client: Client) -> None:
    artikel = make_findable()
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/svar/{artikel.pk}/omdome/", {"gav_svar": "ja"}).status_code == 302
    assert not strict.cookies


def test_what_is_typed_is_kept_when_another_language_is_chosen(client: Client) -> None:
    artikel = make_findable()
    page = tell(client, artikel, gav_svar="nej", saknas="ord " * 300, sprak="sv").content.decode()
    assert f"/sprak/?next=/svar/{artikel.pk}/omdome/&amp;skicka=igen" in page
    client.post("/sprak/", {"language": "en"})
    response = tell(client, artikel, gav_svar="nej", saknas="Står inget om jul.", sprak="sv", language="en")
    assert response.status_code == 200 and '<html lang="en"' in response.content.decode()
    assert "Står inget om jul." in response.content.decode()
    assert not Omdome.objects.exists()


def test_too_long_a_text_comes_back_to_be_shortened(client: Client) -> None:
    artikel = make_findable()
    response = tell(client, artikel, gav_svar="nej", saknas="ord " * 300, sprak="sv")
    assert response.status_code == 400 and "ord ord" in response.content.decode()
    assert not Omdome.objects.exists()


@pytest.mark.parametrize(
    "values",
    [{}, {"gav_svar": "kanske"}, *({"gav_svar": "ja", falt: "<x>"} for falt in ("sokning", "sprak", "webbplats"))],
)
def test_what_no_page_of_ours_sends_is_refused(client: Client, values: dict) -> None:
    assert tell(client, make_findable(), **values).status_code == 400
    assert not Omdome.objects.exists()


def test_nul_in_the_words_is_refused_in_words(client: Client) -> None:
    assert tell(client, make_findable(), gav_svar="nej", saknas="a\0b").status_code == 400


def test_an_internal_article_takes_no_answers(client: Client) -> None:
    artikel = make_findable(malgrupp=Malgrupp.INTERN)
    assert tell(client, artikel, gav_svar="ja").status_code == 404
    assert client.get(f"/svar/{artikel.pk}/tack/ja/").status_code == 404


def test_very_many_answers_from_one_address_have_to_wait(client: Client, settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "omdome": (1, 3600)}
    artikel = make_findable()
    assert [tell(client, artikel, gav_svar="ja").status_code for _try in range(2)] == [200, 429]
    assert Omdome.objects.count() == 1
