"""Every field of every model says whether it is personal, and the printed register says the same."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import models

from kontaktcenter.personuppgifter import Deklaration, Gallring, declared_models
from kontaktcenter.registerforteckning import GALLRAS, make_register
from tests.hus import ROT

MODELS = [pytest.param(model, declaration, id=model._meta.label) for model, declaration in declared_models()]


@pytest.mark.parametrize(("model", "declaration"), MODELS)
def test_every_field_is_declared_once(model: type[models.Model], declaration: Deklaration | None) -> None:
    assert declaration is not None, "the model has no personuppgifter = Deklaration(...)"
    assert declaration.undeclared(model) == set()
    assert declaration.unknown(model) == set()
    named = [*declaration.personliga, *declaration.hemliga, *declaration.ofarliga]
    assert len(named) == len(set(named))


@pytest.mark.parametrize(("model", "declaration"), MODELS)
def test_what_is_personal_is_erased_some_day(model: type[models.Model], declaration: Deklaration) -> None:
    is_personal = bool(declaration.personliga or declaration.hemliga)
    assert not (is_personal and declaration.gallras == Gallring.ALDRIG)


def test_every_own_model_is_looked_at() -> None:
    labels = {param.id for param in MODELS}
    assert {"kontaktcenter.Anvandare", "kontaktcenter.Utskick", "arenden.Person", "arenden.Arende"} <= labels
    assert not any("Historical" in label for label in labels)


def test_every_time_of_erasure_has_its_words() -> None:
    assert set(GALLRAS) == set(Gallring)


def test_the_register_in_the_documents_is_fresh() -> None:
    out = StringIO()
    call_command("personuppgifter", stdout=out)
    written = (ROT / "docs" / "personuppgifter.md").read_text()
    assert written == out.getvalue(), "make it anew: ./kc manage personuppgifter > docs/personuppgifter.md"


def test_the_register_tells_where_a_personnummer_is_and_when_it_goes() -> None:
    person = make_register().split("## Person (`arenden.Person`)")[1].split("## ")[0]
    assert "Gallras: när inget ärende och ingen kontakt längre hör till personen." in person
    assert "| personnummer | `personnummer` | känslig |" in person
