"""No mail of ours goes to the own host or to a bare IP address because a citizen says so."""

import pytest

from arenden.actions.person import normalise_epost
from kontaktcenter.fel import Inmatningsfel


@pytest.mark.parametrize(
    "adress", ["a@localhost", "a@[127.0.0.1]", "a@[IPv6:::1]", "a@10.0.0.10", "a@x.localhost", "a@X.LOCALHOST", "a@server"]
)
def test_an_address_on_the_own_host_or_without_a_name_is_refused(adress: str) -> None:
    with pytest.raises(Inmatningsfel):
        normalise_epost(adress)


@pytest.mark.parametrize("adress", ["anna@testsson.example", "anna@xn--tst-qla.example", "anna@post.kommun.se"])
def test_an_address_with_a_name_is_taken(adress: str) -> None:
    assert normalise_epost(adress) == adress
