"""Own words in the administration: seen alone, taken away, never changed."""

import pytest
from django.test import Client
from django.urls import reverse

from kontaktcenter.fel import SaknarBehorighet
from statistik.actions.enkatgallring import erase_words
from statistik.models import Enkatsvar
from tests.factories import make_anvandare, make_forvaltning
from tests.factories_arenden import make_agent
from tests.factories_enkat import make_svar

pytestmark = pytest.mark.django_db
LISTA = "admin:statistik_enkatsvar_changelist"


@pytest.fixture
def forvaltare(client: Client) -> Client:
    """The browser of an administrator."""
    user = make_anvandare("systemforvaltare", make_forvaltning())
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_words_are_taken_away_and_grades_stay(forvaltare: Client) -> None:
    svar = make_svar(fritext="Hon i luckan vid fönstret.", bemotande=2)
    make_svar(fritext="Bra.")
    assert "fönstret" in forvaltare.get(reverse(LISTA)).content.decode()
    response = forvaltare.post(reverse(LISTA), {"action": "erase", "_selected_action": [str(svar.pk)]}, follow=True)
    assert "1 svar" in response.content.decode()
    assert sorted(Enkatsvar.objects.values_list("fritext", "bemotande")) == [("", 2), ("Bra.", 5)]


def test_nobody_changes_adds_or_deletes_an_answer(forvaltare: Client) -> None:
    svar = make_svar(fritext="Bra.")
    for page, method in (("change", "post"), ("delete", "post")):
        assert getattr(forvaltare, method)(reverse(f"admin:statistik_enkatsvar_{page}", args=[svar.pk])).status_code == 403
    assert forvaltare.get(reverse("admin:statistik_enkatsvar_add")).status_code == 403


def test_who_does_not_administer_takes_no_words_away() -> None:
    with pytest.raises(SaknarBehorighet):
        erase_words(svar=make_svar(fritext="Bra."), by=make_agent())
    assert Enkatsvar.objects.get().fritext == "Bra."
