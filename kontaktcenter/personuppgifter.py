"""How each model says which of its fields are personal, which are secret, and when they die.

Every model carries `personuppgifter = Deklaration(...)`; a test fails on a model or field that is not declared, so that
no new field slips past the erasure (gallring) and the register of processing (GDPR article 30).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.apps import apps
from django.db import models


class Gallring(StrEnum):
    """When the personal fields of a row are erased."""

    ALDRIG = "aldrig"  # nothing personal, or needed as long as the organisation exists
    MED_ARENDET = "med_arendet"  # when the retention time of the case's ärendetyp has passed
    EFTER_SENASTE_KONTAKT = "efter_senaste_kontakt"  # when no case or contact refers to the person any longer
    MED_ANVANDAREN = "med_anvandaren"  # when the employee's account is erased
    EFTER_MOTET = "efter_motet"  # some time after the booked meeting was to be held (servicekontor.actions.bokningsgallring)
    EFTER_ENKATEN = "efter_enkaten"  # who was asked, and the words of an answer, some time after (statistik.actions.enkatgallring)
    EFTER_7_DAGAR = "efter_7_dagar"  # what somebody began to write and left
    EFTER_90_DAGAR = "efter_90_dagar"  # logs of technical kind


@dataclass(frozen=True)
class Deklaration:
    """One model's declaration.

    `personliga` identify or describe a person; `hemliga` may besides be under secrecy (OSL 2009:400) and are shown only
    to those who may read the content; `ofarliga` say nothing of anybody.
    """

    gallras: Gallring
    personliga: tuple[str, ...] = ()
    hemliga: tuple[str, ...] = ()
    ofarliga: tuple[str, ...] = ()

    def undeclared(self, model: type[models.Model]) -> set[str]:
        """Names of concrete fields of `model` that the declaration does not mention."""
        named = {*self.personliga, *self.hemliga, *self.ofarliga}
        return {f.name for f in model._meta.get_fields() if getattr(f, "concrete", False)} - named

    def unknown(self, model: type[models.Model]) -> set[str]:
        """Names in the declaration that are no fields of `model`."""
        fields = {f.name for f in model._meta.get_fields() if getattr(f, "concrete", False)}
        return {*self.personliga, *self.hemliga, *self.ofarliga} - fields


def declared_models() -> Iterator[tuple[type[models.Model], Deklaration | None]]:
    """Each model of the project's own apps, with its declaration or None. History copies follow their original."""
    for model in apps.get_models():
        own = model.__module__.split(".")[0] in {"kontaktcenter", "arenden", "kunskapsbank", "servicekontor", "statistik"}
        if own and not model.__name__.startswith("Historical") and not model._meta.auto_created:
            yield model, model.__dict__.get("personuppgifter")
