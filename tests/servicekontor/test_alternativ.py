"""The other times in the mails to those whose meetings cannot be held: different ones for each, each with its place and a link."""

import re
from datetime import time, timedelta
from urllib.parse import parse_qs, urlparse

import pytest
from django.test import Client
from django.utils import timezone

from kontaktcenter.models import Utskick
from servicekontor import beroenden
from servicekontor.beroenden import Orsak, Rubbning
from servicekontor.models import Bokning, Kontor, Mottagningstid, Turstopp
from servicekontor.tidval import read_time
from tests.factories import make_center
from tests.factories_bokning import make_bokning, make_motestyp, make_mottagningstid
from tests.factories_kontor import make_fordon, make_kontor, make_oppettid, make_resurs, make_stopplats, make_tur, make_turstopp
from tests.servicekontor.test_boka import next_monday

pytestmark = pytest.mark.django_db


@pytest.fixture
def tid() -> Mottagningstid:
    """Mondays 9–12 at an office that is wound down, and at the one that takes over."""
    tid = make_mottagningstid()
    for kontor in (tid.kontor, make_kontor("soderby")):
        kontor.is_helgstangd = False
        kontor.save()
    make_oppettid(Kontor.objects.get(kod="soderby"))
    make_mottagningstid(tid.motestyp, Kontor.objects.get(kod="soderby"))
    return tid


def wind_down(tid: Mottagningstid, **falt: object) -> list[str]:
    """Cancel all that is booked at the office; the mails in the order of the meetings."""
    rubbning = Rubbning(Orsak.AVVECKLAS, tid.kontor, timezone.now(), None, "Kontoret läggs ner.", **falt)
    beroenden.settle(rubbning, by=None)
    return list(Utskick.objects.filter(amnesrad__contains="ställa in").order_by("skapad").values_list("text", flat=True))


def links(text: str) -> list[str]:
    """The links that book one exact time."""
    return re.findall(r"http\S+(/boka/\S+tid=\S+)", text)


def test_each_is_offered_times_of_their_own_with_office_and_address(tid: Mottagningstid) -> None:
    for klockslag in ("09:00", "09:30"):
        make_bokning(tid, next_monday(klockslag), epost=f"bo{klockslag[:2]}{klockslag[3:]}@exempel.se")
    first, second = wind_down(tid, ersatts_av=Kontor.objects.get(kod="soderby"))
    assert len(links(first)) == len(links(second)) == 3
    assert not set(links(first)) & set(links(second))
    assert "Kontoret i Soderby, Exempelgatan 1, Soderby" in first


def test_as_many_are_sent_to_a_time_as_can_have_it(tid: Mottagningstid) -> None:
    other = Kontor.objects.get(kod="soderby")
    other.mottagningstider.get().resurser.add(make_resurs(other, "Disk 2"))
    for klockslag in ("09:00", "09:30", "10:00"):
        make_bokning(tid, next_monday(klockslag))
    first, second, third = wind_down(tid, ersatts_av=other)
    assert links(first) == links(second) != links(third)


def test_when_all_times_are_dealt_they_are_dealt_again(tid: Mottagningstid) -> None:
    tid.motestyp.dagar_fram = 14
    tid.motestyp.save()
    Kontor.objects.get(kod="soderby").mottagningstider.update(till=time(10))
    for n in range(6):
        make_bokning(tid, next_monday("09:00") + timedelta(minutes=30 * n))
    assert all(len(links(text)) == 3 for text in wind_down(tid))


def test_a_link_opens_exactly_that_time_of_the_same_meeting_in_the_language_of_the_mail(client: Client, tid: Mottagningstid) -> None:
    make_bokning(tid, next_monday("09:00"), sprak="en")
    beroenden.settle(Rubbning(Orsak.AVVECKLAS, tid.kontor, timezone.now(), None, "Kontoret läggs ner."), by=None)
    link = links(Utskick.objects.get().text)[0]
    page = client.get(link)
    assert '<html lang="en"' in page.content.decode() and 'id="erbjuden"' in page.content.decode()
    fran = re.search(r'id="erbjuden".*?name="fran" value="([^"]+)"', page.content.decode(), re.S)[1]
    assert client.post(link.partition("?")[0], {"fran": fran}).headers["Location"] == "/boka/vem/"
    assert '<html lang="en"' in client.get("/boka/vem/").content.decode()
    assert Bokning.objects.latest("pk").kontor.kod == "soderby"


def test_a_link_whose_time_is_taken_says_so_and_shows_the_others(client: Client, tid: Mottagningstid) -> None:
    make_bokning(tid, next_monday("09:00"))
    link = links(wind_down(tid)[0])[0]
    make_bokning(Kontor.objects.get(kod="soderby").mottagningstider.get(), read_time(parse_qs(urlparse(link).query)["tid"][0]))
    page = client.get(link).content.decode()
    assert 'id="erbjuden"' not in page and "Tiden i mejlet hann bli bokad" in page


@pytest.mark.parametrize("skrap", ["x", "9999-12-31T23:59:59Z", "2026-05-04", "%00"])
def test_a_link_that_names_no_time_is_the_plain_page(client: Client, tid: Mottagningstid, skrap: str) -> None:
    assert client.get(f"/boka/bygglov/norrby/?tid={skrap}&sprak=xx").status_code in (200, 400)


def test_a_meeting_that_only_staff_book_has_no_links_but_a_number_to_call(tid: Mottagningstid) -> None:
    tid.motestyp.is_public = False
    tid.motestyp.save()
    make_bokning(tid, next_monday("09:00"))
    text = wind_down(tid)[0]
    assert "/boka/" not in text and "Ring oss, så bokar vi en ny tid:" in text


def test_a_mail_about_the_bus_names_the_bus_and_the_stop_of_each_time() -> None:
    bussen = make_kontor("bussen", namn="Servicebussen", slag=Kontor.Slag.MOBILT, ort="", adress="", enhet=make_center())
    tur = make_tur(timezone.localdate() + timedelta(days=7), make_fordon(kontor=bussen))
    stopp: Turstopp = make_turstopp(tur, "10:00", "11:00", plats=make_stopplats("Torget", "Mellbo"))
    make_turstopp(tur, "13:00", "14:00", plats=make_stopplats("Bygdegården", "Tallnäs"))
    disk = make_resurs(bussen)
    tid = make_mottagningstid(make_motestyp(), bussen, resurser=[disk], veckodag=tur.datum.weekday(), fran="06:00", till="22:00")
    make_bokning(tid, stopp.begins, stopp=stopp)
    beroenden.settle(Rubbning(Orsak.INSTALLT, bussen, stopp.begins, stopp.ends, "Bussen är trasig.", stopp), by=None)
    text = Utskick.objects.get().text
    assert "Servicebussen\nTorget, Mellbo" in text
    assert "klockan 13.00\nServicebussen, Bygdegården, Tallnäs\n" in text
