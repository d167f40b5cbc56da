"""An answer that was given once becomes the draft of an article."""

import pytest

from arenden.actions.artikelutkast import make_article_draft
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Medlemskap
from kunskapsbank.models import Artikel, Lucksignal
from tests.arenden.fragor import make_besvarad
from tests.factories import make_center
from tests.factories_arenden import make_agent

pytestmark = pytest.mark.django_db


def make_writing_agent():
    """An agent who is an editor of the center too, and so writes everything."""
    agent = make_agent()
    Medlemskap.objects.create(anvandare=agent, enhet=make_center(), roll="redaktor")
    return type(agent).objects.get(pk=agent.pk)


def test_the_draft_has_the_question_and_the_answer_without_names() -> None:
    agent = make_writing_agent()
    fraga = make_besvarad(agent=agent)
    artikel = make_article_draft(fraga=fraga, by=agent)
    words = artikel.texter.get().revisioner.get()
    assert words.titel.startswith("Får jag elda löv i trädgården?") and "Testsson" not in words.titel
    assert words.kort_svar == words.svar and "@" not in words.svar
    assert (artikel.amne, artikel.ansvarig_enhet) == (fraga.arendetyp.amne, fraga.arendetyp.ansvarig_enhet)


def test_two_clicks_make_one_draft() -> None:
    agent = make_writing_agent()
    fraga = make_besvarad(agent=agent)
    assert make_article_draft(fraga=fraga, by=agent) == make_article_draft(fraga=fraga, by=agent)
    assert Artikel.objects.count() == 1


def test_from_one_who_does_not_write_it_is_a_sign_that_an_answer_is_missing() -> None:
    agent = make_agent()
    fraga = make_besvarad(agent=agent)
    assert [make_article_draft(fraga=fraga, by=agent) for _click in range(2)] == [None, None]
    assert (Artikel.objects.count(), Lucksignal.objects.get().slag) == (0, Lucksignal.Slag.SAKNAS)


def test_a_question_of_another_center_is_not_there() -> None:
    fraga = make_besvarad(agent=make_agent())
    with pytest.raises(Inmatningsfel, match="finns inte"):
        make_article_draft(fraga=fraga, by=make_agent(make_center("andra")))
