"""The form of secrecy offers what the action then does, and nothing else."""

import pytest
from django.test import Client

from arenden.models import Arende
from kontaktcenter.models import Anvandare
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet
from tests.factories_arenden import make_agent, make_arende, make_overlamnat

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def offered(client: Client, user: Anvandare, arende: Arende) -> list[str]:
    """The values that the form lets the user choose among."""
    client.force_login(user, backend=BACKEND)
    return [value for value, _label in client.get(f"/arenden/{arende.nummer}/sekretess/").context["form"].fields["sekretess"].choices]


@pytest.mark.parametrize(
    ("nu", "vantat"),
    [("oppen", ["intern", "sekretess"]), ("intern", ["oppen", "sekretess"]), ("sekretess", ["oppen", "intern"])],
)
def test_the_unit_that_has_the_case_is_offered_the_other_two(client: Client, nu: str, vantat: list[str]) -> None:
    arende = make_overlamnat(arendetyp=make_arendetyp(sekretess=nu))
    assert offered(client, make_anvandare("chef", make_enhet()), arende) == vantat


@pytest.mark.parametrize(("nu", "vantat"), [("oppen", ["intern", "sekretess"]), ("intern", ["sekretess"])])
def test_the_center_is_offered_only_what_is_stricter_for_what_lies_elsewhere(client: Client, nu: str, vantat: list[str]) -> None:
    arende = make_overlamnat(arendetyp=make_arendetyp(sekretess=nu))
    assert offered(client, make_anvandare("registrator", make_center()), arende) == vantat


def test_the_form_says_what_the_secrecy_is_now(client: Client) -> None:
    client.force_login(make_anvandare("registrator", make_center()), backend=BACKEND)
    assert "Nu: Öppet." in client.get(f"/arenden/{make_arende(by=make_agent()).nummer}/sekretess/").text


def test_what_is_not_offered_is_refused_at_the_field(client: Client) -> None:
    arende = make_overlamnat(arendetyp=make_arendetyp(sekretess="intern"))
    client.force_login(make_anvandare("registrator", make_center()), backend=BACKEND)
    data = {"sekretess": "oppen", "orsak": "Inget hemligt.", "version": arende.version, "sedd": 0}
    response = client.post(f"/arenden/{arende.nummer}/sekretess/", data)
    assert response.status_code == 400 and response.context["form"].errors == {"sekretess": ["Välj en sekretess i listan."]}
