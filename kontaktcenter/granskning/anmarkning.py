"""One fault in the setup, as the administrator reads it."""

from dataclasses import dataclass

from django.db import models
from django.urls import reverse


@dataclass(frozen=True)
class Anmarkning:
    """`mening` says what is wrong and `atgard` what to do about it, each a whole Swedish sentence; `objekt` is what to open."""

    regel: str
    objekt: models.Model
    mening: str
    atgard: str

    def __str__(self) -> str:
        """Both sentences."""
        return f"{self.mening} {self.atgard}"

    @property
    def nyckel(self) -> tuple[str, str, int]:
        """The same fault has the same key though its words have changed."""
        return self.regel, self.objekt._meta.label_lower, self.objekt.pk

    @property
    def url(self) -> str:
        """Where the administrator mends it."""
        meta = self.objekt._meta
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[self.objekt.pk])
