"""A page about one object where the administrator does something more than edit it: closes, ends, copies."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from kontaktcenter.fel import Verksamhetsfel


class IngreppForm(forms.Form):
    """A form about `objekt`; one without fields only asks for a yes."""

    def __init__(self, *args: Any, objekt: models.Model, **kwargs: Any) -> None:
        """Keep the object for choices and initial values."""
        super().__init__(*args, **kwargs)
        self.objekt = objekt


@method_decorator(sensitive_post_parameters(), name="dispatch")
class Ingrepp(ABC, FormView):
    """One door to one action. A refusal is shown in the form, with what was typed."""

    namn: ClassVar[str]
    """The last part of the address."""
    rubrik: ClassVar[str | Promise]
    knapp: ClassVar[str | Promise]
    is_farlig: ClassVar[bool] = False
    template_name = "admin/kontaktcenter/ingrepp.html"
    form_class = IngreppForm
    model_admin: admin.ModelAdmin = None

    @classmethod
    def pattern(cls, model_admin: admin.ModelAdmin) -> URLPattern:
        """The address: …/<id>/<namn>/, named kontaktcenter_enhet_stang and so on."""
        view = model_admin.admin_site.admin_view(cls.as_view(model_admin=model_admin))
        return path(f"<int:pk>/{cls.namn}/", view, name=cls.url_name(model_admin.opts))

    @classmethod
    def url_name(cls, opts: Any) -> str:
        """The name of the address within the admin."""
        return f"{opts.app_label}_{opts.model_name}_{cls.namn}"

    @classmethod
    def link(cls, objekt: models.Model) -> tuple[str, str]:
        """Address and text of the button that leads here."""
        return reverse(f"admin:{cls.url_name(objekt._meta)}", args=[objekt.pk]), str(cls.rubrik)

    @abstractmethod
    def perform(self, objekt: Any, form: Any) -> str:
        """Call the action as `self.request.user`; the sentence that tells what happened."""

    def describe(self, objekt: Any) -> list[str]:
        """Sentences above the form: what will happen."""
        return []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the object and refuse whoever may not change it."""
        self.objekt = self.model_admin.get_object(request, str(kwargs["pk"]))
        if self.objekt is None:
            raise Http404
        if not self.model_admin.has_change_permission(request, self.objekt):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form its object."""
        return {**super().get_form_kwargs(), "objekt": self.objekt}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Act, write it in the log, and go back to the object."""
        try:
            sentence = self.perform(self.objekt, form)
        except Verksamhetsfel as fel:
            form.add_error(fel.falt if fel.falt in form.fields else None, str(fel))
            return self.form_invalid(form)
        self.model_admin.log_change(self.request, self.objekt, sentence)
        messages.success(self.request, sentence)
        return redirect(self.objekt_url)

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        """Show the form again, with a status that says so."""
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    @property
    def objekt_url(self) -> str:
        """The object's own page."""
        return self.model_admin.url_of(self.objekt)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page shows."""
        return {
            **super().get_context_data(**kwargs),
            **self.model_admin.admin_site.each_context(self.request),
            "title": self.rubrik,
            "opts": self.model_admin.opts,
            "objekt": self.objekt,
            "objekt_url": self.objekt_url,
            "meningar": self.describe(self.objekt),
            "knapp": self.knapp,
            "is_farlig": self.is_farlig,
        }
