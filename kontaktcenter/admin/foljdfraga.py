"""The questions of a case type, edited beneath it."""

from typing import Any

from django import forms
from django.forms.models import BaseInlineFormSet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from kontaktcenter.admin.bas import StaplatRader
from kontaktcenter.admin.falt import AlternativField
from kontaktcenter.admin.oversattning import make_oversattningsform, translation_fieldsets
from kontaktcenter.models import Foljdfraga

STEG = 10
"""Between the order numbers of questions, so that one can be put between two others."""


class GrundForm(forms.ModelForm):
    """A question; what the administrator leaves out is filled in."""

    alternativ = AlternativField(
        label=_("Svarsalternativ"),
        required=False,
        help_text=_("Bara för valfrågor. En rad per alternativ, som ”värde: text”. Värdet sparas med svaret, så låt det vara kvar."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The key is set once: it is what answers are stored under."""
        super().__init__(*args, **kwargs)
        self.fields["nyckel"].required = False
        self.fields["nyckel"].disabled = self.instance.pk is not None
        self.fields["nyckel"].help_text = _("Lämna tomt så görs den av frågan. Den används i API:et och kan inte ändras sedan.")
        self.fields["ordning"].required = False
        self.fields["ordning"].help_text = _("Lägst kommer först. Lämna tomt så hamnar frågan sist.")

    def clean(self) -> dict[str, Any]:
        """Make a key of the question's words."""
        cleaned = super().clean()
        if not cleaned.get("nyckel") and cleaned.get("text"):
            cleaned["nyckel"] = slugify(cleaned["text"])[:50].strip("-")
        return cleaned


class FoljdfragaFormSet(BaseInlineFormSet):
    """All questions of one case type."""

    def clean(self) -> None:
        """Put those without order number last."""
        super().clean()
        used = [form.cleaned_data.get("ordning") for form in self.forms if hasattr(form, "cleaned_data")]
        last = max((number for number in used if number is not None), default=0)
        for form in self.forms:
            if form.has_changed() and form.cleaned_data.get("ordning") is None:
                last += STEG
                form.instance.ordning = last


class FoljdfragaRader(StaplatRader):
    """The questions, each with its translations folded."""

    model = Foljdfraga
    form = make_oversattningsform(Foljdfraga, GrundForm)
    formset = FoljdfragaFormSet
    fieldsets = [
        (None, {"fields": ["text", "hjalptext", "slag", "is_required", "alternativ", "vagledning", "ordning", "nyckel"]}),
        *translation_fieldsets(Foljdfraga),
    ]
