"""Erasure of what belongs to no case, after the time that the register of personal data tells."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from arenden.actions.formular import HALLBARHET
from arenden.actions.gallring import TEKNISKT, purge
from arenden.models import Formular, Formularfil, Telefonmeddelande, Utkast, Utkastfil
from kontaktcenter.models import Utskick
from kontaktcenter.registerforteckning import GALLRAS

Lage = Utskick.Lage


def make_utskick(lage: str, *, dagar: int, referens: str = "sammandrag") -> Utskick:
    """A mail in a state, written so many days ago."""
    skapad = timezone.now() - timedelta(days=dagar)
    return Utskick.objects.create(
        slag=Utskick.Slag.EPOST,
        mottagare="anna@testsson.example",
        text="Hej",
        referens=referens,
        nyckel=str(uuid.uuid4()),
        lage=lage,
        skapad=skapad,
        skickat=skapad if lage == Lage.SKICKAT else None,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("lage", [Lage.SKICKAT, Lage.MISSLYCKAT, Lage.OKLART, Lage.AVBRUTET])
@pytest.mark.parametrize("referens", ["", "sammandrag", "kontakt:7"])
def test_a_mail_about_no_case_is_erased_after_ninety_days_whatever_became_of_it(lage: str, referens: str) -> None:
    make_utskick(lage, dagar=91, referens=referens)
    purge()
    assert not Utskick.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("lage", [Lage.MISSLYCKAT, Lage.OKLART, Lage.AVBRUTET])
def test_a_mail_that_did_not_leave_can_be_settled_for_ninety_days(lage: str) -> None:
    make_utskick(lage, dagar=89)
    purge()
    assert Utskick.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("lage", "referens"), [(Lage.VANTAR, ""), (Lage.MISSLYCKAT, "arende:7")])
def test_a_mail_that_waits_or_failed_in_a_case_is_not_erased_by_its_age(lage: str, referens: str) -> None:
    make_utskick(lage, dagar=91, referens=referens)
    purge()
    assert Utskick.objects.exists()


@pytest.mark.parametrize(
    ("model", "tid"),
    [(Formular, HALLBARHET), (Formularfil, HALLBARHET), (Utkast, TEKNISKT), (Utkastfil, TEKNISKT), (Telefonmeddelande, TEKNISKT)],
)
def test_the_register_tells_the_time_after_which_a_row_is_erased(model, tid: timedelta) -> None:
    assert f"efter {tid.days} dagar" in GALLRAS[model.personuppgifter.gallras]
