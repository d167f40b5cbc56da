"""Translations in the administration: one plain field per language and text instead of JSON."""

from typing import Any

from django import forms
from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.admin.falt import AlternativtexterField
from kontaktcenter.admin.samtidighet import SeddForm
from kontaktcenter.oversattning import Oversattbar

SPRAK = [(kod, namn) for kod, namn in settings.LANGUAGES if kod != settings.LANGUAGE_CODE]
HOGER_TILL_VANSTER = {"ar", "fa", "he", "ps", "ur", "yi"}


def field_name(sprak: str, falt: str) -> str:
    """The form's name of `falt` in `sprak`."""
    return f"{sprak}__{falt}"


def translatable(model: type[Oversattbar]) -> tuple[str, ...]:
    """The fields that the public reads in several languages; of a question with alternatives, those too."""
    has_alternativ = any(field.name == "alternativ" for field in model._meta.fields)
    return (*model.oversattbara, *(("alternativ",) if has_alternativ else ()))


class OversattningsForm(forms.ModelForm):
    """Fills the translation fields from `oversattningar` and writes them back; made by `make_oversattningsform`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Show what is translated."""
        super().__init__(*args, **kwargs)
        for sprak, _namn in SPRAK:
            for falt in translatable(self._meta.model):
                self.initial.setdefault(field_name(sprak, falt), self.instance.oversattningar.get(sprak, {}).get(falt))

    def clean(self) -> dict[str, Any]:
        """Gather the translations; one of an alternative that does not exist is refused."""
        cleaned = super().clean()
        known = {a["varde"] for a in cleaned.get("alternativ") or []}
        for sprak, _namn in SPRAK:
            name = field_name(sprak, "alternativ")
            unknown = sorted(set(cleaned.get(name) or ()) - known)
            if unknown and "alternativ" not in self.errors:
                self.add_error(name, _("Det finns inget alternativ med värdet ”%(varde)s”.") % {"varde": unknown[0]})
        return cleaned

    def translations(self) -> dict[str, dict[str, Any]]:
        """What was typed; an emptied field falls back to Swedish, other languages are left as they are."""
        translations = dict(self.instance.oversattningar)
        for sprak, _namn in SPRAK:
            texts = {falt: self.cleaned_data.get(field_name(sprak, falt)) for falt in translatable(self._meta.model)}
            kept = {falt: text for falt, text in translations.get(sprak, {}).items() if falt not in texts}
            translations[sprak] = kept | {falt: text for falt, text in texts.items() if text}
        return {sprak: texts for sprak, texts in translations.items() if texts}

    def save(self, commit: bool = True) -> models.Model:
        """Write the translations too."""
        self.instance.oversattningar = self.translations()
        return super().save(commit)


def make_oversattningsform(model: type[Oversattbar], base: type[forms.ModelForm] = SeddForm) -> type[forms.ModelForm]:
    """A form of `model` like `base`, with a field per language and text."""
    fields = {
        field_name(sprak, falt): _translation_field(model, sprak, namn, falt)
        for sprak, namn in SPRAK
        for falt in translatable(model)
    }
    meta = type("Meta", (), {"model": model, "exclude": ["oversattningar"]})
    return type(base)(f"{model.__name__}Form", (OversattningsForm, base), {**fields, "Meta": meta, "__module__": __name__})


def translation_fieldsets(model: type[Oversattbar]) -> list[tuple[str, dict[str, Any]]]:
    """One group of fields per language, folded."""
    return [
        (namn, {"fields": [field_name(sprak, falt) for falt in translatable(model)], "classes": ["collapse"]})
        for sprak, namn in SPRAK
    ]


def _translation_field(model: type[Oversattbar], sprak: str, namn: str, falt: str) -> forms.Field:
    source = model._meta.get_field(falt)
    attrs = {"lang": sprak, "dir": "rtl" if sprak in HOGER_TILL_VANSTER else "ltr"}
    label = gettext_lazy("%(falt)s på %(sprak)s") % {"falt": source.verbose_name.capitalize(), "sprak": namn.lower()}
    if falt == "alternativ":
        hint = gettext_lazy("En rad per alternativ, som ”värde: text”. Det som saknas visas på svenska.")
        return AlternativtexterField(label=label, required=False, help_text=hint, widget=forms.Textarea(attrs=attrs))
    is_long = isinstance(source, models.TextField)
    widget = forms.Textarea(attrs={**attrs, "rows": 3}) if is_long else forms.TextInput(attrs={**attrs, "class": "vTextField"})
    return forms.CharField(label=label, required=False, max_length=source.max_length, widget=widget)
