"""Users in the administration: roles, competences, languages; `konto` has what is done to the account itself."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.forms import UsernameField
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.admin.bas import SystemforvaltarAdmin, TabellRader
from kontaktcenter.admin.konto import PAGES_OF_ENDED, PAGES_OF_OPEN, SattLosenord
from kontaktcenter.admin.samtidighet import SeddForm
from kontaktcenter.behorigheter import ROLLER
from kontaktcenter.models import Anvandare, Medlemskap
from kontaktcenter.narvaro import describe_narvaro
from kontaktcenter.samtalssprak import SAMTALSSPRAK

SPALTER = forms.CheckboxSelectMultiple(attrs={"class": "kc-val--spalter"})


class AnvandareForm(SeddForm):
    """An employee as the administrator sees one."""

    sprak = forms.MultipleChoiceField(
        label=gettext_lazy("Talar"), choices=list(SAMTALSSPRAK.items()), required=False, widget=SPALTER
    )

    class Meta:
        """Names that are stored alike however they were typed (Unicode)."""

        model = Anvandare
        fields = "__all__"
        field_classes = {"username": UsernameField}
        widgets = {"kompetenser": SPALTER}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Keep a language that was given in another way, such as by import."""
        super().__init__(*args, **kwargs)
        if "sprak" in self.fields:
            more = [(kod, kod) for kod in self.instance.sprak if kod not in SAMTALSSPRAK]
            self.fields["sprak"].choices = [*SAMTALSSPRAK.items(), *more]


class MedlemskapRader(TabellRader):
    """Roles at units."""

    model = Medlemskap
    fields = ["enhet", "roll", "fran", "till"]


class RollFilter(admin.SimpleListFilter):
    """Who holds a role today."""

    title = gettext_lazy("roll")
    parameter_name = "roll"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """Every role."""
        return [(roll.kod, roll.namn) for roll in ROLLER.values()]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Anvandare]) -> models.QuerySet[Anvandare]:
        """Those who hold the chosen one."""
        if not self.value():
            return queryset
        return queryset.filter(pk__in=Medlemskap.objects.valid().filter(roll=self.value()).values("anvandare"))


@admin.register(Anvandare)
class AnvandareAdmin(SystemforvaltarAdmin):
    """Employees."""

    form = AnvandareForm
    inlines = [MedlemskapRader]
    list_display = ["username", "last_name", "first_name", "titel", "roles", "is_open"]
    list_filter = [RollFilter, "is_active", "medlemskap__enhet", "kompetenser"]
    search_fields = ["username", "first_name", "last_name", "email", "telefon"]
    ordering = ["last_name", "first_name"]
    readonly_fields = ["is_open", "last_login", "has_password", "presence"]
    fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name", "titel", "email", "telefon"]}),
        (gettext_lazy("Kan"), {"fields": ["kompetenser", "sprak"]}),
        (gettext_lazy("Kontot"), {"fields": ["is_open", "has_password", "last_login", "presence"]}),
    ]

    def get_urls(self) -> list[URLPattern]:
        """The pages that do more than edit, too."""
        return [*(page.pattern(self) for page in (*PAGES_OF_OPEN, *PAGES_OF_ENDED)), *super().get_urls()]

    def object_links(self, obj: Anvandare) -> list[tuple[str, str]]:
        """What can be done to the account as it is."""
        return [page.link(obj) for page in (PAGES_OF_OPEN if obj.is_active else PAGES_OF_ENDED)]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Anvandare]:
        """With the roles that hold today; without log-outs, so that saving the row takes none of them back."""
        current = models.Prefetch("medlemskap", Medlemskap.objects.valid().select_related("enhet"), to_attr="nuvarande")
        return super().get_queryset(request).prefetch_related(current).defer("utloggade")

    def get_fieldsets(self, request: HttpRequest, obj: Anvandare | None = None) -> list:
        """A new account has no state yet."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else fieldsets[:-1]

    def has_change_permission(self, request: HttpRequest, obj: Anvandare | None = None) -> bool:
        """Administrators, but the break-glass account is changed only by one who is logged in with such."""
        is_equal = obj is None or not obj.is_superuser or request.user.is_superuser
        return is_equal and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Anvandare | None = None) -> bool:
        """Nobody: an account is ended, because cases and events name the person."""
        return False

    def save_model(self, request: HttpRequest, obj: Anvandare, form: forms.ModelForm, change: bool) -> None:
        """A new account cannot be logged in to before it is given a password."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def response_add(self, request: HttpRequest, obj: Anvandare, post_url_continue: str | None = None) -> HttpResponse:
        """Go on to the password."""
        self.message_user(request, _("Kontot för %(person)s finns. Sätt ett lösenord så att det går att logga in.") % {"person": obj})
        return redirect(SattLosenord.link(obj)[0])

    @admin.display(description=gettext_lazy("roller"))
    def roles(self, obj: Anvandare) -> str:
        """Roles that hold today, with their units."""
        return "; ".join(str(medlemskap) for medlemskap in obj.nuvarande)

    @admin.display(description=gettext_lazy("kontot är öppet"), boolean=True, ordering="is_active")
    def is_open(self, obj: Anvandare) -> bool:
        """Whether the account has not been ended."""
        return obj.is_active

    @admin.display(description=gettext_lazy("har lösenord"), boolean=True)
    def has_password(self, obj: Anvandare) -> bool:
        """Whether one can log in."""
        return obj.has_usable_password()

    @admin.display(description=gettext_lazy("närvaro"))
    def presence(self, obj: Anvandare) -> str:
        """As the directory shows it."""
        return describe_narvaro(obj).text
