""""Fick du svar?" on a public page. It carries no token, so that the page is the same to everybody."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kunskapsbank.models import Omdome

LANGST = Omdome._meta.get_field("saknas").max_length


class Omdomesform(forms.Form):
    """Whether the reader got an answer, and what is missing if not. `webbplats` is a trap that only robots see."""

    gav_svar = forms.TypedChoiceField(choices=[("ja", _("Ja")), ("nej", _("Nej"))], coerce=lambda val: val == "ja")
    saknas = forms.CharField(
        label=_("Vad saknas eller är otydligt?"),
        help_text=_("Skriv inga personuppgifter. Vi kan inte svara dig här."),
        max_length=LANGST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    sokning = forms.UUIDField(required=False, widget=forms.HiddenInput)
    sprak = forms.RegexField(r"^[a-z]{2,3}(-[a-zA-Z]{2,8})?$", max_length=10, required=False)
    webbplats = forms.CharField(
        label=_("Lämna det här fältet tomt"),
        max_length=0,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
