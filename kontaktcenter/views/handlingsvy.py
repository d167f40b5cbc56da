"""The base of every door with a form of its own: find what the address names, ask whether one may, show the form, act, lead on."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.views import View

from kontaktcenter.fel import Verksamhetsfel
from kontaktcenter.views.handling import act, form_status, refuse


class Handlingsvy(ABC, View):
    """One thing to do: GET shows the form, POST does it. A subclass says what, to what, who may, and where it leads.

    `faltnamn` names the form's field of an argument that is called something else in the action.
    """

    http_method_names = ["get", "post", "head", "options"]
    form_class: type[BaseForm]
    template_name = ""
    rubrik: str | Promise = ""
    ingress: str | Promise = ""
    knapp: str | Promise = ""
    gjort: str | Promise = ""
    farg = ""
    faltnamn: Mapping[str, str] = {}

    def dispatch(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """404 for what the user may not know of, whatever the method."""
        if request.method.lower() in self.http_method_names:
            self.find(**kwargs)
        return super().dispatch(request, **kwargs)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form; refused at once for one who may not, or when the state does not allow it."""
        self.check_allowed()
        return self.show(self.make_form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Do it; what is refused is shown in the form, with what was typed."""
        form = self.make_form(request.POST, request.FILES)
        try:
            self.check_allowed()
        except Verksamhetsfel as vagran:
            refuse(form, vagran)
            return self.show(form)
        return self.submit(form)

    def submit(self, form: BaseForm) -> HttpResponse:
        """Act on a form that was sent. Doors with several steps override this."""
        if form.is_valid() and act(form, lambda: self.perform(form), falt=self.faltnamn):
            return self.done(form)
        return self.show(form)

    @abstractmethod
    def find(self, **kwargs: Any) -> None:
        """What the address names; raises Http404."""

    def check_allowed(self) -> None:
        """Raise PermissionDenied, or what the action would: that stands in the form when one was sent."""

    def make_form(self, *data: Any, **kwargs: Any) -> BaseForm:
        """The form, bound when it was sent."""
        return self.form_class(*data, user=self.request.user, **self.subject(), **kwargs)

    @abstractmethod
    def subject(self) -> dict[str, Any]:
        """What the form is about, as its arguments."""

    @abstractmethod
    def perform(self, form: BaseForm) -> object:
        """Call the action."""

    def done(self, form: BaseForm) -> HttpResponse:
        """Say what was done, and lead on."""
        messages.success(self.request, str(self.gjort))
        return self.lead_to(self.after(form))

    @abstractmethod
    def after(self, form: BaseForm) -> Any:
        """What to show when it is done: an address, or whatever `lead_to` takes."""

    def lead_to(self, target: Any) -> HttpResponse:
        """There."""
        return redirect(target)

    def show(self, form: BaseForm, **extra: Any) -> HttpResponse:
        """The form as a page."""
        context = {**self.context(form), **extra}
        return render(self.request, self.template(), context, status=form_status(form, self.request))

    def template(self) -> str:
        """Of the page."""
        return self.template_name

    def context(self, form: BaseForm) -> dict[str, Any]:
        """What the page shows."""
        return {"vy": self, "form": form, **self.subject()}
