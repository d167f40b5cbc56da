"""Changes of hours and of what is in use: what is booked is not left hanging."""

from abc import ABCMeta, abstractmethod
from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from django.db import models, transaction
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kontaktcenter.admin.bas import SystemforvaltarAdmin
from kontaktcenter.granskning import Anmarkning, Granskningsfel
from servicekontor.actions.tidslas import lock_to_close
from servicekontor.hallbara_tider import Hallbara, read_keepable
from servicekontor.models import Kontor


class Bokvakt(ABCMeta, type(SystemforvaltarAdmin)):
    """The class of a page of the administration that says itself which offices it concerns."""


class BehallerBokat(SystemforvaltarAdmin, metaclass=Bokvakt):
    """The administration of what decides when an office receives, and with what: a change that leaves booked times outside is refused."""

    @abstractmethod
    def offices_of(self, objekt: models.Model) -> set[int]:
        """The ids of the offices whose times the row decides."""

    def save_model(self, request: HttpRequest, obj: models.Model, form: ModelForm, change: bool) -> None:
        """Be alone with the offices, and see what can be kept before anything is written."""
        stored = type(obj).objects.filter(pk=obj.pk) if change else []
        request.bokat = Bokat.lock({pk for row in (obj, *stored) for pk in self.offices_of(row)})
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: list, change: bool) -> None:
        """Look again when the rows beneath are written too."""
        super().save_related(request, form, formsets, change)
        request.bokat.check()

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """Refuse as a change is refused."""
        with transaction.atomic():
            bokat = Bokat.lock(self.offices_of(obj))
            super().delete_model(request, obj)
            bokat.check()


@dataclass(frozen=True)
class Bokat:
    """What could be kept at some offices before a change; nobody else takes or gives back a time there meanwhile."""

    kontor: Collection[int]
    fore: Hallbara

    @classmethod
    def lock(cls, kontor: Collection[int]) -> Self:
        """Be alone with the times of the offices until the transaction ends."""
        lock_to_close(*kontor)
        return cls(kontor, read_keepable(kontor))

    def check(self) -> None:
        """Raise Granskningsfel, and so undo the change, if something cannot be kept any longer."""
        antal = len(self.fore - read_keepable(self.kontor))
        if antal:
            mening = ngettext(
                "%(antal)d bokad tid ryms inte längre i det som är öppet och används.",
                "%(antal)d bokade tider ryms inte längre i det som är öppet och används.",
                antal,
            )
            atgard = _("Flytta dem först, eller stäng dagen under Kontor i personalmenyn: då får alla besked.")
            raise Granskningsfel([Anmarkning("bokade_tider", Kontor.objects.get(pk=min(self.kontor)), mening % {"antal": antal}, atgard)])
