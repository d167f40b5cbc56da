"""Colours, language and menu of the page frames."""

from collections.abc import Iterator

import pytest
from django.test import Client

from kontaktcenter import navigation
from kontaktcenter.navigation import Lank, menu_for
from tests.factories import make_anvandare

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def empty_menu(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(navigation, "_lankar", {})
    yield


@pytest.mark.django_db
class TestFargschema:
    def test_choice_is_kept_in_a_cookie_and_in_the_page(self, client: Client) -> None:
        response = client.post("/utseende/", {"fargschema": "dark", "next": "/logga-in/"})
        assert response["Location"] == "/logga-in/" and response.cookies["fargschema"].value == "dark"
        assert 'data-color-scheme="dark"' in client.get("/logga-in/").text

    def test_without_choice_the_visitors_own_system_decides(self, client: Client) -> None:
        assert 'data-color-scheme="auto"' in client.get("/logga-in/").text

    def test_unknown_scheme_is_refused(self, client: Client) -> None:
        assert client.post("/utseende/", {"fargschema": "rosa"}).status_code == 400

    def test_strange_cookie_is_ignored(self, client: Client) -> None:
        client.cookies["fargschema"] = '"><script>'
        assert 'data-color-scheme="auto"' in client.get("/logga-in/").text

    def test_choice_never_leads_elsewhere(self, client: Client) -> None:
        response = client.post("/utseende/", {"fargschema": "light", "next": "//annan.example/"})
        assert "annan.example" not in response["Location"]

    def test_choice_is_made_by_post_only(self, client: Client) -> None:
        assert client.get("/utseende/").status_code == 405


@pytest.mark.django_db
def test_chosen_language_and_direction_last(client: Client) -> None:
    client.post("/sprak/", {"language": "ar", "next": "/logga-in/"})
    page = client.get("/logga-in/").text
    assert '<html lang="ar" dir="rtl"' in page and "تسجيل الدخول" in page


@pytest.mark.django_db
def test_unknown_language_changes_nothing(client: Client) -> None:
    client.post("/sprak/", {"language": "tlh", "next": "/logga-in/"})
    assert '<html lang="sv" dir="ltr"' in client.get("/logga-in/").text


@pytest.mark.django_db
def test_staff_read_swedish_until_they_choose_otherwise() -> None:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(make_anvandare(), backend=BACKEND)
    assert '<html lang="sv"' in client.get("/konto/losenord/").text
    client.post("/sprak/", {"language": "en", "next": "/konto/losenord/"})
    assert '<html lang="en"' in client.get("/konto/losenord/").text


@pytest.mark.django_db
def test_start_leads_to_the_first_page_of_the_own_menu(client: Client, empty_menu: None) -> None:
    client.force_login(make_anvandare(), backend=BACKEND)
    assert "ingen roll" in client.get("/start/").text
    navigation.register(Lank("Lösenord", "byt_losenord", "key"))
    assert client.get("/start/")["Location"] == "/konto/losenord/"


@pytest.mark.django_db
def test_menu_holds_what_the_user_may_see_in_order(empty_menu: None) -> None:
    navigation.register(Lank("Lösenord", "byt_losenord", "key", ordning=2))
    navigation.register(Lank("Hemligt", "logga_in", "lock", ordning=1, visible_for=lambda user: user.is_superuser))
    navigation.register(Lank("Komponenter", "komponenter", "cube", ordning=1))
    navigation.register(Lank("Kommer snart", "finns_inte_an", "clock"))
    menu = menu_for(make_anvandare(), "/konto/losenord/")
    assert [(post.rubrik, post.is_current) for post in menu] == [("Komponenter", False), ("Lösenord", True)]


@pytest.mark.django_db
def test_citizen_has_no_staff_menu(client: Client, empty_menu: None) -> None:
    navigation.register(Lank("Komponenter", "komponenter", "cube"))
    assert client.get("/logga-in/").context["navigation"] == []


def test_what_has_no_room_in_the_menu_lies_below_more_and_the_page_that_is_open_never_does() -> None:
    def shown(current: int, number: int = 9) -> list[str]:
        menu = [navigation.Menypost(str(nr), f"/{nr}/", "cube", is_current=nr == current) for nr in range(number)]
        return ["".join(str(post.rubrik) for post in row) for row in navigation.split_menu(menu)]

    assert shown(1) == ["01234", "5678"]
    assert shown(7) == ["01237", "4568"]
    assert shown(1, 6) == ["012345", ""]
