"""Searching and browsing among the answers."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from kunskapsbank.models import Artikel, Sokning, Sokoppning
from kunskapsbank.status import Malgrupp
from tests.factories import make_amne, make_arendetyp
from tests.factories_kunskap import make_artikel
from tests.kunskapsbank.svarsidor import address, make_findable, search, translate, words

pytestmark = pytest.mark.django_db

FIENTLIGA = [
    "x" * 10_000,
    "sopor " * 2_000,
    "😀😀😀",
    "och att det som en",
    "\u202emoc.live",
    "متى تُجمع القمامة؟",
    "a\0b",
    "'; DROP TABLE kunskapsbank_artikel; --",
    "sopor & | ! <-> ( ) :*",
    "%",
    "\\",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }} %s %(fraga)s",
    "   ",
    "\ud7ff\ue000\uffff",
]


def test_the_right_answer_comes_with_what_met_the_question_marked(client: Client) -> None:
    make_findable("Vad kostar ett parkeringstillstånd?", kort_svar="300 kronor i månaden.")
    page = search(client, "parkeringstillstånden").content.decode()
    assert "<mark>parkeringstillstånd</mark>" in page
    assert "300 kronor i månaden." in page


def test_a_part_of_a_compound_is_marked(client: Client) -> None:
    make_findable("Vad kostar ett parkeringstillstånd?")
    assert "parkerings<mark>tillstånd</mark>" in search(client, "tillstånd att bygga").content.decode()


def test_words_of_an_article_never_become_markup(client: Client) -> None:
    make_findable("Kostar <b>sopor</b> pengar?", kort_svar="<script>sopor</script>", svar="Sopor <i>kostar</i> & luktar.")
    page = search(client, "sopor kostar").content.decode()
    assert "<b>" not in page and "<script>" not in page and "&lt;b&gt;" in page


def test_headings_and_rows_are_parted_in_an_extract(client: Client) -> None:
    make_findable("Sopor?", svar="Ställ ut kärlet.\n\n## Helg\n\n- Glas\n- Papper och sopor")
    assert "Ställ ut kärlet. Helg · Glas · Papper och sopor" in words(search(client, "sopor"))


def test_an_article_is_found_once_and_in_the_readers_language(client: Client) -> None:
    translate(make_findable("Taxa för taxi"), "en", "Taxi fees taxa")
    page = search(client, "taxa taxi", "en").content.decode()
    assert page.count('class="kc-svarstraff"') == 1
    assert 'lang="en" dir="ltr"><a' in page


def test_a_found_article_in_another_language_says_which(client: Client) -> None:
    make_findable("Taxa för taxi")
    assert "Kieli: Svenska" in words(search(client, "taxi", "fi"))


def test_forms_that_the_words_may_mean_are_shown_beside_the_answers(client: Client) -> None:
    make_findable("Hur ansöker jag om hemtjänst?")
    make_arendetyp("synpunkt", namn="Klagomål på hemtjänst", sokord=["klaga på hemtjänsten"], is_public=True)
    page = search(client, "jag vill klaga på hemtjänsten").content.decode()
    assert "tjanster-rubrik" in page and "Klagomål på hemtjänst" in page and page.index("Hur ansöker") < page.index("Klagomål på")
    assert "tjanster-rubrik" not in search(client, "giraff").content.decode()


def test_what_is_not_found_can_be_asked_without_writing_it_again(client: Client) -> None:
    page = search(client, "Får jag ha höns?").content.decode()
    assert 'name="forslag" value="Får jag ha höns?"' in page
    form = client.post("/fraga/", {"forslag": "Får jag ha höns?"})
    assert form.status_code == 200 and "Får jag ha höns?</textarea>" in form.content.decode()


def test_a_search_is_logged_with_its_reformulation_and_what_was_opened(client: Client) -> None:
    artikel = make_findable()
    search(client, "kärlet")
    first = Sokning.objects.get()
    client.post("/svar/", {"q": "sopor", "foregaende": str(first.pk)})
    second = Sokning.objects.get(foregaende=first)
    client.get(f"{address(artikel)}?fran={second.pk}.1")
    assert (first.antal, second.antal, second.dorr) == (0, 1, "publik")
    assert Sokoppning.objects.get().artikel == artikel


def test_an_article_that_the_search_did_not_show_cannot_be_made_common(client: Client) -> None:
    make_findable()
    other = make_findable("Var hyr jag kanot?", kort_svar="Vid sjön.", svar="Vid sjön.")
    search(client, "sopor")
    client.get(f"{address(other)}?fran={Sokning.objects.get().pk}.1")
    assert not Sokoppning.objects.exists()


def test_an_article_opened_again_and_again_from_one_address_counts_once_a_day(client: Client) -> None:
    artikel = make_findable()
    for _n in range(3):
        search(client, "sopor")
        client.get(f"{address(artikel)}?fran={Sokning.objects.order_by('-tid').first().pk}.1")
    assert sorted(Sokoppning.objects.values_list("is_raknad", flat=True)) == [False, False, True]


def test_hits_that_only_look_like_the_question_are_shown_as_no_sure_answer(client: Client) -> None:
    make_findable("När är badhuset öppet?")
    page = words(search(client, "bårhuset"))
    assert "Vi hittade inget säkert svar" in page and "huset öppet?" in page and "Kanske hjälper något av det här" in page
    assert not Sokning.objects.get().is_saker and Sokning.objects.get().antal > 0


def test_a_sure_answer_is_counted_as_one(client: Client) -> None:
    make_findable("När är badhuset öppet?")
    assert "inget säkert svar" not in words(search(client, "badhus"))
    assert Sokning.objects.get().is_saker


def test_an_answer_found_by_callers_words_says_by_which(client: Client) -> None:
    make_findable("Jag är orolig för ett barn", sokord=["anmäla soc", "slår sina barn"])
    assert "Hittades genom: slår sina barn" in words(search(client, "granne slår"))
    assert "Hittades genom: slår sina barn" in words(search(client, "min granne slår sitt barn"))
    assert "Hittades genom" not in words(search(client, "orolig"))


def test_answers_after_the_fifth_stand_folded_in_their_order(client: Client) -> None:
    for number in range(7):
        make_findable(f"Var står sopkärl nummer {number}?")
    page = search(client, "sopkärl").content.decode()
    assert "Visa 2 svar till" in page and '<ol class="kc-svarstraffar" start="6">' in page
    assert page.index("<details") > page.index("fran=") and page.count('class="kc-svarstraff"') == 7


def test_the_answers_link_to_articles_so_that_the_opening_is_noted(client: Client) -> None:
    artikel = make_findable()
    page = search(client, "sopor").content.decode()
    assert f'href="{address(artikel)}?fran={Sokning.objects.get().pk}.1"' in page


@pytest.mark.parametrize("q", FIENTLIGA, ids=range(len(FIENTLIGA)))
def test_whatever_is_searched_for_is_answered(client: Client, q: str) -> None:
    make_findable()
    assert search(client, q).status_code == 200
    assert client.get("/svar/", {"q": q}).status_code in (200, 400)


@pytest.mark.parametrize("foregaende", ["x", "00000000-0000-0000-0000-000000000000", "\0"])
def test_a_made_up_search_before_this_one_changes_nothing(client: Client, foregaende: str) -> None:
    assert client.post("/svar/", {"q": "sopor", "foregaende": foregaende}).status_code == 200


def test_very_many_searches_from_one_address_have_to_wait(client: Client, settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "svar_sok": (1, 3600)}
    assert [search(client, "sopor").status_code for _try in range(2)] == [200, 429]


def test_an_answer_to_a_search_is_kept_by_no_cache(client: Client) -> None:
    make_findable()
    assert "no-store" in search(client, "sopor")["Cache-Control"]


def test_the_subjects_count_what_lies_in_and_below_them(client: Client) -> None:
    above = make_amne("miljo", namn="Miljö")
    make_artikel(amne=above)
    make_artikel("Var lämnar jag glas?", amne=make_amne("glas", namn="Glas", foralder=above))
    make_artikel("Vem har nyckeln?", amne=make_amne("nycklar", namn="Nycklar"), malgrupp=Malgrupp.INTERN)
    page = words(client.get("/svar/"))
    assert "Miljö 2 svar" in page and "Nycklar" not in page
    assert "Glas 1 svar" in words(client.get("/svar/amne/miljo/"))


def test_a_subject_lists_its_articles_by_name_and_has_no_internal_ones(client: Client) -> None:
    for titel in ("Ägg?", "Apa?", "Ål?", "Zebra?"):
        make_artikel(titel)
    make_artikel("Vem har nyckeln?", malgrupp=Malgrupp.INTERN)
    page = words(client.get("/svar/amne/avfall/"))
    places = [page.index(titel) for titel in ("Apa?", "Zebra?", "Ål?", "Ägg?")]
    assert places == sorted(places) and "Vem har nyckeln?" not in page


def test_a_long_subject_comes_in_pages(client: Client) -> None:
    for number in range(51):
        make_artikel(f"Fråga {number:02}?")
    assert "Fråga 50?" in words(client.get("/svar/amne/avfall/?sida=2"))
    assert "Fråga 50?" not in words(client.get("/svar/amne/avfall/?sida=x"))


def test_a_subject_without_answers_says_what_to_do(client: Client) -> None:
    make_amne("tomt", namn="Tomt")
    assert "Här finns inga svar än" in words(client.get("/svar/amne/tomt/"))
    assert client.get("/svar/amne/finns-inte/").status_code == 404


def test_an_empty_base_leads_to_the_question(client: Client) -> None:
    assert "Ställ en fråga" in words(client.get("/svar/"))


@pytest.mark.parametrize(("path", "most"), [("/svar/", 8), ("/svar/amne/avfall/", 6), ("/svar/?q=sopor", 12)])
def test_the_pages_cost_few_queries(
    client: Client, large_base: None, path: str, most: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        translate(make_findable(f"Sopor {number}", slag=Artikel.Slag.ARTIKEL), "en", f"Waste {number}")
    search(client, "sopor")
    with django_assert_max_num_queries(most):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("sprak", "mening"),
    [
        ("sv", "Är det bråttom och någon är i fara, ring 112."),
        ("en", "If it is urgent and someone is in danger, call 112."),
        ("ar", "إذا كان الأمر عاجلًا وكان أحد في خطر فاتصل بالرقم 112."),
        ("fi", "Jos on kiire ja joku on vaarassa, soita 112."),
    ],
)
def test_a_search_without_a_sure_answer_says_where_to_call_in_danger(client: Client, sprak: str, mening: str) -> None:
    make_findable()
    assert mening in words(search(client, "höns", sprak)) and mening not in words(search(client, "sopor", sprak))
