"""Doors whose forms take files: a browser sends chosen files once, so a form that comes back has kept them."""

from collections.abc import Sequence
from contextlib import ExitStack, suppress
from http import HTTPStatus
from typing import Any

from django.core.files import File
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from arenden.actions.svar import is_written
from arenden.actions.vantefil import find_filer, forget_filer, keep_fil, waiting_filer
from arenden.forms.arende import Versionsform
from arenden.models import Meddelande, Vantefil
from arenden.views.arende.bas import Arendehandling
from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet, Verksamhetsfel
from kontaktcenter.views.handling import refused_status

BILAGOR, SPARADE, LISTADE = "bilagor", "sparade", "listade"
"""The field with files that are chosen now, the one with keys of files that wait, and the one with keys of all that the page listed."""


class MedFiler(Arendehandling):
    """A door that sends the files that were chosen now and those that wait since a form of the case came back.

    The page lists all that wait. One whose tick is gone when the form comes is thrown away, whatever the form is to do.
    """

    slag: Meddelande.Slag
    allows_bilagor = True
    sparade: list[Vantefil]
    opened: list[File]
    refused: Sequence[str] = ()

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Open the files that wait for as long as the form is acted on."""
        nycklar = set(request.POST.getlist(SPARADE))
        self._forget_unticked(nycklar)
        self.sparade, self.opened = [], []
        with ExitStack() as stack:
            for row in find_filer(arende=self.arende, nycklar=nycklar, by=request.user):
                with suppress(FileNotFoundError):
                    self.opened.append(open_waiting(row, stack))
                    self.sparade.append(row)
            self.is_fil_borta = len(self.sparade) < len(nycklar)
            return super().post(request, **kwargs)

    def _forget_unticked(self, nycklar: set[str]) -> None:
        unticked = set(self.request.POST.getlist(LISTADE)) - nycklar
        forget_filer(find_filer(arende=self.arende, nycklar=unticked, by=self.request.user))

    def filer(self, form: Versionsform) -> list[File]:
        """What goes along. Raises Inmatningsfel when something that the page listed waits no longer, unless it has been sent."""
        text, by = form.cleaned_data["text"], self.request.user
        if self.is_fil_borta and not is_written(arende=self.arende, slag=self.slag, text=text, by=by):
            raise Inmatningsfel(_("En fil finns inte kvar. Välj den igen."), falt=BILAGOR)
        return [*self.opened, *form.cleaned_data[BILAGOR]]

    def done(self, form: Versionsform) -> HttpResponse:
        """What was sent waits no longer."""
        forget_filer(self.sparade)
        return super().done(form)

    def show(self, form: BaseForm, **extra: Any) -> HttpResponse:
        """The form; a file that could not be kept is bad input, whatever the rest of the form is."""
        response = super().show(form, **extra)
        if response.status_code == HTTPStatus.OK and self.refused:
            response.status_code = refused_status(self.request)
        return response

    def context(self, form: Versionsform) -> dict[str, Any]:
        """With the files that wait, those that came with this sending among them, and why one could not be kept."""
        if not self.allows_bilagor or isinstance(getattr(form, "vagran", None), SaknarBehorighet):
            return super().context(form)
        self.refused = self._keep_chosen()
        waiting = waiting_filer(arende=self.arende, by=self.request.user)
        return {**super().context(form), "sparade_filer": waiting, "ej_sparade_filer": self.refused}

    def _keep_chosen(self) -> list[str]:
        """Keep what was chosen now; why some could not be."""
        refused = []
        for fil in self.request.FILES.getlist(BILAGOR):
            try:
                keep_fil(arende=self.arende, fil=fil, by=self.request.user)
            except Verksamhetsfel as error:
                refused.append(f"{fil.name}: {error}")
        return refused


def open_waiting(row: Vantefil, stack: ExitStack) -> File:
    """The file as it is now, readable also when the same form, sent twice, has thrown it away meanwhile."""
    opened = File(stack.enter_context(row.fil.open("rb")), name=row.filnamn)
    opened.size = row.storlek
    return opened
