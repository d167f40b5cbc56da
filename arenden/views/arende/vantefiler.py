"""Doors whose forms take files: a browser sends chosen files once, so a form that comes back has kept them."""

from contextlib import ExitStack, suppress
from typing import Any

from django.core.files import File
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from arenden.actions.vantefil import find_filer, forget_filer, keep_fil
from arenden.forms.arende import Versionsform
from arenden.models import Vantefil
from arenden.views.arende.bas import Arendehandling
from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet, Verksamhetsfel

BILAGOR, SPARADE = "bilagor", "sparade"
"""The field with files that are chosen now, and the one with keys of files that wait."""


class MedFiler(Arendehandling):
    """A door that sends the files that were chosen now and those that wait since the form came back."""

    sparade: list[Vantefil]
    opened: list[File]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Open the files that wait for as long as the form is acted on."""
        nycklar = request.POST.getlist(SPARADE)
        self.sparade, self.opened = [], []
        with ExitStack() as stack:
            for row in find_filer(arende=self.arende, nycklar=nycklar, by=request.user):
                with suppress(FileNotFoundError):
                    self.opened.append(File(stack.enter_context(row.fil.open("rb")), name=row.filnamn))
                    self.sparade.append(row)
            self.is_fil_borta = len(self.sparade) < len(set(nycklar))
            return super().post(request, **kwargs)

    def filer(self, form: Versionsform) -> list[File]:
        """What goes along. Raises Inmatningsfel when something that the page listed waits no longer."""
        if self.is_fil_borta:
            raise Inmatningsfel(_("En fil finns inte kvar. Välj den igen."), falt=BILAGOR)
        return [*self.opened, *form.cleaned_data[BILAGOR]]

    def done(self, form: Versionsform) -> HttpResponse:
        """What was sent waits no longer."""
        forget_filer(self.sparade)
        return super().done(form)

    def context(self, form: Versionsform) -> dict[str, Any]:
        """With the files that wait, those that came with this sending among them, and why one could not be kept."""
        if self.request.method != "POST" or isinstance(getattr(form, "vagran", None), SaknarBehorighet):
            return super().context(form)
        refused = []
        for fil in self.request.FILES.getlist(BILAGOR):
            try:
                row = keep_fil(arende=self.arende, fil=fil, by=self.request.user)
            except Verksamhetsfel as error:
                refused.append(f"{fil.name}: {error}")
            else:
                self.sparade += [row] if row not in self.sparade else []
        return {**super().context(form), "sparade_filer": self.sparade, "ej_sparade_filer": refused}
