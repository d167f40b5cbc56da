"""News to read, in the work place's foot."""

import pytest
from django.test import Client

from kunskapsbank.models import Lasning, Nyhet
from tests.factories import make_center, make_enhet
from tests.factories_arenden import make_agent

pytestmark = pytest.mark.django_db


def make_nyhet(enhet, **falt) -> Nyhet:
    nyhet = Nyhet.objects.create(rubrik="Nya öppettider", text="Från måndag.", **falt)
    nyhet.enheter.add(enhet)
    return nyhet


def foot_of(agent) -> str:
    client = Client()
    client.force_login(agent)
    return " ".join(client.get("/arbetsplats/fot/").content.decode().split())


def test_unread_news_are_counted_and_the_important_ones_said() -> None:
    agent = make_agent()
    make_nyhet(make_center())
    make_nyhet(make_center(), is_viktig=True)
    make_nyhet(make_enhet("park"))
    assert "Nyheter <strong>2</strong> <span>(1 viktig)</span>" in foot_of(agent)


def test_what_has_been_read_is_not_there() -> None:
    agent = make_agent()
    Lasning.objects.create(nyhet=make_nyhet(make_center()), anvandare=agent)
    assert "Nyheter" not in foot_of(agent)
