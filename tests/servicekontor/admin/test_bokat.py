"""Hours and resources are changed in the administration: what is booked is not left hanging."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.admin import site
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from servicekontor.actions.reservation import Onskad, reserve
from servicekontor.admin.bokat import BehallerBokat
from servicekontor.models import Belaggning, Kontor, Mottagningstid, Oppetundantag, Resurs
from tests.factories import make_anvandare, make_center
from tests.factories_bokning import ZON, make_bokning, make_mottagningstid
from tests.factories_kontor import make_kontor, make_oppettid, make_oppetundantag, make_resurs

pytestmark = pytest.mark.django_db
BAS = "/admin/servicekontor"
EN_TID = "1 bokad tid ryms inte längre i det som är öppet och används."


def next_monday() -> date:
    today = timezone.localdate()
    return today + timedelta(days=14 - today.weekday())


def moment(klockslag: str) -> datetime:
    return datetime.combine(next_monday(), datetime.strptime(klockslag, "%H:%M").time(), ZON)


@pytest.fixture
def forvaltare(client: Client) -> Client:
    client.force_login(make_anvandare("systemforvaltare", make_center()))
    return client


@pytest.fixture
def tid() -> Mottagningstid:
    """Mondays 9–12 at a desk of an office that is open 9–16 and has no holidays."""
    kontor = make_kontor(is_helgstangd=False)
    make_oppettid(kontor)
    return make_mottagningstid(kontor=kontor)


def except_day(forvaltare: Client, kontor: Kontor, tider: str) -> HttpResponse:
    data = {"kontor": kontor.pk, "slag": "bemannat", "datum": next_monday().isoformat(), "rubrik": "Städdag", "tider": tider}
    return forvaltare.post(f"{BAS}/oppetundantag/add/", data)


def save_office(forvaltare: Client, kontor: Kontor, **andrat: Any) -> HttpResponse:
    """The page of an office as it stands, with something changed."""
    sidan = forvaltare.get(f"{BAS}/kontor/{kontor.pk}/change/")
    forms = [sidan.context["adminform"].form]
    for inline in sidan.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    data = {}
    for form in forms:
        for falt in form:
            value = falt.value()
            if value is not None and value is not False:
                data[falt.html_name] = value
    return forvaltare.post(f"{BAS}/kontor/{kontor.pk}/change/", {**data, **andrat})


def test_a_day_where_somebody_has_a_time_is_not_closed_here(forvaltare: Client, tid: Mottagningstid) -> None:
    make_bokning(tid, moment("10:00"))
    sidan = except_day(forvaltare, tid.kontor, "").content.decode()
    assert EN_TID in sidan and "Städdag" in sidan
    assert not Oppetundantag.objects.exists()


def test_other_hours_that_hold_what_is_booked_are_saved(forvaltare: Client, tid: Mottagningstid) -> None:
    make_bokning(tid, moment("10:00"))
    assert except_day(forvaltare, tid.kontor, "10-12").status_code == 302


def test_other_hours_that_cut_a_meeting_off_are_refused(forvaltare: Client, tid: Mottagningstid) -> None:
    make_bokning(tid, moment("10:00"))
    assert EN_TID in except_day(forvaltare, tid.kontor, "08.00-10.15").content.decode()


def test_a_day_with_a_reserved_room_is_not_closed_here(forvaltare: Client, tid: Mottagningstid) -> None:
    rum, officer = make_resurs(tid.kontor, "Rum 1", slag=Resurs.Slag.RUM), make_anvandare("handlaggare", tid.motestyp.enhet)
    onskad = Onskad(rum, next_monday(), moment("10:00").time(), moment("11:00").time())
    reserve(onskad=onskad, enhet=tid.motestyp.enhet, rubrik="Utbildning", skips_conflicts=False, by=officer)
    assert EN_TID in except_day(forvaltare, tid.kontor, "").content.decode()


def test_hours_added_for_a_date_stay_while_somebody_has_a_time_then(forvaltare: Client, tid: Mottagningstid) -> None:
    extra = make_oppetundantag(tid.kontor, next_monday(), "07.00–16.00")
    make_bokning(tid, moment("08:00"))
    assert forvaltare.post(f"{BAS}/oppetundantag/{extra.pk}/delete/", {"post": "yes"}).status_code == 409
    assert Oppetundantag.objects.exists()


def test_weekly_hours_are_not_narrowed_past_what_is_booked(forvaltare: Client, tid: Mottagningstid) -> None:
    make_bokning(tid, moment("10:00"))
    assert EN_TID in save_office(forvaltare, tid.kontor, **{"oppettider-0-till": "10:00"}).content.decode()
    assert save_office(forvaltare, tid.kontor, **{"oppettider-0-till": "11:00"}).status_code == 302


def test_a_desk_where_somebody_has_a_time_stays_in_use(forvaltare: Client, tid: Mottagningstid) -> None:
    make_bokning(tid, moment("10:00"))
    row = {"resurser-0-is_active": ""}
    assert EN_TID in save_office(forvaltare, tid.kontor, **row).content.decode()
    Belaggning.objects.all().delete()
    assert save_office(forvaltare, tid.kontor, **row).status_code == 302
    assert not tid.resurser.get().is_active


def test_a_page_that_does_not_say_which_offices_it_concerns_cannot_be_made() -> None:
    page = type("Sida", (BehallerBokat,), {})
    with pytest.raises(TypeError, match="offices_of"):
        page(Resurs, site)
