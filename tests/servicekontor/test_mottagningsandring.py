"""A published time of reception that is changed, and what the page for a new one offers."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client

from kontaktcenter.models import Anvandare, Utskick
from servicekontor.models import Bokning, Mottagningstid
from servicekontor.status import Bokningslage
from tests.factories import make_anvandare, make_enhet
from tests.factories_bokning import make_bokning
from tests.factories_kontor import make_kontor, make_resurs
from tests.servicekontor.test_boka import next_monday

pytestmark = pytest.mark.django_db


def change(client: Client, tid: Mottagningstid, **andra: Any) -> Any:
    """Send the change: from next Monday 10–12 at the same desk, unless said otherwise."""
    new = {"fran_datum": str(monday()), "veckor": "alla", "fran": "10:00", "till": "12:00", "resurser": [tid.resurser.get().pk], **andra}
    return client.post(f"/mottagningstider/{tid.pk}/", {"gor": "andra", **{f"andra-{namn}": varde for namn, varde in new.items()}})


def monday() -> date:
    """A Monday ahead."""
    return next_monday("10:00").date()


def test_a_change_holds_from_its_date_and_what_was_before_stays(client: Client, officer: Anvandare, tid: Mottagningstid) -> None:
    tid.undantag.create(datum=monday(), orsak="Utbildning")
    assert change(client, tid).status_code == 302
    old, new = Mottagningstid.objects.order_by("galler_fran")
    assert (old.fran, old.galler_till) == (time(9), monday() - timedelta(days=1))
    assert (new.fran, new.till, new.galler_fran, new.galler_till) == (time(10), time(12), monday(), None)
    assert new.undantag.get().datum == monday() and new.resurser.get() == tid.resurser.get()


def test_a_time_that_has_not_begun_to_hold_is_changed_itself(client: Client, officer: Anvandare, tid: Mottagningstid) -> None:
    Mottagningstid.objects.update(galler_fran=monday())
    assert change(client, tid, till="15:00").status_code == 302
    assert Mottagningstid.objects.get().till == time(15)


def test_a_meeting_that_still_fits_stays_and_one_that_does_not_stops_the_change(
    client: Client, officer: Anvandare, tid: Mottagningstid
) -> None:
    kept, lost = make_bokning(tid, next_monday("10:00")), make_bokning(tid, next_monday("09:00"))
    page = change(client, tid)
    assert page.status_code == 409 and "1 bokat möte berörs" in page.content.decode()
    assert Mottagningstid.objects.get().fran == time(9)
    assert change(client, tid, is_avbokning="on").status_code == 302
    assert Bokning.objects.get(pk=kept.pk).lage == Bokningslage.BEKRAFTAD
    assert Bokning.objects.get(pk=lost.pk).lage == Bokningslage.AVBOKAD
    assert "har ändrats" in Utskick.objects.get().text


def test_a_meeting_with_somebody_who_no_longer_receives_is_concerned(client: Client, officer: Anvandare, tid: Mottagningstid) -> None:
    tid.handlaggare.set([officer])
    make_bokning(tid, next_monday("10:00"))
    other = make_anvandare("handlaggare", username="kollegan")
    assert change(client, tid, handlaggare=[other.pk]).status_code == 409
    assert change(client, tid, handlaggare=[other.pk, officer.pk]).status_code == 302


@pytest.mark.parametrize("fel", [{"fran_datum": "2020-01-06"}, {"fran_datum": "x"}, {"till": "09:00"}, {"resurser": []}, {"resurser": [0]}])
def test_a_change_that_cannot_be_is_refused(client: Client, officer: Anvandare, tid: Mottagningstid, fel: dict) -> None:
    assert change(client, tid, **fel).status_code == 400
    assert Mottagningstid.objects.get().fran == time(9)


def test_a_desk_of_another_office_is_no_choice(client: Client, officer: Anvandare, tid: Mottagningstid) -> None:
    assert change(client, tid, resurser=[make_resurs(make_kontor("soderby")).pk]).status_code == 400


def test_only_what_is_at_the_office_and_who_is_at_the_unit_is_offered(client: Client, officer: Anvandare, tid: Mottagningstid) -> None:
    make_resurs(make_kontor("soderby"), "Disk i Söderby")
    make_resurs(tid.kontor, "Samtalsrum", slag="rum")
    make_anvandare("handlaggare", make_enhet("skola", namn="Skolan"), first_name="Siv", last_name="Provberg")
    chosen = {"motestyp": tid.motestyp_id, "kontor": tid.kontor_id, "fran": "13:00"}
    page = client.post("/mottagningstider/ny/", {**chosen, "gor": "visa"}).content.decode()
    assert "Disk 1" in page and 'value="13:00"' in page
    assert not any(other in page for other in ("Disk i Söderby", "Samtalsrum", "Siv Provberg"))


def test_before_meeting_and_office_are_chosen_nothing_is_offered(client: Client, officer: Anvandare, tid: Mottagningstid) -> None:
    page = client.get("/mottagningstider/ny/").content.decode()
    assert "Disk 1" not in page and "Välj möte och kontor" in page
