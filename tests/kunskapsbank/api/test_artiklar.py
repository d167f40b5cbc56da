"""Articles by the API: for anybody without key, for any web site, and internal ones for those who may read them."""

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from kontaktcenter.models import Omfang
from kunskapsbank.models import Artikel, Sokning
from kunskapsbank.status import Malgrupp
from tests.apiklient import Nyckelklient
from tests.factories import make_amne, make_anvandare, make_arendetyp
from tests.factories_kunskap import make_artikel, make_artikeltext
from tests.kunskapsbank.svarsidor import address, make_findable, translate

pytestmark = pytest.mark.django_db

LISTA = "/api/v1/artiklar/"


@pytest.fixture(autouse=True)
def fresh_counters() -> None:
    """No test is stopped by what another one did."""
    cache.clear()


def titles(response) -> list[str]:
    assert response.status_code == 200, response.content
    return [row["titel"] for row in response.json()["results"]]


def test_a_search_answers_in_rank_order_with_what_a_web_site_shows(client: Client) -> None:
    make_findable("Var lämnar jag glas?", svar="Inte bland sopor.")
    artikel = make_findable("Vad kostar sopor?", kort_svar="100 kronor.", extern_id="A-1")
    found = client.get(LISTA, {"q": "sopor", "limit": 10}).json()["results"]
    assert [row["titel"] for row in found] == ["Vad kostar sopor?", "Var lämnar jag glas?"]
    first = found[0]
    assert (first["id"], first["extern_id"], first["kort_svar"], first["sprak"]) == (artikel.pk, "A-1", "100 kronor.", "sv")
    assert first["url"] == f"http://localhost:8000{address(artikel)}?sprak=sv"
    assert "<mark>sopor</mark>" in found[1]["utdrag"]
    assert Sokning.objects.get().dorr == "api"


def test_each_hit_says_whether_it_surely_has_to_do_with_the_question(client: Client) -> None:
    make_findable("När är badhuset öppet?")
    assert [row["saker"] for row in client.get(LISTA, {"q": "badhus"}).json()["results"]] == [True]
    assert [row["saker"] for row in client.get(LISTA, {"q": "bårhuset"}).json()["results"]] == [False]
    assert [row["saker"] for row in client.get(LISTA).json()["results"]] == [None]


def test_the_limit_is_kept(client: Client) -> None:
    for number in range(4):
        make_findable(f"Sopor {number}")
    assert len(titles(client.get(LISTA, {"q": "sopor", "limit": 2}))) == 2


@pytest.mark.parametrize(
    "fraga",
    [
        *["limit=0", "limit=51", "limit=x", "sprak=%3Cb%3E", "amne=finns-inte", "arendetyp=x", "cursor=x", "q=%00"],
        *["andrad_efter=igar", "andrad_efter=0001-01-01T00:00:00"],
    ],
)
def test_what_cannot_be_read_is_refused_in_words(client: Client, fraga: str) -> None:
    response = client.get(f"{LISTA}?{fraga}")
    assert response.status_code in (400, 404) and response.json()["fel"].endswith(".")


@pytest.mark.parametrize("q", ["x" * 10_000, "😀", "och att det", "\u202eabc", "'; DROP TABLE x; --", "a & | ! :*", "%s", " "])
def test_whatever_is_searched_for_is_answered(client: Client, q: str) -> None:
    make_findable()
    assert client.get(LISTA, {"q": q}).status_code == 200


def test_the_list_comes_newest_first_in_pages(client: Client) -> None:
    for number in range(3):
        make_artikel(f"Fråga {number}")
    first = client.get(LISTA, {"limit": 2})
    assert titles(first) == ["Fråga 2", "Fråga 1"]
    assert titles(client.get(first.json()["next"])) == ["Fråga 0"]


def test_the_list_is_narrowed(client: Client) -> None:
    below = make_amne("glas", namn="Glas", foralder=make_amne("avfall", namn="Avfall"))
    typ = make_arendetyp("sopor")
    artikel = make_artikel("Glas?", amne=below, arendetyper=[typ])
    make_artikeltext(artikel, "en", titel="Glass?")
    make_artikel("Annat?", amne=make_amne("annat", namn="Annat"))
    for fraga in ("amne=avfall", "amne=glas", "arendetyp=sopor"):
        assert titles(client.get(f"{LISTA}?{fraga}")) == ["Glas?"]
    assert titles(client.get(f"{LISTA}?sprak=en")) == ["Glass?"]
    assert titles(client.get(f"{LISTA}?andrad_efter=2099-01-01T00:00:00Z")) == []


def test_a_search_is_narrowed_before_it_is_ranked(client: Client) -> None:
    make_findable("Sopor?", amne=make_amne("annat", namn="Annat"))
    make_findable("Sopor och glas?", amne=make_amne("glas", namn="Glas"))
    assert titles(client.get(LISTA, {"q": "sopor", "amne": "glas", "limit": 1})) == ["Sopor och glas?"]


def test_an_article_comes_in_the_wanted_language_or_in_the_best_there_is(client: Client) -> None:
    artikel = translate(make_findable(), "ar", "متى؟")
    by_language = {sprak: client.get(f"{LISTA}{artikel.pk}/?sprak={sprak}").json() for sprak in ("ar", "fi")}
    assert (by_language["ar"]["titel"], by_language["fi"]["sprak"]) == ("متى؟", "sv")
    assert by_language["fi"]["finns_pa"] == ["ar", "sv"]
    assert titles(client.get(LISTA, {"q": "sopor", "sprak": "ar"})) == ["متى؟"]


def test_a_whole_article_has_its_answer_its_steps_and_what_belongs_to_it(client: Client) -> None:
    other = make_artikel("Var lämnar jag glas?")
    steg = [{"rubrik": "Rita", "text": "Rita.", "vem": "Du", "tid": "", "underlag": ["Karta"], "lage": "mottaget", "bild": ""}]
    artikel = make_artikel(slag=Artikel.Slag.GUIDE, svar="Se [hit](/svar/).", steg=steg, kalla="Lagen")
    artikel.relaterade.add(other, make_artikel("Vem har nyckeln?", malgrupp=Malgrupp.INTERN))
    data = client.get(f"{LISTA}{artikel.pk}/").json()
    assert data["steg"] == [{"rubrik": "Rita", "text": "Rita.", "vem": "Du", "tid": "", "underlag": ["Karta"]}]
    assert (data["relaterade"], data["kalla"]) == ([other.pk], "Lagen")
    assert 'href="http://localhost:8000/svar/"' in data["svar_html"]


@pytest.mark.parametrize("path", [LISTA, f"{LISTA}?q=nyckeln", "EN"])
def test_internal_articles_are_for_logins_and_keys_that_may_read_them(client: Client, path: str) -> None:
    artikel = make_findable("Var ligger nyckeln?", malgrupp=Malgrupp.INTERN)
    path = path.replace("EN", f"{LISTA}{artikel.pk}/")
    user = make_anvandare("kommunvagledare")
    may, may_not = Nyckelklient(user, Omfang.ARTIKLAR_LASA).client, Nyckelklient(user, Omfang.ARENDEN_LASA).client
    logged_in = Client()
    logged_in.force_login(user)
    for reader, is_found in ((client, False), (may_not, False), (may, True), (logged_in, True)):
        assert ("Var ligger nyckeln?" in reader.get(path).content.decode()) == is_found


def test_what_is_internal_is_kept_by_no_cache() -> None:
    make_findable(malgrupp=Malgrupp.INTERN)
    response = Nyckelklient(make_anvandare("kommunvagledare"), Omfang.ARTIKLAR_LASA).get("artiklar/")
    assert "no-store" in response["Cache-Control"]


def test_a_wrong_key_is_401_and_not_taken_for_nobody(client: Client) -> None:
    assert client.get(LISTA, headers={"authorization": "Bearer fel"}).status_code == 401


def test_any_web_site_may_read_articles_and_nothing_else(client: Client) -> None:
    origin = {"origin": "https://www.exempelkommun.example"}
    assert client.get(LISTA, headers=origin)["Access-Control-Allow-Origin"] == "*"
    assert client.options(LISTA, headers=origin)["Access-Control-Allow-Origin"] == "*"
    assert client.get(f"{LISTA}1/", headers=origin)["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in client.get(LISTA, headers=origin)
    for path in ("/api/v1/arendetyper/", "/api/v1/arenden/", "/svar/"):
        assert "Access-Control-Allow-Origin" not in client.get(path, headers=origin)


def test_very_many_calls_from_one_address_have_to_wait_and_those_with_a_key_do_not(client: Client, settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "api_artiklar": (1, 60)}
    answers = [client.get(LISTA) for _try in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]
    assert answers[1].json()["fel"].endswith(".") and int(answers[1]["Retry-After"]) <= 61
    assert answers[1]["Access-Control-Allow-Origin"] == "*"
    assert Nyckelklient(make_anvandare("kommunvagledare")).get("artiklar/").status_code == 200


@pytest.mark.parametrize("pk", [0, 10**30])
def test_an_article_that_is_not_there_is_404_in_words(client: Client, pk: int) -> None:
    response = client.get(f"{LISTA}{pk}/")
    assert response.status_code == 404 and response.json()["fel"].endswith(".")
    assert client.get(f"/svar/{pk}-x/").status_code == 404


def test_list_search_and_article_cost_few_queries(
    client: Client, large_base: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        artikel = translate(make_findable(f"Sopor {number}"), "en", f"Waste {number}")
    client.get(LISTA, {"q": "sopor"})
    for path, most in ((LISTA, 3), (f"{LISTA}?q=sopor", 5), (f"{LISTA}{artikel.pk}/", 5)):
        with django_assert_max_num_queries(most):
            client.get(path)
