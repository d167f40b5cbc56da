"""Fills in pages of the administration as a person does: from what the page shows, with some fields changed."""

from collections.abc import Iterator
from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from kontaktcenter.models import Anvandare


def url(model: str, page: str, *args: Any) -> str:
    """The address of a page: url("enhet", "change", 7)."""
    return reverse(f"admin:kontaktcenter_{model}_{page}", args=args)


def sign_in(client: Client, user: Anvandare) -> Client:
    """The client, signed in."""
    client.force_login(user)
    return client


def shown(response: HttpResponse) -> dict[str, Any]:
    """What the form of a page would send if nothing were changed."""
    return {name: value for form in _forms(response) for name, value in _values(form)}


def submit(client: Client, address: str, page: HttpResponse | None = None, **changes: Any) -> HttpResponse:
    """Open the page (or use one opened before), change some fields and save."""
    values = {**shown(page or client.get(address)), **changes}
    return client.post(address, {name: value for name, value in values.items() if value is not None})


def errors(response: HttpResponse) -> str:
    """Every error that the page tells."""
    told = [str(form.errors) for form in _forms(response)]
    told += [str(formset.formset.non_form_errors()) for formset in response.context["inline_admin_formsets"]]
    return " ".join(told)


def _forms(response: HttpResponse) -> Iterator[BaseForm]:
    yield response.context["adminform"].form
    for formset in response.context["inline_admin_formsets"]:
        yield formset.formset.management_form
        yield from formset.formset.forms


def _values(form: BaseForm) -> Iterator[tuple[str, Any]]:
    for field in form:
        value = field.value()
        if value is None or value is False:
            continue
        shown_as = field.field.widget.format_value(value) if not isinstance(value, bool | list) else value
        yield field.html_name, "on" if value is True else shown_as
