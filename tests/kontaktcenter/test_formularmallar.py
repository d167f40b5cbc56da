"""How `{{ form }}` is rendered: label, help, error and the links between them."""

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile


class Form(forms.Form):
    namn = forms.CharField(label="Namn", help_text="För- och efternamn.")
    epost = forms.EmailField(label="E-post", required=False)
    text = forms.CharField(label="Text", max_length=20, widget=forms.Textarea)
    satt = forms.ChoiceField(label="Sätt", choices=[("a", "Brev"), ("b", "Telefon")], widget=forms.RadioSelect)
    ja = forms.BooleanField(label="Jag godkänner")


def test_help_and_error_are_tied_to_the_field() -> None:
    html = str(Form({})["namn"].as_field_group())
    assert 'aria-describedby="id_namn_helptext id_namn_error"' in html
    assert 'id="id_namn_helptext"' in html and 'id="id_namn_error"' in html and 'aria-invalid="true"' in html


def test_required_is_said_in_words() -> None:
    form = Form()
    assert "måste fyllas i" in str(form["namn"].as_field_group())
    assert "måste fyllas i" not in str(form["epost"].as_field_group())


def test_errors_are_said_in_plain_words() -> None:
    errors = Form({"epost": "x", "text": "x" * 21, "satt": "c"}).errors
    assert errors["namn"] == ["Det här måste fyllas i."]
    assert errors["epost"] == ["Skriv en e-postadress, till exempel namn@exempel.se."]
    assert errors["text"] == ["Skriv högst 20 tecken. Du har skrivit 21."]
    assert errors["satt"] == ["Välj ett av alternativen."]


def test_choices_are_grouped_under_a_legend() -> None:
    html = str(Form()["satt"].as_field_group())
    assert "<fieldset" in html and "<legend" in html and html.count('type="radio"') == 2


def test_checkbox_comes_before_its_label() -> None:
    html = str(Form()["ja"].as_field_group())
    assert html.index("<input") < html.index("<label")


def test_textarea_counts_but_never_cuts() -> None:
    html = str(Form()["text"].as_field_group())
    assert " maxlength=" not in html and 'data-langst="20"' in html and "Högst 20 tecken" in html


def test_value_and_error_are_escaped() -> None:
    form = Form({"epost": '"><script>alert(1)</script>'})
    html = str(form)
    assert "<script>" not in html and "alert(1)" in html


def test_hidden_fields_and_errors_of_the_whole_form_are_there() -> None:
    class Hidden(Form):
        version = forms.IntegerField(widget=forms.HiddenInput)

    form = Hidden({"version": "3"})
    form.add_error(None, "Någon annan har ändrat.")
    html = str(form)
    assert 'name="version" value="3"' in html and "Någon annan har ändrat." in html


def test_all_classes_of_a_control_are_kept_in_one_attribute() -> None:
    class Classed(forms.Form):
        namn = forms.CharField(widget=forms.TextInput(attrs={"class": "smal"}))

    html = str(Classed()["namn"])
    assert html.count("class=") == 1 and "ds-input smal" in html


def test_chosen_file_field_keeps_its_help() -> None:
    class Upload(forms.Form):
        bild = forms.FileField(label="Bild", help_text="Högst 10 MB.")

    form = Upload({}, {"bild": SimpleUploadedFile("a.png", b"")})
    assert "Högst 10 MB." in str(form) and 'type="file"' in str(form)
