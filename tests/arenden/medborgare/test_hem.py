"""The start page: search, subjects, telephone hours."""

from datetime import UTC, datetime, time

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from arenden.views.medborgare.telefontid import describe_hours
from kontaktcenter.arbetstid import Kalender
from kontaktcenter.models import Kalenderundantag
from kunskapsbank.actions.sokning import log_sokning, note_oppning
from kunskapsbank.models import Sokning
from kunskapsbank.status import Malgrupp
from tests.arenden.medborgare.medborgare import Medborgare
from tests.factories import make_amne, make_arendetyp, make_center, make_kalender
from tests.kunskapsbank.svarsidor import make_findable, translate

pytestmark = pytest.mark.django_db
KONTORSTID = Kalender.kontorstid()


def search(client: Client, q: str, **headers: str) -> str:
    return client.post("/", {"q": q}, **headers).content.decode()


@pytest.fixture
def lampa():
    return make_arendetyp("lampa", namn="Trasig gatubelysning", sokord=["lyktstolpe", "lampan lyser inte"])


@pytest.mark.parametrize("q", ["lampa", "lampan", "gatubel", "LYKTSTOLPE", "lykstolpe", "en lampa är trasig på gatan"])
def test_search_finds_by_name_words_beginnings_and_misspellings(client: Client, lampa, q: str) -> None:
    assert "Trasig gatubelysning" in search(client, q)


def test_search_finds_by_subject(client: Client) -> None:
    make_arendetyp("takskottning", namn="Skottning", amne=make_amne("bygg", namn="Byggnader"))
    assert "Skottning" in search(client, "byggnader")


@pytest.mark.parametrize(("sprak", "q", "namn"), [("en", "street light", "Broken street light"), ("ar", "إنارة", "عطل في إنارة الشارع")])
def test_search_finds_in_the_language_of_the_page(client: Client, sprak: str, q: str, namn: str) -> None:
    make_arendetyp("lampa", namn="Trasig gatubelysning", oversattningar={sprak: {"namn": namn}})
    assert namn in search(client, q, headers={"accept-language": sprak})


def test_matching_answers_come_before_e_services(client: Client, lampa) -> None:
    make_findable("Vem lagar en trasig lampa?", kort_svar="Vi lagar den.")
    page = search(client, "trasig lampa")
    assert page.index("Vi lagar den.") < page.index("Trasig gatubelysning")


def test_an_answer_is_found_while_typing_and_no_search_is_logged(client: Client) -> None:
    make_findable(kort_svar="Varje tisdag.")
    assert "Varje tisdag." in search(client, "sopor", headers={"hx-request": "true"})
    assert not Sokning.objects.exists()


def test_one_who_searches_without_end_still_finds_e_services(client: Client, lampa, settings: Settings) -> None:
    make_findable("Vem lagar en trasig lampa?", kort_svar="Vi lagar den.")
    settings.GRANSER = {**settings.GRANSER, "svar_sok": (0, 3600)}
    page = search(client, "trasig lampa")
    assert "Trasig gatubelysning" in page and "fran=" not in page


def test_an_internal_article_is_not_found_on_the_start_page(client: Client) -> None:
    make_findable("Vem har nyckeln?", malgrupp=Malgrupp.INTERN)
    assert "Vem har nyckeln?" not in search(client, "vem har nyckeln") + client.get("/").content.decode()


def test_common_questions_are_those_that_are_opened(client: Client) -> None:
    opened, internal = make_findable("Var lämnar jag glas?"), make_findable("Vem har nyckeln?", malgrupp=Malgrupp.INTERN)
    sokning = log_sokning(dorr="publik", sprak="sv", fraga="glas", antal=2, visade=[opened.pk, internal.pk])
    for plats, artikel in enumerate((opened, internal), start=1):
        note_oppning(sokning=sokning, artikel=artikel, plats=plats)
    for number in range(8):
        make_findable(f"Nyare fråga {number}?")
    page = client.get("/").content.decode()
    assert "Var lämnar jag glas?" in page and "Vem har nyckeln?" not in page


def test_common_questions_are_in_the_language_of_the_reader(client: Client) -> None:
    translate(make_findable(), "ar", "متى تُجمع القمامة؟")
    page = client.get("/", headers={"accept-language": "ar"}).content.decode()
    assert 'lang="ar" dir="rtl">متى تُجمع القمامة؟' in page


def test_common_questions_that_the_reader_can_read_come_first_and_the_others_say_their_language(client: Client) -> None:
    translate(make_findable(), "ar", "متى تُجمع القمامة؟")
    for number in range(8):
        make_findable(f"Nyare fråga {number}?")
    page = client.get("/", headers={"accept-language": "ar"}).content.decode()
    assert page.index("متى تُجمع القمامة؟") < page.index("Nyare fråga 7?")
    assert page.count("باللغة: Svenska") == 5
    assert "Svenska</span></a>" not in client.get("/").content.decode()


def test_a_type_that_citizens_may_not_use_is_not_found(client: Client) -> None:
    make_arendetyp("intern", namn="Intern lampfråga", is_public=False)
    assert "Intern lampfråga" not in search(client, "lampfråga")


def test_as_you_type_only_the_suggestions_come(client: Client, lampa) -> None:
    page = search(client, "lampa", headers={"hx-request": "true"})
    assert "Trasig gatubelysning" in page
    assert "<html" not in page


@pytest.mark.parametrize("q", ["xyzzy", "\0", "a" * 100_000, "%", "'; --", "😀"])
def test_whatever_is_searched_for_is_answered(client: Client, lampa, q: str) -> None:
    assert client.post("/", {"q": q}).status_code == 200


def test_what_was_searched_for_can_be_asked_at_once(medborgare: Medborgare) -> None:
    make_arendetyp("fraga-till-kommunen", namn="Fråga till kommunen")
    medborgare.page = medborgare.client.post("/", {"q": "Får jag ha höns?"})
    medborgare.send(to="/fraga/")
    assert medborgare.address.endswith("/typ/")
    assert medborgare.formular.innehall["vad"] == {"text": ["Får jag ha höns?"]}


def test_only_subjects_with_something_to_offer_are_shown(client: Client) -> None:
    above = make_amne("bygga", namn="Bygga och bo")
    make_arendetyp(amne=make_amne("bygglov", namn="Bygglov", foralder=above))
    make_amne("tomt", namn="Tomt ämne")
    page = client.get("/").content.decode()
    assert "Bygga och bo" in page
    assert "Tomt ämne" not in page


def test_a_subject_shows_what_lies_below_it(client: Client) -> None:
    above = make_amne("bygga", namn="Bygga och bo")
    make_arendetyp(amne=make_amne("bygglov", namn="Bygglov", foralder=above))
    assert "Fråga om bygglov" in client.get("/amne/bygga/").content.decode()
    assert client.get("/amne/finns-inte/").status_code == 404


def test_the_start_page_costs_few_queries(
    client: Client, lampa, large_base: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_center()
    make_findable("Vem lagar en trasig lampa?")
    search(client, "lampa")
    with django_assert_max_num_queries(12):
        page = client.post("/", {"q": "trasig lampa"}).content.decode()
    assert "Trasig gatubelysning" in page and "Varannan vecka." in page


@pytest.mark.parametrize(
    ("moment", "mening"),
    [
        (datetime(2026, 11, 25, 8, 0, tzinfo=UTC), "Öppet nu, till klockan 17.00."),
        (datetime(2026, 11, 25, 17, 0, tzinfo=UTC), "Stängt nu. Öppnar i morgon 08.00."),
        (datetime(2026, 11, 27, 17, 0, tzinfo=UTC), "Stängt nu. Öppnar på måndag 08.00."),
    ],
)
def test_hours_are_told_by_the_calendar(moment: datetime, mening: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arenden.views.medborgare.telefontid.timezone.now", lambda: moment)
    assert describe_hours("031-3900600", KONTORSTID, moment).mening == mening


def test_a_lunch_closing_ends_the_open_stretch() -> None:
    day = ((time(8), time(12)), (time(13), time(17)))
    hours = describe_hours("031-3900600", Kalender("Europe/Stockholm", (day,) * 7), datetime(2026, 11, 25, 8, 0, tzinfo=UTC))
    assert hours.mening == "Öppet nu, till klockan 12.00."


def test_a_center_that_never_opens_says_so() -> None:
    hours = describe_hours("031-3900600", Kalender("Europe/Stockholm", ((),) * 7), datetime(2026, 11, 25, 8, 0, tzinfo=UTC))
    assert hours.mening == "Stängt tills vidare."


def test_hours_come_from_the_contact_center(client: Client) -> None:
    kalender = make_kalender("Alltid stängt")
    kalender.intervaller.all().delete()
    Kalenderundantag.objects.filter(kalender=kalender).delete()
    make_center(kalender=kalender)
    assert "Stängt tills vidare." in client.get("/").content.decode()
