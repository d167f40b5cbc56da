"""The form of answers and place: every kind of question, what is wrong said at its own field."""

import pytest
from django.test import Client

from arenden.models import Arende
from kontaktcenter.models import Foljdfraga
from tests.factories import make_arendetyp, make_foljdfraga
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db

SVAR = {
    "text": ("Exempel 1:2", "Exempel 1:2"),
    "langtext": ("Rad ett.\nRad två.", "Rad ett.\nRad två."),
    "val": ("ja", "ja"),
    "flerval": (["ja", "nej"], ["ja", "nej"]),
    "datum": ("2026-05-01", "2026-05-01"),
    "tal": ("1 250,5", 1250.5),
    "ja_nej": ("nej", False),
    "telefon": ("070-174 06 05", "+46701740605"),
    "epost": ("anna@testsson.example", "anna@testsson.example"),
}


@pytest.fixture
def arende(client: Client) -> Arende:
    agent = make_agent()
    client.force_login(agent, backend="django.contrib.auth.backends.ModelBackend")
    for slag in Foljdfraga.Slag:
        make_foljdfraga(make_arendetyp(), f"q-{slag}", slag=slag, text=f"Fråga {slag}?")
    return make_arende(by=agent)


def post(client: Client, arende: Arende, **data):
    return client.post(f"/arenden/{arende.nummer}/uppgifter/", {"version": arende.version, "sedd": 0, **data})


def test_every_kind_of_question_is_answered_and_read_back(client: Client, arende: Arende) -> None:
    assert post(client, arende, **{f"svar_q-{slag}": given for slag, (given, _) in SVAR.items()}).status_code == 302
    arende.refresh_from_db()
    assert arende.uppgifter == {f"q-{slag}": kept for slag, (_, kept) in SVAR.items()}
    page = client.get(f"/arenden/{arende.nummer}/").text
    assert "Ja, Nej" in page and "Fråga telefon?" in page


def test_what_is_saved_can_be_saved_again_unchanged(client: Client, arende: Arende) -> None:
    post(client, arende, **{f"svar_q-{slag}": given for slag, (given, _) in SVAR.items()})
    arende.refresh_from_db()
    form = client.get(f"/arenden/{arende.nummer}/uppgifter/").context["form"]
    again = {name: form[name].value() for name in form.fields if name.startswith("svar_")}
    post(client, arende, **{name: value for name, value in again.items() if value is not None})
    fore, version = arende.uppgifter, arende.version
    arende.refresh_from_db()
    assert (arende.uppgifter, arende.version) == (fore, version)


FEL = [("svar_q-tal", "många"), ("svar_q-datum", "i går"), ("svar_q-epost", "anna"), ("plats_lat", "norr"), ("svar_q-val", "x")]


@pytest.mark.parametrize(("falt", "varde"), FEL)
def test_what_is_wrong_is_said_at_its_own_field(client: Client, arende: Arende, falt: str, varde: str) -> None:
    response = post(client, arende, **{falt: varde})
    assert response.status_code == 400 and falt in response.context["form"].errors
    assert f"#id_{falt}" in response.text


@pytest.mark.parametrize("falt", ["svar_q-text", "svar_q-langtext", "plats_text"])
@pytest.mark.parametrize("varde", ["nul \x00", "x" * 100_000])
def test_bad_text_is_refused(client: Client, arende: Arende, falt: str, varde: str) -> None:
    assert post(client, arende, **{falt: varde}).status_code == 400
