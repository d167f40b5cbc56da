"""What every door of an article does alike: find it, ask whether one may, show the form, act, lead back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views import View

from kontaktcenter.views.handling import act, form_status
from kunskapsbank.forms.redaktion.handling import Handlingsform
from kunskapsbank.models import Artikel, Revision
from kunskapsbank.views.redaktion.hamtning import get_artikel, get_revision


class Handling(View):
    """One thing to do: GET shows the form, POST does it. A subclass says what, and who may."""

    http_method_names = ["get", "post", "head", "options"]
    form_class: type[Handlingsform] = Handlingsform
    template_name = "redaktion/handling.html"
    rubrik: str | Promise = ""
    ingress: str | Promise = ""
    knapp: str | Promise = ""
    gjort: str | Promise = ""
    farg = ""
    artikel: Artikel
    revision: Revision | None = None

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The form."""
        self.find(pk)
        self.check()
        return self.show(self.make_form())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it; what is refused is shown in the form with what was typed."""
        self.find(pk)
        self.check()
        form = self.make_form(request.POST, request.FILES)
        if form.is_valid() and act(form, lambda: self.perform(form)):
            messages.success(request, str(self.gjort))
            return redirect(self.after())
        return self.show(form)

    def find(self, pk: int) -> None:
        """The article that the address names."""
        self.artikel = get_artikel(self.request, pk)

    def may(self) -> bool:
        """Whether the user may do it at all, whatever the state."""
        return True

    def check(self) -> None:
        """403 for one who may not."""
        if not self.may():
            raise PermissionDenied(_("Du har inte behörighet att göra det med den här artikeln."))

    def make_form(self, *data: Any) -> Handlingsform:
        """The form, bound when it was sent."""
        return self.form_class(*data, artikel=self.artikel, user=self.request.user, revision=self.revision)

    def perform(self, form: Handlingsform) -> object:
        """Call the action."""
        raise NotImplementedError

    def after(self) -> str:
        """The address to go to when it is done."""
        return reverse("artikel_redaktion", args=[self.artikel.pk])

    def show(self, form: Handlingsform) -> HttpResponse:
        """The form as a page."""
        return render(self.request, self.template_name, self.context(form), status=form_status(form, self.request))

    def context(self, form: Handlingsform) -> dict[str, Any]:
        """What the page shows."""
        titel = title_of(self.artikel, self.revision)
        return {"vy": self, "form": form, "artikel": self.artikel, "revision": self.revision, "titel": titel}


class Texthandling(Handling):
    """One thing to do to a revision."""

    revision: Revision

    def find(self, pk: int) -> None:
        """The revision that the address names."""
        self.revision = get_revision(self.request, pk)
        self.artikel = self.revision.text.artikel


def title_of(artikel: Artikel, revision: Revision | None = None) -> str:
    """What to call the article: by the revision at hand, else by what is published or newest, Swedish first."""
    if revision is not None:
        return revision.titel
    rows = Revision.objects.filter(text__artikel=artikel).values_list("text__sprak", "publicerad_som", "nummer", "titel")
    best = max(rows, key=lambda row: (row[0] == "sv", row[1] is not None, row[2]), default=None)
    return best[3] if best else str(artikel)
