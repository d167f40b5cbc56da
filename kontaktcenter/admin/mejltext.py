"""Texts of mails in the administration: own words per language, with a preview, used once they are marked as such."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.admin.bas import SystemforvaltarAdmin
from kontaktcenter.admin.oversattning import HOGER_TILL_VANSTER, SPRAK, field_name, make_oversattningsform, translation_fieldsets
from kontaktcenter.admin.samtidighet import SeddForm
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Mejltext
from kontaktcenter.texter import clean_text
from kontaktcenter.utkorg import mallar
from kontaktcenter.utkorg.mall import builtin_words, compose


class GrundForm(SeddForm):
    """Own words of a mail; each language is tried like the Swedish one."""

    def clean(self) -> dict[str, Any]:
        """Refuse a field that the mail does not have, a mail without what it is there to tell, and half a translation."""
        cleaned = super().clean()
        self._clean_words(cleaned)
        mall = mallar.find(self.instance.kod)
        for sprak, _namn in SPRAK if mall else ():
            words = {falt: cleaned.get(field_name(sprak, falt)) or "" for falt in Mejltext.oversattbara}
            if not any(words.values()):
                continue
            faults = {falt: _("Skriv både ämnesrad och text, eller lämna båda tomma.") for falt, text in words.items() if not text}
            for falt, mening in (faults or mall.faults(**words)).items():
                self.add_error(field_name(sprak, falt), mening)
        return cleaned

    def _clean_words(self, cleaned: dict[str, Any]) -> None:
        """Take away signs that nobody sees but that turn the rest of the mail: what citizens write is cleaned of the same."""
        translated = [field_name(sprak, falt) for sprak, _namn in SPRAK for falt in Mejltext.oversattbara]
        for name in filter(cleaned.get, (*Mejltext.oversattbara, *translated)):
            try:
                cleaned[name] = clean_text(cleaned[name], falt=name)
            except Inmatningsfel as error:
                self.add_error(name, str(error))


def _without_own_words() -> list[mallar.Mejlmall]:
    taken = set(Mejltext.objects.values_list("kod", flat=True))
    return [mall for mall in mallar.all_mallar() if mall.kod not in taken]


class ValjForm(forms.ModelForm):
    """Which mail is to be put in own words."""

    kod = forms.ChoiceField(label=gettext_lazy("Mejl"))

    class Meta:
        """Only that; its words begin as the product's."""

        model = Mejltext
        fields = ["kod"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Those that have no own words yet."""
        super().__init__(*args, **kwargs)
        self.fields["kod"].choices = [(mall.kod, mall.namn) for mall in _without_own_words()]

    def _post_clean(self) -> None:
        """Begin with the product's own words, in every language."""
        mall = mallar.find(self.cleaned_data.get("kod", ""))
        if mall is not None:
            words = {sprak: _begin(mall, sprak) for sprak, _namn in settings.LANGUAGES}
            self.instance.amnesrad, self.instance.text = words.pop(settings.LANGUAGE_CODE).values()
            self.instance.oversattningar = words
        super()._post_clean()


def _begin(mall: mallar.Mejlmall, sprak: str) -> dict[str, str]:
    amnesrad, text = builtin_words(mall.kod, sprak, mall.exempel())
    return {"amnesrad": mall.with_fields(amnesrad, sprak), "text": mall.with_fields(text, sprak)}


@admin.register(Mejltext)
class MejltextAdmin(SystemforvaltarAdmin):
    """The mails that the municipality has put in its own words."""

    form = make_oversattningsform(Mejltext, GrundForm)
    list_display = ["mejl", "is_active", "amnesrad"]
    list_filter = ["is_active"]
    formfield_overrides = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 14})}}
    readonly_fields = ["mejl", "falten", "forhandsvisning"]
    fieldsets = [
        (None, {"fields": ["mejl", "is_active", "falten", "amnesrad", "text"]}),
        *translation_fieldsets(Mejltext),
        (gettext_lazy("Så ser det sparade ut"), {"fields": ["forhandsvisning"]}),
    ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """With the mails that have no own words, and what is sent of them."""
        return super().changelist_view(request, {"mejl_utan_egen_text": _without_own_words(), **(extra_context or {})})

    def get_form(self, request: HttpRequest, obj: Mejltext | None = None, change: bool = False, **kwargs: Any) -> type[forms.ModelForm]:
        """First the mail is chosen, then its words are written."""
        return ValjForm if obj is None else super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Mejltext | None = None) -> list:
        """As the form."""
        return [(None, {"fields": ["kod"]})] if obj is None else super().get_fieldsets(request, obj)

    def response_add(self, request: HttpRequest, obj: Mejltext, post_url_continue: str | None = None) -> HttpResponse:
        """On to the words."""
        self.message_user(request, _("Det här är systemets egen text. Ändra den, läs förhandsvisningen och bocka i att den används."))
        return HttpResponseRedirect(self.url_of(obj))

    def response_change(self, request: HttpRequest, obj: Mejltext) -> HttpResponse:
        """Stay where the preview is, and lead to it: Django's own answer would be the list."""
        if "_addanother" in request.POST:
            return super().response_change(request, obj)
        sent = _("Den här texten skickas.") if obj.is_active else _("Den skickas inte än: bocka i att den används när du är nöjd.")
        link = format_html('<a href="#forhandsvisning">{}</a>', _("Så ser mejlet ut nu"))
        self.message_user(request, format_html("{} {} {}", _("Texten är sparad."), link, sent), messages.SUCCESS)
        return HttpResponseRedirect(self.url_of(obj))

    @admin.display(description=gettext_lazy("mejl"), ordering="kod")
    def mejl(self, obj: Mejltext) -> str:
        """What the mail is called."""
        return str(obj)

    @admin.display(description=gettext_lazy("fält"))
    def falten(self, obj: Mejltext) -> SafeString:
        """The fields that the words can hold, and which of them the subject can hold too."""
        mall = mallar.find(obj.kod)
        notes = {(True, False): _(" (måste finnas)"), (False, True): _(" (kan också stå i ämnesraden)")}
        rows = [
            (falt.namn, falt.vad, notes.get((falt.is_required, falt.may_be_subject), "")) for falt in (mall.falt if mall else ())
        ]
        return format_html("<ul>{}</ul>", format_html_join("", "<li><code>{{{}}}</code> {}{}</li>", rows))

    @admin.display(description=gettext_lazy("förhandsvisning"))
    def forhandsvisning(self, obj: Mejltext) -> SafeString:
        """The mail about the example, in each language that has own words; the footer included."""
        mall, found = mallar.find(obj.kod), []
        # What has been refused stands in the fields; what is shown here is what would be sent.
        saved = Mejltext.objects.get(pk=obj.pk)
        for sprak, namn in settings.LANGUAGES if mall else ():
            own = saved.in_language(sprak)
            if own:
                amnesrad, text = compose(own, obj.kod, sprak, mall.exempel())
                riktning = "rtl" if sprak in HOGER_TILL_VANSTER else "ltr"
                found.append((namn, sprak, riktning, amnesrad, SafeString(linebreaks(text, autoescape=True))))
        ram = '<section><h3>{}</h3><div lang="{}" dir="{}"><p><strong>{}</strong></p>{}</div></section>'
        return format_html('<div id="forhandsvisning" tabindex="-1">{}</div>', format_html_join("", ram, found))
