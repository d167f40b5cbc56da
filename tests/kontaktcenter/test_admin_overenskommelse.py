"""Agreements in the administration."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kontaktcenter.actions.overenskommelse import copy_overenskommelse
from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from kontaktcenter.models import Anvandare, Overenskommelse
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet, make_forvaltning, make_overenskommelse
from tests.kontaktcenter.adminsida import errors, sign_in, submit, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def klient(client: Client, administrator: Anvandare) -> Client:
    """An administrator's browser."""
    return sign_in(client, administrator)


def test_an_agreement_is_made_with_its_terms(klient: Client) -> None:
    arendetyp = make_arendetyp()
    rows = {"villkor-TOTAL_FORMS": 1, "villkor-0-arendetyp": arendetyp.pk, "villkor-0-vem_svarar": "svarar"}
    response = submit(
        klient, url("overenskommelse", "add"), center=make_center().pk, forvaltning=make_forvaltning().pk,
        galler_fran="2026-01-01", omprovas="2026-10-01", **rows,
    )  # fmt: skip
    assert response.status_code == 302
    assert Overenskommelse.objects.get().villkor.get().vem_svarar == "svarar"


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"galler_till": "2019-12-31"}, "Slutdatumet måste vara efter startdatumet"),
        ({"omprovas": "2019-12-31"}, "inte omprövas innan"),
    ],
)
def test_dates_in_the_wrong_order_are_refused_in_words(klient: Client, values: dict, told: str) -> None:
    assert told in errors(submit(klient, url("overenskommelse", "change", make_overenskommelse().pk), **values))


def test_two_agreements_at_once_are_refused_in_words(klient: Client) -> None:
    first = make_overenskommelse()
    response = submit(
        klient, url("overenskommelse", "add"), center=first.center_id, forvaltning=first.forvaltning_id,
        galler_fran="2026-01-01", omprovas="2026-10-01",
    )  # fmt: skip
    assert "Det finns redan en överenskommelse med förvaltningen" in errors(response)


def test_an_agreement_is_between_a_center_and_another(klient: Client) -> None:
    overenskommelse = make_overenskommelse()
    response = submit(klient, url("overenskommelse", "change", overenskommelse.pk), center=overenskommelse.forvaltning_id)
    assert "Välj ett kontaktcenter." in errors(response)


def test_the_copy_has_the_terms_and_the_old_one_ends_the_day_before(klient: Client, administrator: Anvandare) -> None:
    old = make_overenskommelse(villkor={make_arendetyp(): "vagleder"})
    values = {"galler_fran": "2027-01-01", "galler_till": "2027-12-31", "omprovas": "2027-10-01"}
    response = klient.post(url("overenskommelse", "kopiera", old.pk), values)
    new = Overenskommelse.objects.exclude(pk=old.pk).get()
    old.refresh_from_db()
    assert response["Location"] == url("overenskommelse", "change", new.pk)
    assert old.galler_till == date(2026, 12, 31)
    assert [(v.arendetyp.kod, v.vem_svarar) for v in new.villkor.all()] == [("fraga-bygglov", "vagleder")]
    assert old.villkor.count() == 1


@pytest.mark.parametrize(
    ("galler_fran", "galler_till", "falt"),
    [(date(2020, 1, 1), None, "galler_fran"), (date(2027, 1, 1), date(2026, 1, 1), None)],
)
def test_a_copy_that_cannot_be_leaves_the_old_one_as_it_was(
    administrator: Anvandare, galler_fran: date, galler_till: date | None, falt: str | None
) -> None:
    old = make_overenskommelse()
    with pytest.raises(Inmatningsfel) as refused:
        copy_overenskommelse(
            overenskommelse=old, galler_fran=galler_fran, galler_till=galler_till, omprovas=date(2027, 6, 1), by=administrator
        )
    old.refresh_from_db()
    assert (refused.value.falt, old.galler_till, Overenskommelse.objects.count()) == (falt, None, 1)


def test_only_administrators_copy() -> None:
    old = make_overenskommelse()
    with pytest.raises(SaknarBehorighet):
        copy_overenskommelse(
            overenskommelse=old, galler_fran=date(2027, 1, 1), galler_till=None, omprovas=date(2027, 6, 1),
            by=make_anvandare("chef", old.forvaltning),
        )  # fmt: skip


@pytest.mark.parametrize(("choice", "expected"), [("forsenad", {"sen", "idag"}), ("snart", {"snart"}), ("annat", None)])
def test_agreements_due_for_review_are_listed(klient: Client, choice: str, expected: set[str] | None) -> None:
    today = timezone.localdate()
    days = {"sen": -1, "idag": 0, "snart": 60, "langt": 61}
    for kortnamn, days_left in days.items():
        make_overenskommelse(make_forvaltning(kortnamn), omprovas=today + timedelta(days=days_left))
    listed = klient.get(url("overenskommelse", "changelist"), {"omprovning": choice}).context["cl"].result_list
    assert {row.forvaltning.kortnamn for row in listed} == (expected or set(days))


def test_the_page_tells_which_case_types_are_forgotten(klient: Client) -> None:
    forvaltning = make_forvaltning()
    enhet = make_enhet(foralder=forvaltning)
    overenskommelse = make_overenskommelse(forvaltning, villkor={make_arendetyp(ansvarig_enhet=enhet): "svarar"})
    make_arendetyp("glomd", namn="Glömd ärendetyp", ansvarig_enhet=enhet)
    page = klient.get(url("overenskommelse", "change", overenskommelse.pk))
    assert page.context["adminform"].model_admin.forgotten(overenskommelse) == "Glömd ärendetyp"


def test_an_agreement_in_force_is_not_deleted_and_the_page_says_how_to_end_it(klient: Client) -> None:
    overenskommelse = make_overenskommelse()
    address = url("overenskommelse", "delete", overenskommelse.pk)
    assert "Gäller till och med" in klient.get(address).text
    assert klient.post(address, {"post": "yes"}).status_code == 200 and Overenskommelse.objects.exists()


@pytest.mark.parametrize("dagar", [(-30, -1), (1, 30)], ids=["ended", "not begun"])
def test_an_agreement_that_is_not_in_force_can_be_deleted(klient: Client, dagar: tuple[int, int]) -> None:
    fran, till = (timezone.localdate() + timedelta(days=day) for day in dagar)
    overenskommelse = make_overenskommelse(galler_fran=fran, galler_till=till, omprovas=till)
    assert klient.post(url("overenskommelse", "delete", overenskommelse.pk), {"post": "yes"}).status_code == 302
    assert not Overenskommelse.objects.exists()
