"""An action behind a form: a refusal lands in the form, at its field, with its status."""

import pytest
from django import forms
from django.test import RequestFactory

from kontaktcenter.fel import InaktuellSida, Inmatningsfel, OtillatenHandling, SaknarBehorighet, Verksamhetsfel
from kontaktcenter.views.handling import act, form_status


class Form(forms.Form):
    """A form with a field that is seen and one that is not."""

    text = forms.CharField(required=False)
    nyckel = forms.CharField(required=False, widget=forms.HiddenInput)


@pytest.fixture
def form() -> Form:
    form = Form({"text": "Hej"})
    assert form.is_valid()
    return form


def raise_it(vagran: Verksamhetsfel) -> None:
    raise vagran


def test_what_the_action_gives_stands_in_the_form(form: Form) -> None:
    assert act(form, lambda: 7) and form.resultat == 7 and not form.errors


@pytest.mark.parametrize(
    ("falt", "wanted"), [("text", "text"), (None, "__all__"), ("okant", "__all__"), ("nyckel", "__all__"), ("orsak", "text")]
)
def test_a_refusal_lands_at_its_field(form: Form, falt: str | None, wanted: str) -> None:
    assert not act(form, lambda: raise_it(Inmatningsfel("Skriv något annat.", falt=falt)), falt={"orsak": "text"})
    assert form.errors == {wanted: ["Skriv något annat."]} and form["text"].value() == "Hej"


@pytest.mark.parametrize("slag", [Inmatningsfel, SaknarBehorighet, OtillatenHandling, InaktuellSida])
def test_the_status_is_the_refusals_own(form: Form, slag: type[Verksamhetsfel]) -> None:
    act(form, lambda: raise_it(slag("Nej.")))
    assert form_status(form, RequestFactory().post("/")) == slag.status


def test_bad_input_is_400_and_no_error_200(form: Form) -> None:
    bad = Form({"text": "\x00"})
    assert not bad.is_valid()
    assert (form_status(bad, RequestFactory().post("/")), form_status(form, RequestFactory().post("/"))) == (400, 200)


def test_htmx_gets_the_status_that_it_shows(form: Form) -> None:
    request = RequestFactory().post("/")
    request.htmx = True
    act(form, lambda: raise_it(InaktuellSida("Nej.")))
    assert form_status(form, request) == 422


def test_other_errors_are_not_hidden(form: Form) -> None:
    with pytest.raises(ZeroDivisionError):
        act(form, lambda: 1 / 0)
