"""Times that a department publishes, bookings as its officers see them, the secret calendar, and booking for a caller."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from kontaktcenter.models import Anvandare, Utskick
from servicekontor.models import Bokning, Mottagningstid, Mottagningsundantag
from servicekontor.status import Bokningslage
from tests.factories import make_anvandare, make_enhet
from tests.factories_bokning import make_bokning, make_motestyp, make_mottagningstid
from tests.factories_kontor import make_kontor, make_resurs
from tests.servicekontor.test_boka import next_monday

pytestmark = pytest.mark.django_db


def make_falt(**andra: object) -> dict[str, object]:
    """What the form sends: Mondays 9–12 at the first desk."""
    kontor, motestyp = make_kontor(), make_motestyp()
    disk = make_resurs(kontor)
    falt = {"motestyp": motestyp.pk, "kontor": kontor.pk, "veckodag": 0, "veckor": "alla", "fran": "09:00", "till": "12:00"}
    return {**falt, "galler_fran": "2026-01-01", "resurser": [disk.pk], **andra}


def test_an_officer_publishes_times(client: Client, officer: Anvandare) -> None:
    assert client.post("/mottagningstider/ny/", make_falt()).status_code == 302
    assert Mottagningstid.objects.get().resurser.count() == 1


@pytest.mark.parametrize(
    "fel",
    [{"till": "08:00"}, {"galler_till": "2025-12-31"}, {"resurser": []}, {"fran": "25:00"}, {"veckodag": 9}, {"galler_fran": "x"}],
)
def test_times_are_refused_that_cannot_be(client: Client, officer: Anvandare, fel: dict) -> None:
    assert client.post("/mottagningstider/ny/", make_falt(**fel)).status_code == 400
    assert not Mottagningstid.objects.exists()


def test_nobody_publishes_another_units_times(client: Client, officer: Anvandare) -> None:
    other = make_motestyp("skola", enhet=make_enhet("skola", namn="Skolan"))
    assert client.post("/mottagningstider/ny/", make_falt(motestyp=other.pk)).status_code == 400


def close(client: Client, tid: Mottagningstid, **andra: object) -> int:
    """Close next Monday; the status of the answer."""
    given = {"gor": "stang", "stang-datum": str(next_monday("10:00").date()), "stang-orsak": "Utbildning.", **andra}
    return client.post(f"/mottagningstider/{tid.pk}/", given).status_code


def test_a_date_with_bookings_is_not_closed_by_mistake(client: Client, officer: Anvandare, tid: Mottagningstid) -> None:
    make_bokning(tid, next_monday("10:00"))
    assert close(client, tid) == 409
    assert not Mottagningsundantag.objects.exists()


def test_closing_a_date_cancels_its_bookings_and_offers_other_times(client: Client, officer: Anvandare, tid: Mottagningstid) -> None:
    make_bokning(tid, next_monday("10:00"))
    assert close(client, tid, **{"stang-is_avbokning": "on"}) == 302
    assert Bokning.objects.get().lage == Bokningslage.AVBOKAD
    mejl = Utskick.objects.get(amnesrad="Vi måste ställa in din tid").text
    assert "Utbildning." in mejl
    assert "klockan 09.00" in mejl


def test_a_day_that_has_been_is_not_closed(client: Client, officer: Anvandare, tid: Mottagningstid) -> None:
    assert close(client, tid, **{"stang-datum": "2026-01-05"}) == 400


def test_times_that_end_leave_nobody_booked_after_them(client: Client, officer: Anvandare, tid: Mottagningstid) -> None:
    make_bokning(tid, next_monday("10:00"))
    given = {"gor": "sluta", "slut-sista_dag": str(timezone.localdate()), "slut-is_avbokning": "on"}
    assert client.post(f"/mottagningstider/{tid.pk}/", given).status_code == 302
    assert not Bokning.objects.living().exists()


def test_officers_see_the_bookings_of_their_unit_alone(client: Client, officer: Anvandare, tid: Mottagningstid) -> None:
    make_bokning(tid, next_monday("10:00"))
    skola = make_motestyp("skola", enhet=make_enhet("skola", namn="Skolan"))
    make_bokning(
        make_mottagningstid(skola, tid.kontor, resurser=[make_resurs(tid.kontor, "Disk 9")]), next_monday("11:00"), namn="Siv Provberg"
    )
    page = client.get("/mottagningstider/bokningar/").content.decode()
    assert "Bo Testsson" in page
    assert "Siv Provberg" not in page


def make_feed(client: Client) -> str:
    """The address of a new feed."""
    page = client.post("/mottagningstider/kalender/", {"gor": "ny"}).content.decode()
    return re.search(r"/bokningskalender/[\w-]+\.ics", page)[0]


def test_the_calendar_can_be_read_back_and_names_nobody(client: Client, officer: Anvandare, tid: Mottagningstid) -> None:
    make_bokning(tid, next_monday("10:00"))
    answer = Client().get(make_feed(client))
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [next_monday("10:00")]
    assert b"Testsson" not in answer.content


def test_a_new_calendar_address_shuts_the_old(client: Client, officer: Anvandare) -> None:
    old = make_feed(client)
    make_feed(client)
    assert Client().get(old).status_code == 404


def test_a_revoked_calendar_address_opens_nothing(client: Client, officer: Anvandare) -> None:
    address = make_feed(client)
    client.post("/mottagningstider/kalender/", {"gor": "sluta"})
    assert Client().get(address).status_code == 404


def test_an_agent_books_for_a_caller_without_an_address(client: Client, tid: Mottagningstid) -> None:
    client.force_login(make_anvandare())
    shown = client.post("/boka/at-nagon/", {"boka_namn": "Bo Testsson", "boka_telefon": "+46701740605"}).content.decode()
    assert 'value="Bo Testsson"' in shown
    given = {"motestyp": "bygglov", "bokare-namn": "Bo Testsson", "bokare-telefon": "0701740605", "gor": "boka"}
    page = client.post("/boka/at-nagon/", {**given, "tid": f"norrby {next_monday('10:00').isoformat()}"}).content.decode()
    assert "Läs upp tiden" in page
    assert Bokning.objects.get().lage == Bokningslage.BEKRAFTAD


@pytest.mark.parametrize(
    "varde", ["", "norrby", "norrby x", "borta 2026-05-04T10:00:00+02:00", "norrby 2020-05-04T10:00:00+02:00", "\x00 x"]
)
def test_a_button_that_was_not_there_books_nothing(client: Client, tid: Mottagningstid, varde: str) -> None:
    client.force_login(make_anvandare())
    given = {"motestyp": "bygglov", "bokare-namn": "Bo Testsson", "bokare-telefon": "0701740605", "tid": varde, "gor": "boka"}
    assert client.post("/boka/at-nagon/", given).status_code == 400
    assert not Bokning.objects.exists()


def test_what_is_chosen_and_typed_so_far_books_nothing_and_is_kept(client: Client, tid: Mottagningstid) -> None:
    client.force_login(make_anvandare())
    given = {"motestyp": "bygglov", "bokare-namn": "Bo Testsson", "bokare-behov": "Rullstol"}
    varde = re.search(r'name="tid" id="[^"]+" value="([^"]+)"', client.post("/boka/at-nagon/", given).content.decode())[1]
    page = client.post("/boka/at-nagon/", {**given, "tid": varde})
    assert page.status_code == 200 and not Bokning.objects.exists()
    assert re.search(f'value="{re.escape(varde)}" checked', page.content.decode())
    assert 'value="Bo Testsson"' in page.content.decode() and "Rullstol" in page.content.decode()


def test_the_agents_form_speaks_of_the_caller_and_says_beforehand_what_is_needed(client: Client, tid: Mottagningstid) -> None:
    client.force_login(make_anvandare())
    page = client.get("/boka/at-nagon/").content.decode()
    assert "Fyll i telefon eller e-post" in page and "Behöver tolk" in page
    assert "Jag behöver" not in page and "Du kan lämna det tomt" not in page
    sent = client.post("/boka/at-nagon/", {"motestyp": "bygglov", "gor": "boka"})
    assert "Skriv personens namn." in sent.content.decode()


def test_a_booking_in_the_past_can_be_marked_as_missed(client: Client, officer: Anvandare, tid: Mottagningstid) -> None:
    bokning = make_bokning(tid, timezone.now() - timedelta(hours=1))
    client.post(f"/mottagningstider/bokningar/{bokning.pk}/", {"gor": "utebliven"})
    assert Bokning.objects.get().lage == Bokningslage.UTEBLIVEN


def test_who_must_be_called_is_told_before_a_date_is_closed_and_after(client: Client, officer: Anvandare, tid: Mottagningstid) -> None:
    make_bokning(tid, next_monday("10:00"), epost="")
    given = {"gor": "stang", "stang-datum": str(next_monday("10:00").date()), "stang-orsak": "Utbildning."}
    before = client.post(f"/mottagningstider/{tid.pk}/", given).content.decode()
    assert "1 person har ingen e-post. Ring om: måndag" in before
    after = client.post(f"/mottagningstider/{tid.pk}/", {**given, "stang-is_avbokning": "on"}, follow=True).content.decode()
    assert "Prata om bygglov, Disk 1, 10.00." in after and "Bo Testsson" not in after
