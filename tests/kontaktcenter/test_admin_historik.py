"""Who changed which field, read in the administration."""

import pytest
from django.test import Client

from kontaktcenter.models import Anvandare
from tests.factories import make_amne, make_anvandare, make_arendetyp, make_enhet, make_overenskommelse
from tests.kontaktcenter.adminsida import sign_in, submit, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def klient(client: Client, administrator: Anvandare) -> Client:
    """An administrator's browser."""
    return sign_in(client, administrator)


def rows(klient: Client, model: str, pk: int) -> list[tuple[str, str, str, str]]:
    """Who, what field, before and after, latest first."""
    changes = klient.get(url(model, "history", pk)).context["andringar"]
    return [(change.vem, change.vad or change.falt, change.fore, change.efter) for change in changes]


def test_a_changed_field_tells_who_and_from_what_to_what(klient: Client, administrator: Anvandare) -> None:
    enhet = make_enhet()
    submit(klient, url("enhet", "change", enhet.pk), chef=administrator.pk, telefon="08-46500404")
    assert set(rows(klient, "enhet", enhet.pk)[:2]) == {
        (str(administrator), "telefon", "–", "08-46500404"),
        (str(administrator), "chef", "–", str(administrator)),
    }


def test_a_choice_is_told_in_its_words(klient: Client, administrator: Anvandare) -> None:
    arendetyp = make_arendetyp(kvittensfrist=2)
    submit(klient, url("arendetyp", "change", arendetyp.pk), svarsfrist_enhet="timmar", is_public=None, sokord="bygga\nriva")
    assert set(rows(klient, "arendetyp", arendetyp.pk)[:3]) == {
        (str(administrator), "räknas i", "arbetsdagar", "arbetstimmar"),
        (str(administrator), "har e-tjänst för medborgare", "ja", "nej"),
        (str(administrator), "sökord", "–", "bygga, riva"),
    }


def test_a_role_given_and_taken_stands_with_the_person(klient: Client, administrator: Anvandare) -> None:
    anvandare = make_anvandare("redaktor", make_enhet())
    submit(klient, url("anvandare", "change", anvandare.pk), **{"medlemskap-0-DELETE": "on"})
    assert rows(klient, "anvandare", anvandare.pk)[0] == (
        str(administrator), "medlemskap: Redaktör, Bygglovsenheten", "", "borttagen"
    )  # fmt: skip


def test_a_changed_term_stands_with_its_agreement(klient: Client, administrator: Anvandare) -> None:
    overenskommelse = make_overenskommelse(villkor={make_arendetyp(): "svarar"})
    submit(klient, url("overenskommelse", "change", overenskommelse.pk), **{"villkor-0-vem_svarar": "lamnar_over"})
    assert rows(klient, "overenskommelse", overenskommelse.pk)[0][2:] == ("Vi svarar", "Lämna över")


def test_a_password_stands_in_no_history(klient: Client) -> None:
    anvandare = make_anvandare("redaktor", make_enhet())
    klient.post(url("anvandare", "losenord", anvandare.pk), {"losenord": "ett-ganska-langt-losenord"})
    assert "argon2" not in klient.get(url("anvandare", "history", anvandare.pk)).content.decode()


def test_what_keeps_no_history_tells_who_saved(klient: Client, administrator: Anvandare) -> None:
    amne = make_amne()
    submit(klient, url("amne", "change", amne.pk), namn="Bygga")
    assert str(administrator) in klient.get(url("amne", "history", amne.pk)).content.decode()


def test_the_history_of_what_is_not_there_gives_a_message(klient: Client) -> None:
    assert klient.get(url("enhet", "history", 999_999))["Location"] == "/admin/"
