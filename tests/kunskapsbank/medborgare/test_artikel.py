"""An article's page: its address, languages, freshness, and what it leads to."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from kunskapsbank.models import Artikel, Artikelhandelse
from kunskapsbank.status import Handelsetyp, Lage, Malgrupp
from tests.factories import make_arendetyp
from tests.factories_kunskap import make_artikel, make_artikeltext, make_revision, make_samling
from tests.kunskapsbank.svarsidor import address, words

pytestmark = pytest.mark.django_db

STEG = [
    {"rubrik": "Rita", "text": "Rita **huset**.", "vem": "Du", "tid": "En vecka", "underlag": ["Karta", "Ritning"], "lage": "", "bild": ""},
    {"rubrik": "Vänta", "text": "Vi läser.", "vem": "Bygglovsenheten", "tid": "10 veckor", "underlag": [], "lage": "", "bild": ""},
]


def test_an_article_is_read_with_its_short_answer_its_answer_and_its_source(client: Client) -> None:
    artikel = make_artikel(kort_svar="Varje tisdag.", svar="## Villor\n\nSopbilen kommer **tidigt**.", kalla="Avfallslagen")
    response = client.get(address(artikel))
    assert response.status_code == 200
    assert "<strong>tidigt</strong>" in response.content.decode()
    for said in ("När hämtas soporna?", "Varje tisdag.", "Villor", "Avfallslagen", "Avfallsenheten"):
        assert said in words(response)


def test_a_guide_shows_its_steps_in_order_with_who_how_long_and_what_is_needed(client: Client) -> None:
    page = words(client.get(address(make_artikel(slag=Artikel.Slag.GUIDE, steg=STEG))))
    places = [page.index(said) for said in ("Rita", "Vem gör det? Du", "En vecka", "Karta", "Vänta", "10 veckor")]
    assert places == sorted(places)


@pytest.mark.parametrize("slug", ["fel-ord", "När-hämtas", "x" * 300])
def test_a_wrong_slug_leads_to_the_right_one_and_is_asked_for_each_time(client: Client, slug: str) -> None:
    artikel = make_artikel()
    response = client.get(f"/svar/{artikel.pk}-{slug}/?sprak=en")
    assert (response.status_code, response["Location"]) == (301, f"{address(artikel)}?sprak=en")
    assert "no-cache" in response["Cache-Control"]


def test_an_address_without_words_leads_to_the_article(client: Client) -> None:
    artikel = make_artikel()
    assert client.get(f"/svar/{artikel.pk}/")["Location"] == address(artikel)


@pytest.mark.parametrize(
    ("falt", "status"),
    [
        ({"indragen": timezone.now()}, 410),
        ({"giltig_till": date(2026, 1, 2)}, 410),
        ({"giltig_fran": date(2098, 1, 1)}, 404),
        ({"lage": Lage.GRANSKAS}, 404),
        ({"malgrupp": Malgrupp.INTERN}, 404),
        ({"malgrupp": Malgrupp.INTERN, "indragen": timezone.now()}, 404),
    ],
    ids=["withdrawn", "no longer", "not yet", "unpublished", "internal", "internal and withdrawn"],
)
def test_what_is_not_in_use_is_gone_or_was_never_there(client: Client, falt: dict, status: int) -> None:
    artikel = make_artikel("Hemlig rubrik", **falt)
    response = client.get(f"/svar/{artikel.pk}-hemlig-rubrik/")
    assert response.status_code == status
    assert "Hemlig rubrik" not in response.content.decode()


def test_an_internal_article_is_missing_in_the_same_words_as_one_that_never_was(client: Client) -> None:
    internal = make_artikel(malgrupp=Malgrupp.INTERN)
    pages = [client.get(f"/svar/{pk}-x/") for pk in (internal.pk, internal.pk + 1)]
    assert [page.status_code for page in pages] == [404, 404]
    assert words(pages[0]) == words(pages[1])


def test_trial_data_is_not_there_for_citizens_when_the_municipality_says_so(client: Client, settings: Settings) -> None:
    settings.KC_PROVSAMLINGAR_PUBLIKA = False
    artikel = make_artikel(samling=make_samling("prov", is_prov=True), indragen=timezone.now())
    assert client.get(f"/svar/{artikel.pk}-x/").status_code == 404


def test_the_reader_gets_the_own_language_when_it_is_there(client: Client) -> None:
    artikel = make_artikel()
    make_artikeltext(artikel, "ar", titel="متى تُجمع القمامة؟", kort_svar="كل أسبوعين.")
    page = client.get(address(artikel), headers={"accept-language": "ar"}).content.decode()
    assert '<h1 class="ds-heading" data-size="lg" lang="ar" dir="rtl">متى تُجمع القمامة؟</h1>' in page
    assert 'hreflang="sv"' in page


def test_the_best_language_is_shown_and_told_when_the_own_is_missing(client: Client) -> None:
    page = client.get(address(make_artikel()), headers={"accept-language": "fi"}).content.decode()
    assert 'lang="sv" dir="ltr">När hämtas soporna?</h1>' in page
    assert "Vastausta ei ole vielä kielellä Suomi" in page


def test_a_language_that_the_pages_are_not_in_can_be_read_all_the_same(client: Client) -> None:
    artikel = make_artikel()
    make_artikeltext(artikel, "so", titel="Goorma ayaa qashinka la qaadaa?")
    page = client.get(address(artikel) + "?sprak=so").content.decode()
    assert 'lang="so" dir="ltr">Goorma' in page and '<html lang="sv"' in page


def test_a_translation_of_an_older_swedish_text_says_so(client: Client) -> None:
    artikel = make_artikel()
    swedish = artikel.texter.get()
    make_artikeltext(artikel, "en", titel="When is the waste collected?", original=swedish.publicerad)
    fresh = words(client.get(address(artikel) + "?sprak=en"))
    make_revision(swedish, lage=Lage.PUBLICERAD, kort_svar="Varje vecka.")
    assert "The Swedish text has changed" in words(client.get(address(artikel) + "?sprak=en"))
    assert "The Swedish text has changed" not in fresh


def test_a_stale_article_warns(client: Client) -> None:
    late = timezone.localdate() - timedelta(days=1)
    page = words(client.get(address(make_artikel(granskas_senast=late))))
    assert "Något kan ha ändrats" in page
    assert "Något kan ha ändrats" not in words(client.get(address(make_artikel("Var lämnar jag glas?"))))


def test_the_day_of_the_last_review_is_told_also_when_nothing_was_changed(client: Client) -> None:
    artikel = make_artikel()
    artikel.texter.get().revisioner.update(publicerad="2026-01-02T08:00:00Z")
    assert "Senast granskat 2 januari 2026" in words(client.get(address(artikel)))
    Artikelhandelse.objects.create(artikel=artikel, typ=Handelsetyp.GRANSKAD, tid="2026-03-04T08:00:00Z")
    assert "Senast granskat 4 mars 2026" in words(client.get(address(artikel)))


def test_an_article_leads_to_its_e_service_and_to_related_articles_that_are_public(client: Client) -> None:
    artikel = make_artikel(arendetyper=[make_arendetyp("sopor", namn="Extra sophämtning", is_public=True)])
    artikel.relaterade.add(make_artikel("Var lämnar jag glas?"), make_artikel("Vem har nyckeln?", malgrupp=Malgrupp.INTERN))
    page = words(client.get(address(artikel)))
    assert "Extra sophämtning" in page and "Var lämnar jag glas?" in page
    assert "Vem har nyckeln?" not in page


@pytest.mark.parametrize("fran", ["x", "x.1", "1.1", "00000000-0000-0000-0000-000000000000.1", "%00", "۱.۱"])
def test_a_made_up_origin_changes_nothing(client: Client, fran: str) -> None:
    artikel = make_artikel()
    assert client.get(f"{address(artikel)}?fran={fran}").status_code in (200, 400)


def test_an_article_costs_few_queries(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    artikel = make_artikel(slag=Artikel.Slag.GUIDE, steg=STEG)
    make_artikeltext(artikel, "en")
    artikel.relaterade.add(make_artikel("Var lämnar jag glas?"))
    path = address(artikel)
    with django_assert_max_num_queries(12):
        client.get(path)
