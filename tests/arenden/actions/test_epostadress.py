"""E-mail addresses: no mail of ours goes to the own host because a citizen says so, and people are found by theirs."""

import pytest
from django.db import connection

from arenden.actions.person import has_epost
from arenden.models import Person
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.kontaktuppgifter import normalise_epost


@pytest.mark.parametrize(
    "adress", ["a@localhost", "a@[127.0.0.1]", "a@[IPv6:::1]", "a@10.0.0.10", "a@x.localhost", "a@X.LOCALHOST", "a@server"]
)
def test_an_address_on_the_own_host_or_without_a_name_is_refused(adress: str) -> None:
    with pytest.raises(Inmatningsfel):
        normalise_epost(adress)


@pytest.mark.parametrize("adress", ["anna@testsson.example", "anna@xn--tst-qla.example", "anna@post.kommun.se"])
def test_an_address_with_a_name_is_taken(adress: str) -> None:
    assert normalise_epost(adress) == adress


@pytest.mark.django_db
def test_a_person_is_found_by_address_through_indexes_however_many_there_are() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Person.objects.filter(has_epost("ny@exempel.example")).order_by("pk")[:20].explain()
    assert "person_epost_iexact" in plan and "inlamnare_epost_iexact" in plan, plan
