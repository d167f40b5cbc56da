"""Accounts in the administration."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import NoReverseMatch, reverse

from kontaktcenter.models import Anvandare
from tests.factories import make_anvandare, make_enhet, make_kompetens
from tests.kontaktcenter.adminsida import errors, sign_in, submit, url
from tests.kontaktcenter.innehav import Bollar

pytestmark = pytest.mark.django_db

LOSENORD = "ett-ganska-langt-losenord"


@pytest.fixture
def klient(client: Client, administrator: Anvandare) -> Client:
    """An administrator's browser."""
    return sign_in(client, administrator)


def test_an_account_is_made_with_a_role_and_leads_on_to_its_password(klient: Client) -> None:
    rows = {
        "medlemskap-TOTAL_FORMS": 1,
        "medlemskap-0-enhet": make_enhet().pk,
        "medlemskap-0-roll": "handlaggare",
        "medlemskap-0-fran": "2026-01-01",
    }
    response = submit(klient, url("anvandare", "add"), username="prov", first_name="Prov", last_name="Provberg", **rows)
    made = Anvandare.objects.get(username="prov")
    assert response["Location"] == url("anvandare", "losenord", made.pk)
    assert (made.has_usable_password(), [m.roll for m in made.aktiva_medlemskap]) == (False, ["handlaggare"])


def test_an_administrator_gives_a_password_that_works(klient: Client, client: Client) -> None:
    anvandare = make_anvandare("redaktor", make_enhet())
    response = klient.post(url("anvandare", "losenord", anvandare.pk), {"losenord": LOSENORD})
    assert response.status_code == 302
    assert Client().post("/logga-in/", {"username": anvandare.username, "password": LOSENORD})["Location"] == "/start/"


def test_a_given_password_ends_the_sessions_of_the_account(klient: Client) -> None:
    anvandare, elsewhere = make_anvandare("redaktor", make_enhet()), Client()
    elsewhere.force_login(anvandare)
    klient.post(url("anvandare", "losenord", anvandare.pk), {"losenord": LOSENORD})
    assert elsewhere.get("/konto/losenord/").status_code == 302


@pytest.mark.parametrize("weak", ["", "kort", "123456789012", "q1w2e3r4t5y6", "redaktor1@exempelkommun.example"])
def test_a_weak_password_is_refused_with_the_reason(klient: Client, weak: str) -> None:
    anvandare = make_anvandare("redaktor", make_enhet())
    response = klient.post(url("anvandare", "losenord", anvandare.pk), {"losenord": weak})
    assert (response.status_code, bool(response.context["form"].errors["losenord"])) == (422, True)
    anvandare.refresh_from_db()
    assert not anvandare.has_usable_password()


def test_a_password_stands_in_no_log(klient: Client) -> None:
    klient.post(url("anvandare", "losenord", make_anvandare("redaktor", make_enhet()).pk), {"losenord": LOSENORD})
    assert not LogEntry.objects.filter(change_message__contains=LOSENORD).exists()


def test_nobody_resets_a_password_by_mail() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("password_reset")


@pytest.mark.parametrize("page", ["losenord", "narvaro", "las-upp", "avsluta"])
def test_an_administrator_does_not_touch_the_break_glass_account(klient: Client, page: str) -> None:
    superuser = Anvandare.objects.create_superuser("nodkonto")
    assert klient.post(url("anvandare", page, superuser.pk), {"losenord": LOSENORD}).status_code == 403
    assert klient.post(url("anvandare", "change", superuser.pk), {}).status_code == 403


def test_competences_and_languages_are_given(klient: Client) -> None:
    anvandare, kompetens = make_anvandare("kommunvagledare", sprak=["xx"]), make_kompetens()
    address = url("anvandare", "change", anvandare.pk)
    assert submit(klient, address, kompetenser=[kompetens.pk], sprak=["sv", "swl", "xx"]).status_code == 302
    anvandare.refresh_from_db()
    assert (list(anvandare.kompetenser.all()), anvandare.sprak) == ([kompetens], ["sv", "swl", "xx"])


def test_a_role_twice_at_one_unit_is_refused_in_words(klient: Client) -> None:
    anvandare = make_anvandare("redaktor", make_enhet())
    rows = {"medlemskap-TOTAL_FORMS": 2, "medlemskap-1-enhet": make_enhet().pk, "medlemskap-1-roll": "redaktor"}
    response = submit(klient, url("anvandare", "change", anvandare.pk), **rows, **{"medlemskap-1-fran": "2026-01-01"})
    assert response.status_code == 200
    assert "Korrigera duplikatdata för enhet och roll" in errors(response)


def test_an_account_is_ended_and_what_it_held_handed_on(klient: Client, bollar: Bollar) -> None:
    anvandare, kollega = make_anvandare("redaktor", make_enhet()), make_anvandare("redaktor", make_enhet())
    bollar.with_users = {anvandare.pk: 2}
    assert "har 2 bollar" in klient.get(url("anvandare", "avsluta", anvandare.pk)).content.decode()
    klient.post(url("anvandare", "avsluta", anvandare.pk), {"overtas_av": kollega.pk})
    anvandare.refresh_from_db()
    assert (anvandare.is_active, bollar.with_users) == (False, {kollega.pk: 2})


@pytest.mark.parametrize(("antal", "forst"), [(2, "Välj en kollega"), (0, "Ingen behöver ta över")])
def test_that_nobody_takes_over_is_offered_only_of_one_who_holds_nothing(klient: Client, bollar: Bollar, antal: int, forst: str) -> None:
    anvandare, kollega = make_anvandare("redaktor", make_enhet()), make_anvandare("redaktor", make_enhet())
    bollar.with_users = {anvandare.pk: antal} if antal else {}
    address = url("anvandare", "avsluta", anvandare.pk)
    names = [str(name) for _value, name in klient.get(address).context["form"].fields["overtas_av"].choices]
    assert names == [forst, str(kollega)]
    klient.post(address, {"overtas_av": ""})
    anvandare.refresh_from_db()
    assert anvandare.is_active is bool(antal)


def test_colleagues_of_the_same_unit_are_offered_to_take_over(klient: Client) -> None:
    anvandare, kollega = make_anvandare("redaktor", make_enhet()), make_anvandare("redaktor", make_enhet())
    form = klient.get(url("anvandare", "avsluta", anvandare.pk)).context["form"]
    assert list(form.fields["overtas_av"].queryset) == [kollega]


def test_everybody_is_offered_when_there_are_no_colleagues(klient: Client, administrator: Anvandare) -> None:
    ensam = make_anvandare("redaktor", make_enhet("ensam"))
    form = klient.get(url("anvandare", "avsluta", ensam.pk)).context["form"]
    assert list(form.fields["overtas_av"].queryset) == [administrator]


def test_an_ended_account_is_opened_again(klient: Client) -> None:
    anvandare = make_anvandare(roll=None, is_active=False)
    assert url("anvandare", "oppna", anvandare.pk) in klient.get(url("anvandare", "change", anvandare.pk)).content.decode()
    klient.post(url("anvandare", "oppna", anvandare.pk))
    anvandare.refresh_from_db()
    assert anvandare.is_active


def test_an_administrator_sets_the_presence_of_somebody(klient: Client) -> None:
    anvandare = make_anvandare("handlaggare")
    klient.post(url("anvandare", "narvaro", anvandare.pk), {"narvaro": "ledig", "till_datum": "2199-06-05"})
    anvandare.refresh_from_db()
    assert anvandare.narvaro == "ledig"


def test_a_presence_in_the_past_is_refused(klient: Client) -> None:
    anvandare = make_anvandare("handlaggare")
    response = klient.post(url("anvandare", "narvaro", anvandare.pk), {"narvaro": "ledig", "till_datum": "2021-06-05"})
    assert (response.status_code, "inte har passerat" in response.content.decode()) == (422, True)


def test_editing_a_person_does_not_set_the_presence_back(klient: Client) -> None:
    anvandare = make_anvandare("handlaggare")
    address = url("anvandare", "change", anvandare.pk)
    page = klient.get(address)
    Anvandare.objects.filter(pk=anvandare.pk).update(narvaro="mote")
    assert submit(klient, address, page, titel="Bygglovshandläggare").status_code == 302
    anvandare.refresh_from_db()
    assert (anvandare.narvaro, anvandare.titel) == ("mote", "Bygglovshandläggare")


def test_an_account_is_never_deleted(klient: Client) -> None:
    assert klient.get(url("anvandare", "delete", make_anvandare().pk)).status_code == 403


def test_users_are_found_by_role(klient: Client, administrator: Anvandare) -> None:
    make_anvandare("redaktor", make_enhet())
    listed = klient.get(url("anvandare", "changelist"), {"roll": "systemforvaltare"}).context["cl"].result_list
    assert list(listed) == [administrator]
