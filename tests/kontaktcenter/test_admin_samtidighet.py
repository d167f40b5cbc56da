"""Two administrators at the same thing, and changes that the check undoes: told, with everything typed still there."""

import threading

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from kontaktcenter.granskning import Granskningsfel, refuse_new_anmarkningar
from kontaktcenter.models import Anvandare, Arendetyp, Enhet, Foljdfraga, Medlemskap
from tests.factories import make_anvandare, make_arendetyp, make_enhet, make_foljdfraga
from tests.kontaktcenter.adminsida import errors, shown, sign_in, submit, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def klient(client: Client, administrator: Anvandare) -> Client:
    """An administrator's browser."""
    return sign_in(client, administrator)


def test_the_second_to_save_is_told_who_was_first(klient: Client, administrator: Anvandare) -> None:
    address = url("enhet", "change", make_enhet().pk)
    stale = klient.get(address)
    submit(klient, address, telefon="08-46500404")
    response = submit(klient, address, stale, namn="Bygglov och tillsyn")
    assert f"{administrator} har sparat ändringar sedan du öppnade sidan." in errors(response)
    assert Enhet.objects.get(kortnamn="bygglov").namn == "Bygglovsenheten"


def test_the_second_loses_nothing_and_may_save_knowingly(klient: Client) -> None:
    address = url("enhet", "change", make_enhet().pk)
    stale = klient.get(address)
    submit(klient, address, telefon="08-46500404")
    told = submit(klient, address, stale, namn="Bygglov och tillsyn")
    assert shown(told)["namn"] == "Bygglov och tillsyn"
    assert "Namn, Telefon" in errors(told)
    assert submit(klient, address, told, telefon="08-46500404").status_code == 302
    enhet = Enhet.objects.get(kortnamn="bygglov")
    assert (enhet.namn, enhet.telefon) == ("Bygglov och tillsyn", "08-46500404")


def test_a_change_in_the_rows_beneath_is_noticed(klient: Client) -> None:
    fraga = make_foljdfraga(make_arendetyp())
    address = url("arendetyp", "change", fraga.arendetyp_id)
    stale = klient.get(address)
    Foljdfraga.objects.filter(pk=fraga.pk).update(text="Vilken fastighet?")
    assert "har sparat ändringar" in errors(submit(klient, address, stale))


def test_a_row_deleted_meanwhile_is_noticed(klient: Client) -> None:
    fraga = make_foljdfraga(make_arendetyp())
    address = url("arendetyp", "change", fraga.arendetyp_id)
    stale = klient.get(address)
    fraga.delete()
    response = submit(klient, address, stale)
    assert (response.status_code, "har sparat ändringar" in errors(response)) == (200, True)


def test_a_thing_deleted_meanwhile_gives_a_message(klient: Client) -> None:
    enhet = make_enhet()
    address = url("enhet", "change", enhet.pk)
    stale = klient.get(address)
    enhet.delete()
    assert submit(klient, address, stale)["Location"] == "/admin/"
    assert "Kan den ha blivit borttagen" in klient.get("/admin/").content.decode()


def test_a_change_that_makes_a_fault_is_shown_with_its_reason_and_what_was_typed(klient: Client) -> None:
    make_arendetyp()
    address = url("arendetyp", "change", Arendetyp.objects.get().pk)
    make_anvandare("handlaggare", Arendetyp.objects.get().ansvarig_enhet)
    other = make_enhet("plan", namn="Planenheten")
    response = submit(klient, address, namn="Fråga om plan", ansvarig_enhet=other.pk)
    assert "Planenheten tar emot ärenden men har ingen som kan ta hand om dem." in errors(response)
    assert shown(response)["namn"] == "Fråga om plan"
    assert Arendetyp.objects.get().namn == "Fråga om bygglov"
    assert not list(response.context["messages"])


def test_the_last_member_of_a_receiving_unit_keeps_the_role(klient: Client) -> None:
    handlaggare = make_anvandare("handlaggare", make_arendetyp().ansvarig_enhet)
    address = url("anvandare", "change", handlaggare.pk)
    response = submit(klient, address, **{"medlemskap-0-DELETE": "on"})
    assert "Ge någon rollen handläggare eller chef på enheten." in errors(response)
    assert handlaggare.medlemskap.count() == 1


def test_a_fault_that_was_there_before_does_not_stop_a_change(klient: Client) -> None:
    arendetyp = make_arendetyp()
    assert submit(klient, url("arendetyp", "change", arendetyp.pk), namn="Bygglovsfråga").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_the_two_last_members_are_not_removed_at_the_same_time() -> None:
    enhet = make_arendetyp().ansvarig_enhet
    members = [make_anvandare("handlaggare", enhet).medlemskap.get() for _n in range(2)]
    both, refused = threading.Barrier(2), []

    def remove(medlemskap: Medlemskap) -> None:
        both.wait(10)
        try:
            with refuse_new_anmarkningar():
                medlemskap.delete()
        except Granskningsfel as fel:
            refused.append(fel)
        finally:
            connection.close()

    threads = [threading.Thread(target=remove, args=[medlemskap]) for medlemskap in members]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert (len(refused), enhet.medlemskap.count()) == (1, 1)


def test_closing_is_told_as_a_change_to_whoever_has_the_unit_open(klient: Client) -> None:
    enhet = make_enhet()
    address = url("enhet", "change", enhet.pk)
    stale = klient.get(address)
    klient.post(url("enhet", "stang", enhet.pk), {"datum": timezone.localdate().isoformat()})
    assert "har sparat ändringar" in errors(submit(klient, address, stale))
