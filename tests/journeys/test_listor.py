"""The queue and the inbox in a real browser: wide and narrow, light and dark, by keyboard."""

from datetime import timedelta

import pytest
from django.utils import timezone

from arenden.actions import send_back
from arenden.models import Arende
from tests.factories import make_anvandare, make_arendetyp
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_overlamnat
from tests.sidor import granska

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def agent():
    """An agent with cases of many kinds."""
    agent, officer = make_agent(), make_handlaggare()
    make_arende()
    make_overlamnat(agent, text="Hur lång är handläggningstiden för bygglov för ett fritidshus?")
    back = make_overlamnat(agent, text="Får jag fälla en björk på kommunens mark?")
    send_back(arende=back, orsak="Det hör till parkenheten.", by=officer)
    lampa = make_arendetyp("lampa", namn="Trasig lampa")
    late = make_arende(by=agent, text="Lampan i gångtunneln har varit trasig i tre veckor.", arendetyp=lampa)
    Arende.objects.filter(pk=late.pk).update(svar_senast=timezone.now() - timedelta(days=4), is_bradskande=True)
    return agent


@pytest.mark.parametrize(("width", "farger"), [(1280, "light"), (390, "dark"), (320, "light")])
def test_the_queue_is_read_on_any_screen(sida, agent, width: int, farger: str) -> None:
    page = sida(width, 900, farger, user=agent)
    page.goto("/arenden/lista/alla/")
    assert page.locator("tbody tr").count() == 4
    granska(page, f"arenden-{width}-{farger}")


def test_a_case_is_searched_for_by_keyboard(sida, agent) -> None:
    page = sida(1280, 900, user=agent)
    page.goto("/arenden/")
    page.keyboard.press("/")
    page.keyboard.type("björk")
    page.keyboard.press("Enter")
    page.get_by_text("Sökt på namn och ord").wait_for()
    assert "bj" not in page.url
    granska(page, "arenden-sok-1280-light")


@pytest.mark.parametrize(("width", "farger"), [(1280, "dark"), (390, "light")])
def test_the_inbox_is_read_on_a_phone(sida, width: int, farger: str) -> None:
    officer = make_handlaggare()
    make_overlamnat(text="Hur lång är handläggningstiden för bygglov för ett fritidshus?")
    page = sida(width, 844, farger, user=officer)
    page.goto("/inkorg/")
    granska(page, f"inkorg-{width}-{farger}")
    page.goto("/nytt/")
    granska(page, f"nytt-{width}-{farger}")


def test_a_manager_assigns_several_cases(sida) -> None:
    chef, agent = make_anvandare("chef"), make_handlaggare(first_name="Eva", last_name="Provberg")
    make_overlamnat()
    page = sida(1280, 900, user=chef)
    page.goto("/inkorg/alla/")
    page.get_by_role("checkbox").first.check()
    page.get_by_label("Tilldela").select_option(label="Eva Provberg")
    page.get_by_role("button", name="Tilldela valda").click()
    page.get_by_text("1 ärende är tilldelat Eva Provberg.").wait_for()
    assert Arende.objects.get().handlaggare == agent
