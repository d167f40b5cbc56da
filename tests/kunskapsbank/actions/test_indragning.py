"""A withdrawn article is taken back by who withdrew it, until somebody else has said that it is wrong; by a reviewer always."""

import pytest

from kontaktcenter.fel import OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare
from kunskapsbank.actions.artikel import mark_behover_andras, take_back, withdraw
from kunskapsbank.models import Artikel
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_kunskap import make_artikel, make_redaktor

pytestmark = pytest.mark.django_db


@pytest.fixture
def redaktor() -> Anvandare:
    return make_redaktor(make_center())


@pytest.fixture
def expert() -> Anvandare:
    return make_anvandare("handlaggare", make_enhet("avfall", namn="Avfallsenheten"))


@pytest.fixture
def indragen(redaktor: Anvandare) -> Artikel:
    """Withdrawn by the editor."""
    return withdraw(artikel=make_artikel(), by=redaktor, orsak="Ses över.")


def test_who_withdrew_an_article_takes_it_back(indragen: Artikel, redaktor: Anvandare) -> None:
    mark_behover_andras(artikel=indragen, vad="Ses över i dag.", by=redaktor)
    assert take_back(artikel=indragen, by=redaktor).indragen is None


def test_a_writer_does_not_take_back_what_another_withdrew(indragen: Artikel) -> None:
    with pytest.raises(SaknarBehorighet):
        take_back(artikel=indragen, by=make_redaktor(make_center()))


def test_a_writer_does_not_take_back_what_a_reviewer_has_said_is_wrong(indragen: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    mark_behover_andras(artikel=indragen, vad="Avgiften är fel.", by=expert)
    mark_behover_andras(artikel=indragen, vad="", by=redaktor)
    with pytest.raises(SaknarBehorighet, match="Någon annan har sagt"):
        take_back(artikel=indragen, by=redaktor)
    assert take_back(artikel=indragen, by=expert).indragen is None


def test_what_a_reviewer_said_before_it_was_withdrawn_does_not_keep_it_away(redaktor: Anvandare, expert: Anvandare) -> None:
    artikel = mark_behover_andras(artikel=make_artikel(), vad="Avgiften är fel.", by=expert)
    withdraw(artikel=artikel, by=redaktor)
    assert take_back(artikel=artikel, by=redaktor).indragen is None


def test_a_reviewer_who_withdraws_what_is_withdrawn_takes_it_over(indragen: Artikel, redaktor: Anvandare, expert: Anvandare) -> None:
    since = indragen.indragen
    again = withdraw(artikel=indragen, by=expert, orsak="Avgiften är fel.")
    assert (again.indragen, again.behover_andras) == (since, "Avgiften är fel.")
    with pytest.raises(SaknarBehorighet):
        take_back(artikel=indragen, by=redaktor)


def test_a_withdrawn_article_is_not_withdrawn_again_by_a_writer_or_by_who_did_it(indragen: Artikel, redaktor: Anvandare) -> None:
    for by in (redaktor, make_redaktor(make_center())):
        with pytest.raises(OtillatenHandling, match="redan indragen"):
            withdraw(artikel=indragen, by=by)
