"""Keys of other systems in the administration: made and shown once, listed with their last use, stopped."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.actions.apinyckel import LANGSTA_TID, create_apinyckel, revoke_apinyckel
from kontaktcenter.admin.bas import SystemforvaltarAdmin
from kontaktcenter.admin.ingrepp import Ingrepp, IngreppForm
from kontaktcenter.behorigheter import ROLLER
from kontaktcenter.models import Anvandare, Apinyckel, Omfang


class KontoValfalt(forms.ModelChoiceField):
    """A choice of account that tells namesakes apart."""

    def label_from_instance(self, obj: Anvandare) -> str:
        """Name, user name, and the roles held."""
        roller = [f"{ROLLER[m.roll].namn.lower()}, {m.enhet}" for m in obj.medlemskap.all() if m.roll in ROLLER]
        return f"{obj} ({'; '.join([obj.username, *roller])})"


class NyNyckelform(forms.ModelForm):
    """A new key: for which system, as which account, for what and how long."""

    omfang = forms.MultipleChoiceField(
        label=gettext_lazy("Får användas till"),
        choices=Omfang.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "kc-val--spalter"}),
        error_messages={"required": gettext_lazy("Välj vad nyckeln får användas till.")},
        help_text=gettext_lazy("Kontots egna rättigheter gäller också: nyckeln får aldrig göra mer än kontot."),
    )
    dagar = forms.IntegerField(
        label=gettext_lazy("Gäller i så många dagar"),
        min_value=1,
        max_value=LANGSTA_TID,
        initial=365,
        help_text=gettext_lazy("Högst två år. Gör en ny nyckel innan den gamla går ut."),
    )

    class Meta:
        """What the administrator says."""

        model = Apinyckel
        fields = ("namn", "anvandare")
        help_texts = {
            "anvandare": gettext_lazy(
                "Den som har kontot, och chefen, får ett mejl om nyckeln. Med en nyckel läser ingen det som ligger under sekretess."
            )
        }


class Sparra(Ingrepp):
    """Stop a key."""

    namn = "sparra"
    rubrik = gettext_lazy("Spärra nyckeln")
    knapp = gettext_lazy("Spärra")
    is_farlig = True

    def describe(self, objekt: Apinyckel) -> list[str]:
        """What it leads to."""
        return [_("Systemet som använder nyckeln stängs ute direkt. En spärrad nyckel kan inte öppnas igen.")]

    def perform(self, objekt: Apinyckel, form: IngreppForm) -> str:
        """Stop it."""
        revoke_apinyckel(nyckel=objekt, by=self.request.user)
        return _("Nyckeln för %(namn)s är spärrad.") % {"namn": objekt}


@admin.register(Apinyckel)
class ApinyckelAdmin(SystemforvaltarAdmin):
    """Keys of other systems."""

    list_display = ["namn", "anvandare", "scopes", "senast_anvand", "giltig_till", "works"]
    list_select_related = ["anvandare"]
    search_fields = ["namn", "anvandare__username"]
    readonly_fields = ["anvandare", "scopes", "skapad", "giltig_till", "senast_anvand", "sparrad", "works"]
    fields = ["namn", *readonly_fields]

    def get_urls(self) -> list[URLPattern]:
        """The page that stops a key, too."""
        return [Sparra.pattern(self), *super().get_urls()]

    def object_links(self, obj: Apinyckel) -> list[tuple[str, str]]:
        """A key can be stopped once."""
        return [Sparra.link(obj)] if obj.sparrad is None else []

    def get_fields(self, request: HttpRequest, obj: Apinyckel | None = None) -> list[str]:
        """What a new key needs; of one that is made, all that may be known."""
        return list(self.fields) if obj else ["namn", "anvandare", "omfang", "dagar"]

    def get_readonly_fields(self, request: HttpRequest, obj: Apinyckel | None = None) -> list[str]:
        """What a key may do never changes: make another one."""
        return list(self.readonly_fields) if obj else []

    def get_form(self, request: HttpRequest, obj: Apinyckel | None = None, change: bool = False, **kwargs: Any) -> type[forms.ModelForm]:
        """A form of its own for a new key."""
        return super().get_form(request, obj, change=change, **(kwargs if obj else {**kwargs, "form": NyNyckelform}))

    def formfield_for_foreignkey(self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any) -> forms.ModelChoiceField:
        """Accounts with where they work; break-glass accounts are offered only to one who is logged in with such."""
        field = super().formfield_for_foreignkey(db_field, request, form_class=KontoValfalt, **kwargs)
        field.queryset = field.queryset.prefetch_related("medlemskap__enhet")
        if not request.user.is_superuser:
            field.queryset = field.queryset.exclude(is_superuser=True)
        return field

    def has_delete_permission(self, request: HttpRequest, obj: Apinyckel | None = None) -> bool:
        """Nobody: a key is stopped, so that one can see later that it was there."""
        return False

    def save_model(self, request: HttpRequest, obj: Apinyckel, form: forms.ModelForm, change: bool) -> None:
        """Make the key by its action, and keep the secret for the answer to this request alone."""
        if change:
            super().save_model(request, obj, form, change)
            return
        data = form.cleaned_data
        nyckel, request.hemlighet = create_apinyckel(
            namn=data["namn"], anvandare=data["anvandare"], omfang=data["omfang"], dagar=data["dagar"], by=request.user
        )
        obj.pk = nyckel.pk
        obj.refresh_from_db()

    def response_add(self, request: HttpRequest, obj: Apinyckel, post_url_continue: str | None = None) -> HttpResponse:
        """Show the secret, once: it goes into no session and no message, and the administration lets nothing be cached."""
        context = {
            **self.admin_site.each_context(request),
            "title": _("Nyckeln för %(namn)s") % {"namn": obj},
            "opts": self.opts,
            "objekt": obj,
            "objekt_url": self.url_of(obj),
            "hemlighet": request.hemlighet,
        }
        return render(request, "admin/kontaktcenter/apinyckel/hemlighet.html", context)

    @admin.display(description=gettext_lazy("får användas till"))
    def scopes(self, obj: Apinyckel) -> str:
        """In words."""
        return ", ".join(str(Omfang(kod).label) for kod in obj.omfang)

    @admin.display(description=gettext_lazy("gäller"), boolean=True)
    def works(self, obj: Apinyckel) -> bool:
        """Whether it can be used now."""
        return obj.is_valid
