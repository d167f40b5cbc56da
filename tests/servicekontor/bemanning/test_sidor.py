"""The roster's pages: for the manager, for those who work, and for nobody else."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from servicekontor.actions.schema import publish_schema
from servicekontor.models import Arbetspass, Byte, Franvaro, Onskemal, Publicering, Schema
from servicekontor.status import Sokningslage
from tests.factories import make_anvandare, make_center
from tests.factories_bemanning import make_medarbetare, make_pass, make_schema
from tests.factories_kontor import make_kontor, make_oppettid

pytestmark = pytest.mark.django_db
FRAM = timezone.localdate() + timedelta(days=21 - timezone.localdate().weekday())
"""A Monday to come."""


@pytest.fixture
def chef(client: Client) -> Client:
    client.force_login(make_anvandare("chef", make_center(), username="chefen"))
    return client


@pytest.fixture
def schema() -> Schema:
    """A week with an office that is open on Mondays, and Anna."""
    make_oppettid(make_kontor(), 0)
    found = make_schema()
    make_medarbetare()
    return found


def values(**other) -> dict:
    """A shift on Monday, as the form sends it."""
    anna = Arbetspass.medarbetare.field.related_model.objects.get(anvandare__username="anna")
    kontor = Arbetspass.kontor.field.related_model.objects.get()
    given = {
        "medarbetare": anna.pk,
        "kontor": kontor.pk,
        "datum": "2026-12-07",
        "fran": "08:45",
        "till": "16:00",
        "rast": "45",
        "version": "1",
    }
    return {**given, **other}


def test_a_manager_makes_a_roster(chef: Client) -> None:
    answer = chef.post("/bemanning/", {"center": make_center().pk, "borjan": FRAM.isoformat(), "veckor": "4"})
    assert answer.headers["Location"] == f"/bemanning/{Schema.objects.get().pk}/"


def test_a_roster_that_begins_on_a_tuesday_is_refused_and_what_was_typed_stays(chef: Client) -> None:
    tuesday = (FRAM + timedelta(days=1)).isoformat()
    answer = chef.post("/bemanning/", {"center": make_center().pk, "borjan": tuesday, "veckor": "4"})
    assert (answer.status_code, Schema.objects.count()) == (400, 0)
    assert "Välj en måndag" in answer.content.decode()
    assert tuesday in answer.content.decode()


def test_the_calendar_shows_shifts_and_marks_gaps(chef: Client, schema: Schema) -> None:
    page = chef.get(f"/bemanning/{schema.pk}/").content.decode()
    assert "Kontoret i Norrby saknar 1 måndag 7 december 9.00–16.00." in page
    make_pass(schema, schema.center.medarbetare.get(), schema.center.kontor.get())
    for visa in ("", "?visa=personer"):
        page = chef.get(f"/bemanning/{schema.pk}/{visa}").content.decode()
        assert "saknar" not in page
        assert "08.45–16.00" in page


def test_odd_weeks_in_the_address_show_the_first(chef: Client, schema: Schema) -> None:
    for vecka in ("0", "9", "²", "99999999999999999999", "x"):
        assert chef.get(f"/bemanning/{schema.pk}/", {"vecka": vecka}).status_code == 200


def test_a_shift_is_put_in_changed_moved_and_taken_away(chef: Client, schema: Schema) -> None:
    assert chef.post(f"/bemanning/{schema.pk}/pass/nytt/", values()).status_code == 302
    row = Arbetspass.objects.get()
    chef.post(f"/bemanning/{schema.pk}/pass/{row.pk}/", values(till="15:00", version="2"))
    chef.post(f"/bemanning/{schema.pk}/pass/{row.pk}/flytta/", {"datum": "2026-12-08", "version": "3"})
    row.refresh_from_db()
    assert (row.datum, row.till.hour, row.is_last) == (date(2026, 12, 8), 15, True)
    chef.post(f"/bemanning/{schema.pk}/pass/{row.pk}/ta-bort/")
    assert not Arbetspass.objects.exists()


def test_saving_tells_which_rule_that_must_hold_is_broken(chef: Client, schema: Schema) -> None:
    answer = chef.post(f"/bemanning/{schema.pk}/pass/nytt/", values(rast="0"), follow=True)
    assert "Anna Testsson har ingen rast i passet måndag 7 december." in answer.content.decode()


def test_a_shift_on_an_old_page_is_refused_and_can_be_sent_again(chef: Client, schema: Schema) -> None:
    answer = chef.post(f"/bemanning/{schema.pk}/pass/nytt/", values(version="0"))
    assert (answer.status_code, Arbetspass.objects.count()) == (409, 0)
    assert 'name="version" value="1"' in answer.content.decode()


@pytest.mark.parametrize(
    "wrong", [{"fran": "25:00"}, {"rast": "-1"}, {"datum": "i går"}, {"medarbetare": "0"}, {"kontor": "x"}, {"till": "08:00"}]
)
def test_a_shift_that_cannot_be_is_refused(chef: Client, schema: Schema, wrong: dict) -> None:
    assert chef.post(f"/bemanning/{schema.pk}/pass/nytt/", values(**wrong)).status_code == 400
    assert not Arbetspass.objects.exists()


def test_feedback_comes_while_the_form_is_filled_in(chef: Client, schema: Schema) -> None:
    page = chef.get(f"/bemanning/{schema.pk}/prova/", values(rast="0")).content.decode()
    assert "Anna Testsson har ingen rast" in page
    assert "Kontoret i Norrby saknar 1" in page.split("Rättar:")[1]
    assert "Fyll i passet" in chef.get(f"/bemanning/{schema.pk}/prova/").content.decode()
    assert not Arbetspass.objects.exists()


def test_publishing_shows_what_changes_first_and_history_keeps_it(chef: Client, schema: Schema) -> None:
    make_pass(schema, schema.center.medarbetare.get(), schema.center.kontor.get())
    assert "Anna Testsson" in chef.get(f"/bemanning/{schema.pk}/publicera/").content.decode()
    assert not Publicering.objects.exists()
    chef.post(f"/bemanning/{schema.pk}/publicera/")
    assert "Anna Testsson, 08.45–16.00" in chef.get(f"/bemanning/{schema.pk}/historik/", {"nummer": "1"}).content.decode()
    assert chef.post(f"/bemanning/{schema.pk}/publicera/").status_code == 409


def test_progress_shows_value_and_bound_and_reads_the_page_anew_at_the_end(chef: Client, schema: Schema) -> None:
    Schema.objects.update(sokningslage=Sokningslage.PAGAR, puls=timezone.now(), varde=120, grans=90)
    answer = chef.get(f"/bemanning/{schema.pk}/framsteg/")
    assert "bästa värde 120, inget schema kan vara bättre än 90 (25 procents avstånd)" in answer.content.decode()
    assert "HX-Refresh" not in answer
    Schema.objects.update(sokningslage=Sokningslage.OLOSLIG, forklaring=["Norrby behöver 3."])
    answer = chef.get(f"/bemanning/{schema.pk}/framsteg/")
    assert "Norrby behöver 3." in answer.content.decode()
    assert answer.headers["HX-Refresh"] == "true"


def be_on(monkeypatch: pytest.MonkeyPatch, today: date) -> None:
    """Let it be that date on the page of gaps."""
    local = timezone.localdate
    monkeypatch.setattr("servicekontor.views.bemanning.scheman.timezone.localdate", lambda moment=None: local(moment) if moment else today)


def test_gaps_offer_stand_ins_who_can_be_put_in_at_once(chef: Client, schema: Schema, monkeypatch: pytest.MonkeyPatch) -> None:
    be_on(monkeypatch, date(2026, 12, 7))
    page = chef.get(f"/bemanning/{schema.pk}/luckor/").content.decode()
    assert "Anna Testsson" in page
    assert 'name="fran" value="08:45"' in page


def test_gaps_of_days_that_are_past_are_not_listed(chef: Client, schema: Schema, monkeypatch: pytest.MonkeyPatch) -> None:
    be_on(monkeypatch, date(2026, 12, 8))
    assert "Inga luckor" in chef.get(f"/bemanning/{schema.pk}/luckor/").content.decode()


def test_the_weeks_of_a_roster_are_called_by_the_calendars_numbers(chef: Client, schema: Schema) -> None:
    assert "Vecka 50" in chef.get(f"/bemanning/{schema.pk}/").content.decode()


def test_somebody_at_work_already_is_told_while_the_shift_is_filled_in(chef: Client, schema: Schema) -> None:
    make_pass(schema, schema.center.medarbetare.get(), schema.center.kontor.get())
    assert "redan ett pass den tiden" in chef.get(f"/bemanning/{schema.pk}/prova/", values()).content.decode()


def test_an_absence_leads_to_the_gaps_that_it_makes(chef: Client, schema: Schema) -> None:
    anna = schema.center.medarbetare.get()
    make_pass(schema, anna, schema.center.kontor.get())
    given = {"medarbetare": anna.pk, "fran_datum": "2026-12-07", "till_datum": "2026-12-07"}
    answer = chef.post("/bemanning/franvaro/", given)
    assert answer.headers["Location"] == f"/bemanning/{schema.pk}/luckor/"
    assert not Arbetspass.objects.exists()
    assert chef.post("/bemanning/franvaro/", given).status_code == 400
    chef.post(f"/bemanning/franvaro/{Franvaro.objects.get().pk}/ta-bort/")
    assert not Franvaro.objects.exists()


def test_another_centers_roster_is_not_there(client: Client, schema: Schema) -> None:
    client.force_login(make_anvandare("chef", make_center("lonecenter", namn="Lönecenter"), username="annan"))
    for path in ("", "publicera/", "historik/", "luckor/", "framsteg/", "prova/", "pass/nytt/"):
        assert client.get(f"/bemanning/{schema.pk}/{path}").status_code == 404


@pytest.fixture
def anna(client: Client) -> Client:
    """Anna, whose Monday in three weeks is published."""
    make_oppettid(make_kontor(), 0)
    schema, person = make_schema(borjan=FRAM), make_medarbetare()
    make_pass(schema, person, schema.center.kontor.get())
    publish_schema(schema=schema, by=make_anvandare("chef", make_center(), username="chefen"))
    client.force_login(person.anvandare)
    return client


def test_own_shifts_are_those_published(anna: Client) -> None:
    make_pass(
        Schema.objects.get(), Schema.objects.get().center.medarbetare.get(), Schema.objects.get().center.kontor.get(), dag=1, fran="11:00"
    )
    page = anna.get("/bemanning/mina/").content.decode()
    assert "08.45–16.00" in page
    assert "11.00–16.00" not in page.split("schema-tva")[0]


def test_a_calendar_program_reads_the_own_shifts_until_the_address_is_made_anew(anna: Client) -> None:
    page = anna.post("/bemanning/mina/kalender/", follow=True).content.decode()
    address = page.split('schema-adress">')[1].split("<")[0]
    path = "/bemanning" + address.split("/bemanning")[1]
    event = Calendar.from_ical(Client().get(path).content).walk("VEVENT")[0]
    assert event.decoded("dtstart").astimezone(timezone.get_current_timezone()).strftime("%Y-%m-%d %H:%M") == f"{FRAM} 08:45"
    anna.post("/bemanning/mina/kalender/")
    assert Client().get(path).status_code == 404


def test_wishes_are_made_and_taken_back(anna: Client) -> None:
    given = {"datum": FRAM.isoformat(), "vill_arbeta": "nej", "styrka": "3"}
    anna.post("/bemanning/mina/onskemal/", given)
    assert Onskemal.objects.get().styrka == 3
    assert anna.post("/bemanning/mina/onskemal/", {**given, "datum": "2020-01-01"}).status_code == 400
    anna.post(f"/bemanning/mina/onskemal/{Onskemal.objects.get().pk}/ta-bort/")
    assert not Onskemal.objects.exists()


def test_a_swap_goes_from_colleague_to_colleague_to_manager(anna: Client) -> None:
    bo = make_medarbetare("bo")
    anna.post("/bemanning/byten/nytt/", {"arbetspass": Arbetspass.objects.get().pk, "till": bo.pk})
    byte = Byte.objects.get()
    for who, drag in ((bo.anvandare, "acceptera"), (bo.center.medlemskap.get(roll="chef").anvandare, "godkann")):
        anna.force_login(who)
        assert anna.post(f"/bemanning/byten/{byte.pk}/{drag}/").status_code == 302
    assert Arbetspass.objects.get().medarbetare == bo


def test_a_swap_is_no_concern_of_others(anna: Client) -> None:
    bo = make_medarbetare("bo")
    anna.post("/bemanning/byten/nytt/", {"arbetspass": Arbetspass.objects.get().pk, "till": bo.pk})
    anna.force_login(make_medarbetare("cilla").anvandare)
    assert anna.post(f"/bemanning/byten/{Byte.objects.get().pk}/acceptera/").status_code == 404
    assert anna.post(f"/bemanning/byten/{Byte.objects.get().pk}/stjala/").status_code == 404


def test_the_calendar_costs_as_many_queries_for_many_shifts(chef: Client, schema: Schema, django_assert_max_num_queries) -> None:
    kontor = schema.center.kontor.get()
    for number in range(8):
        make_pass(schema, make_medarbetare(f"person{number}"), kontor)
    with django_assert_max_num_queries(30):
        chef.get(f"/bemanning/{schema.pk}/")
