"""Where a case is, in words: every state, in every language, on every day of the week."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.translation import override

from arenden.models import Arende
from arenden.status import Status
from arenden.views.medborgare.besked import describe, since
from kontaktcenter.models import Enhet

NU = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
AVSLUT = list(Arende.Avslutsorsak)


@pytest.fixture(autouse=True)
def wednesday(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Wednesday 25 November 2026."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)


def make_arende(status: str, **falt) -> Arende:
    arende = Arende(status=status, inkommen=NU - timedelta(days=1), svar_senast=NU + timedelta(days=9), **falt)
    arende.ansvarig_enhet = Enhet(namn="Bygglovsenheten")
    arende.besvarad = arende.avslutad = NU
    arende.vilar_till = date(2026, 12, 24)
    return arende


def sentences(arende: Arende, sprak: str) -> list[str]:
    with override(sprak):
        besked = describe(arende, [])
        return [str(besked.etikett.text), *besked.meningar]


@pytest.mark.parametrize("status", [s for s in Status if s != Status.AVSLUTAD])
@pytest.mark.parametrize("sprak", ["en", "ar", "fi"])
def test_every_state_has_its_own_words_in_every_language(status: str, sprak: str) -> None:
    arende = make_arende(status)
    assert not set(sentences(arende, sprak)) & set(sentences(arende, "sv"))


@pytest.mark.parametrize("orsak", AVSLUT)
@pytest.mark.parametrize("sprak", ["en", "ar", "fi"])
def test_every_end_has_its_own_words_in_every_language(orsak: str, sprak: str) -> None:
    arende = make_arende(Status.AVSLUTAD, avslutsorsak=orsak)
    assert not set(sentences(arende, sprak)) & set(sentences(arende, "sv"))


@pytest.mark.parametrize(
    ("sprak", "promise"),
    [
        ("sv", "Du får svar senast fredag 4 december."),
        ("en", "You will have an answer by Friday 4 December."),
        ("fi", "Saat vastauksen viimeistään perjantaina 4. joulukuuta."),
    ],
)
def test_the_promised_day_is_written_as_people_do(sprak: str, promise: str) -> None:
    assert promise in sentences(make_arende(Status.HOS_FORVALTNING), sprak)


@pytest.mark.parametrize(
    ("days", "svenska", "suomi"),
    [
        (0, "i dag", "tästä päivästä"),
        (1, "i går", "eilisestä"),
        (2, "måndag", "maanantaista"),
        (6, "torsdag", "torstaista"),
        (7, "18 november", "18. marraskuuta"),
        (400, "21 oktober 2025", "21. lokakuuta 2025"),
    ],
)
def test_since_when_fits_the_sentence(days: int, svenska: str, suomi: str) -> None:
    moment = NU - timedelta(days=days)
    with override("sv"):
        assert since(moment) == svenska
    with override("fi"):
        assert since(moment) == suomi


def test_an_overdue_case_says_sorry() -> None:
    arende = make_arende(Status.PAGAR)
    arende.svar_senast = NU - timedelta(days=2)
    assert "Du skulle ha fått svar senast måndag 23 november. Vi är försenade, och det beklagar vi." in sentences(arende, "sv")
