"""The work place itself: who comes in, opening and going between contacts, drafts by the page, the foot, the price of it."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from arenden.models import Kontakt, Utkast
from arenden.urls.arbetsplats import urlpatterns
from tests.arenden.arbetsplats.kontakt import HTMX, Kontaktdorr
from tests.factories import make_anvandare, make_arendetyp, make_center, make_foljdfraga, make_overenskommelse
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db
AGENTENS = [
    ("get", "arbetsplats", {}),
    ("post", "arbetsplats_ny", {}),
    ("get", "arbetsplats_fot", {}),
    ("post", "arbetsplats_forslag", {}),
    ("post", "arbetsplats_kollegor", {}),
    ("post", "arbetsplats_artiklar", {}),
    ("post", "arbetsplats_liknande", {}),
    ("get", "vaxel", {}),
]
KONTAKTENS_GET = ["arbetsplats_flik", "arbetsplats_svar"]


def contact_doors() -> list[tuple[str, dict]]:
    """Every door of one contact, with what its address needs."""
    kontakt = next(p for p in urlpatterns if "uuid:nyckel" in str(p.pattern))
    needed = {"nummer": 0, "fil": uuid.UUID(int=7), "pk": 1}
    return [
        (p.name, {key: needed[key] for key in p.pattern.converters})
        for p in kontakt.url_patterns
    ]  # fmt: skip


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize(("metod", "namn", "args"), AGENTENS)
@pytest.mark.parametrize("roll", ["handlaggare", "systemforvaltare", "chef", None])
def test_only_agents_come_in(roll, metod, namn, args) -> None:
    response = getattr(client_of(make_anvandare(roll)), metod)(reverse(namn, kwargs=args))
    assert response.status_code == 403


@pytest.mark.parametrize(("namn", "args"), contact_doors())
def test_a_contact_is_closed_to_officers_to_other_agents_and_to_the_wrong_method(namn, args) -> None:
    dorr = Kontaktdorr(make_agent())
    dorr.post("autospara")
    url = reverse(namn, kwargs={"nyckel": dorr.nyckel, **args})
    right, wrong = ("get", "post") if namn in KONTAKTENS_GET else ("post", "get")
    assert getattr(client_of(make_anvandare("handlaggare")), right)(url).status_code == 403
    assert getattr(client_of(make_agent()), right)(url).status_code in (404, 409)
    assert getattr(dorr.client, wrong)(url).status_code == 405
    assert getattr(Client(), right)(url).status_code == 302


def test_without_open_contacts_the_page_waits_for_the_next() -> None:
    assert "Redo för nästa kontakt" in client_of(make_agent()).get("/arbetsplats/").content.decode()


def test_opening_a_contact_twice_with_the_same_form_opens_one() -> None:
    agent = make_agent()
    for _click in range(2):
        response = client_of(agent).post("/arbetsplats/ny/", {"nyckel": uuid.UUID(int=5), "kanal": "besok"})
        assert response.status_code == 302
    assert Utkast.objects.get().innehall["falt"]["kanal"] == ["besok"]


@pytest.mark.parametrize("falt", [{}, {"nyckel": "inte-en-nyckel"}, {"kanal": "rökssignaler"}])
def test_a_contact_is_opened_whatever_the_form_says(falt) -> None:
    assert client_of(make_agent()).post("/arbetsplats/ny/", falt).status_code == 302


def test_the_page_opens_where_the_agent_last_was_with_all_tabs() -> None:
    agent = make_agent()
    first, second = Kontaktdorr(agent, f0_text="Lampan lyser inte"), Kontaktdorr(agent, f0_text="Snön är inte plogad")
    second.post("autospara")
    first.post("autospara")
    page = client_of(agent).get("/arbetsplats/").content.decode()
    assert f'data-utkast="{first.nyckel}"' in page
    assert "Snön är inte plogad" in page


def test_a_tab_never_shows_a_name() -> None:
    agent = make_agent()
    Kontaktdorr(agent, namn="Anna Testsson").post("autospara")
    other = Kontaktdorr(agent)
    other.post("autospara")
    assert "Anna Testsson" not in other.get("flik").content.decode()


def test_what_is_typed_is_saved_by_the_page_and_tells_the_version() -> None:
    dorr = Kontaktdorr(make_agent(), f0_text="Hej")
    assert dorr.post("autospara").json() == {"version": 1}
    assert dorr.post("autospara", f0_text="Hej igen", version=1).json() == {"version": 2}


def test_a_window_that_is_behind_is_told_the_version_that_there_is() -> None:
    dorr = Kontaktdorr(make_agent(), f0_text="Hej")
    dorr.post("autospara")
    dorr.post("autospara", f0_text="Nytt", version=1)
    response = dorr.post("autospara", f0_text="Gammalt", version=1)
    assert (response.status_code, response.json()["version"]) == (409, 2)
    assert dorr.stored("f0-text") == "Nytt"


def test_typing_on_in_a_contact_that_is_saved_is_told_that_it_is_gone() -> None:
    dorr = Kontaktdorr(make_agent(), f0_text="Öppet?", f0_utfall="besvarad_direkt", f0_svar="Ja.")
    dorr.post("spara")
    assert (dorr.post("autospara").status_code, Utkast.objects.count()) == (410, 0)


def test_without_script_what_was_typed_on_an_old_page_is_shown_again_and_can_be_sent_again() -> None:
    dorr = Kontaktdorr(make_agent(), f0_text="Hej")
    dorr.post("autospara")
    dorr.post("autospara", f0_text="Nytt", version=1)
    response = dorr.post("lagg_pa", f0_text="Mitt", version=1)
    assert response.status_code == 409
    assert "Mitt" in response.content.decode() and 'name="version" value="2"' in response.content.decode()


@pytest.mark.parametrize("falt", [{"f0_text": "a\x00b"}, {"f0_text": "x" * 400_001}])
def test_what_cannot_be_kept_is_refused_with_a_sentence(falt) -> None:
    response = Kontaktdorr(make_agent(), **falt).post("autospara")
    assert (response.status_code, response.json()["fel"][-1]) == (400, ".")


def test_the_search_which_may_be_a_personnummer_is_not_kept() -> None:
    dorr = Kontaktdorr(make_agent(), sok="18900101-9802", okant="x")
    dorr.post("autospara")
    assert set(dorr.utkast.innehall["falt"]) == {"kanal", "sprak", "fragor"}


def test_the_end_of_the_call_is_kept_and_can_be_taken_back() -> None:
    dorr = Kontaktdorr(make_agent())
    assert "Efterarbete" in dorr.post("lagg_pa", is_htmx=True).content.decode()
    slutade = dorr.stored("slutade")
    assert "Pågår" in dorr.post("lagg_pa", is_htmx=True, slutade=slutade).content.decode()
    assert dorr.stored("slutade") == ""


@pytest.mark.parametrize("text", ["skräp", "2026-99-99T00:00", "2026-01-01", "9" * 50])
def test_a_time_that_is_none_stops_nothing(text) -> None:
    dorr = Kontaktdorr(make_agent(), slutade=text, inkommen_tid=text)
    dorr.post("autospara")
    assert dorr.get("flik").status_code == 200


def test_a_contact_is_thrown_away_with_a_click_and_leaves_nothing() -> None:
    dorr = Kontaktdorr(make_agent())
    dorr.post("autospara")
    assert dorr.post("kasta").status_code == 302
    assert (Utkast.objects.count(), Kontakt.objects.count()) == (0, 0)


def test_the_foot_counts_what_waits() -> None:
    agent = make_agent()
    make_arende(by=agent)
    make_arende()
    page = client_of(agent).get("/arbetsplats/fot/").content.decode()
    assert page.count("<strong>1</strong>") == 2


def test_the_foot_of_another_center_counts_only_its_own() -> None:
    make_arende()
    other = make_agent(make_center("lonecenter", namn="Lönecenter"))
    assert "<strong>1</strong>" not in client_of(other).get("/arbetsplats/fot/").content.decode()


def make_full(agent) -> Kontaktdorr:
    """A contact with a known person, an open case, a type with check list and a second question."""
    typ = make_arendetyp()
    make_foljdfraga(typ, "fastighet")
    make_overenskommelse(villkor={typ: "lamnar_over"})
    arende = make_arende(by=agent, arendetyp=typ)
    dorr = Kontaktdorr(agent, f0_text="Får jag?", f0_arendetyp=typ.pk, person=arende.inlamnare.person.pk)
    dorr.post("autospara")
    return dorr


def test_the_first_page_costs_at_most_twelve_queries(django_assert_max_num_queries) -> None:
    dorr = make_full(make_agent())
    dorr.get("flik")
    with django_assert_max_num_queries(12):
        assert dorr.get("flik").status_code == 200


def test_the_waiting_page_costs_at_most_twelve_queries(django_assert_max_num_queries) -> None:
    client = client_of(make_agent())
    with django_assert_max_num_queries(12):
        assert client.get("/arbetsplats/").status_code == 200


@pytest.mark.parametrize("namn", ["arbetsplats_fot", "arbetsplats_forslag", "arbetsplats_kollegor"])
def test_a_fragment_costs_at_most_eight_queries(namn, django_assert_max_num_queries) -> None:
    dorr = make_full(make_agent())
    url = reverse(namn)
    with django_assert_max_num_queries(8):
        response = dorr.client.get(url, headers=HTMX) if namn == "arbetsplats_fot" else dorr.client.post(url, {"text": "bygglov"})
        assert response.status_code == 200


def test_keeping_what_is_typed_costs_at_most_eight_queries(django_assert_max_num_queries) -> None:
    dorr = make_full(make_agent())
    with django_assert_max_num_queries(8):
        dorr.post("autospara", f0_text="Nytt", version=1)
