"""What all of the administration does alike: who may, that nothing is saved over, that no change leaves cases astray."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import IntegrityError, models
from django.forms import Field, ModelChoiceField, ModelForm, Textarea
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kontaktcenter.admin.borttagning import find_hinders
from kontaktcenter.admin.historik import read_historik
from kontaktcenter.admin.samtidighet import SeddForm, fingerprint
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.granskning import Granskningsfel, refuse_new_anmarkningar
from kontaktcenter.models import Anvandare, Enhet

FILTERSLUT = ("", "__exact", "__isnull", "__id__exact")
"""What Django's own filters for flags, choices and relations put after the name of their field in an address."""
DATUMSLUT = ("__year", "__month", "__day", "__gte", "__lt")
"""What the links of a date hierarchy put after the name of theirs."""


class EnhetValfalt(ModelChoiceField):
    """A choice of unit that tells closed ones."""

    def label_from_instance(self, obj: Enhet) -> str:
        """Name, and that it is closed."""
        return str(obj) if obj.is_active else _("%(enhet)s (stängd)") % {"enhet": obj}


class ForSystemforvaltare(BaseModelAdmin):
    """Whoever may open the administration may do everything in it; Django's own permissions are not used."""

    formfield_overrides = {models.TextField: {"widget": Textarea(attrs={"rows": 4})}}

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Field | None:
        """Choices without Django's four small pictures for opening and even deleting what is chosen in another window."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def formfield_for_foreignkey(self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any) -> ModelChoiceField:
        """Units tell that they are closed; of people only those who work here are offered."""
        if db_field.related_model is Enhet:
            kwargs["form_class"] = EnhetValfalt
        if db_field.related_model is Anvandare:
            kwargs["queryset"] = Anvandare.objects.filter(is_active=True)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Only what the list's own filters ask for: Django allows every field of the row, hidden ones letter by letter too."""
        list_filter = self.get_list_filter(request) if request is not None else self.list_filter
        allowed = {falt + slut for falt in list_filter if isinstance(falt, str) for slut in FILTERSLUT}
        allowed |= {val.parameter_name for val in list_filter if isinstance(val, type) and issubclass(val, admin.SimpleListFilter)}
        if self.date_hierarchy:
            allowed |= {self.date_hierarchy + slut for slut in DATUMSLUT}
        return lookup in allowed

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Administrators."""
        return request.user.is_active and request.user.is_staff

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Administrators."""
        return self.has_view_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Administrators."""
        return self.has_view_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Administrators; the database refuses to delete what something else refers to."""
        return self.has_view_permission(request, obj)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Administrators."""
        return self.has_view_permission(request)


class TabellRader(ForSystemforvaltare, admin.TabularInline):
    """Rows edited as a table beneath what they belong to."""

    extra = 0

    def formfield_for_foreignkey(self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any) -> ModelChoiceField:
        """Read the choices once for all rows."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        field.choices = list(field.choices)
        return field


class StaplatRader(ForSystemforvaltare, admin.StackedInline):
    """Rows edited one below the other beneath what they belong to."""

    extra = 0


class SystemforvaltarAdmin(ForSystemforvaltare, admin.ModelAdmin):
    """The administration of one noun."""

    form = SeddForm
    list_per_page = 50

    def url_of(self, obj: models.Model) -> str:
        """The page where `obj` is edited."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[obj.pk])

    def object_links(self, obj: models.Model) -> list[tuple[str, str]]:
        """Address and text of what else can be done to `obj`; shown as buttons on its page."""
        return []

    def get_form(self, request: HttpRequest, obj: models.Model | None = None, change: bool = False, **kwargs: Any) -> type[ModelForm]:
        """The form with what the row holds now, and the faults that a first attempt to save would have made."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if not issubclass(form, SeddForm):
            return form
        known = {"anmarkningar": getattr(request, "anmarkningar", ())}
        if obj is not None:
            underlydande = [inline.model for inline in self.get_inline_instances(request, obj)]
            known["read_fingerprint"] = staticmethod(partial(fingerprint, obj, underlydande))
        return type(form)(form.__name__, (form,), known)

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> list:
        """The groups of fields, with the hidden digest of what the page shows in the first."""
        fieldsets = [(namn, dict(options)) for namn, options in super().get_fieldsets(request, obj)]
        if obj is not None and issubclass(self.form, SeddForm) and "sedd" not in flatten_fieldsets(fieldsets):
            first = fieldsets[0][1]
            first["fields"] = [*first["fields"], "sedd"]
        return fieldsets

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        """Save unless it would make a new fault in the setup; if so show the form again with what was typed."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            with refuse_new_anmarkningar() as request.granska:
                return super().changeform_view(request, object_id, form_url, extra_context)
        except Granskningsfel as fel:
            request.anmarkningar = fel.anmarkningar
        except IntegrityError as fel:
            raise OtillatenHandling(
                _("Någon annan sparade samma sak i samma stund. Gå tillbaka och försök igen; det du skrev finns kvar.")
            ) from fel
        return super().changeform_view(request, object_id, form_url, extra_context)

    def find_hinders(self, objekt: models.Model) -> list[str]:
        """What keeps `objekt` from being deleted, in words."""
        return find_hinders(objekt)

    def get_deleted_objects(self, objs: Sequence[models.Model], request: HttpRequest) -> tuple[list, dict, set, list]:
        """What would go along, as Django tells it; but what hinders is found without walking all that refers to it."""
        hinders = [line for objekt in objs for line in self.find_hinders(objekt)]
        return ([], {}, set(), hinders) if hinders else super().get_deleted_objects(objs, request)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        """Who changed which field, where the model keeps a history; else who saved what, as Django tells it."""
        objekt = self.get_object(request, unquote(object_id))
        if objekt is None or not hasattr(self.model, "history") or not self.has_view_permission(request, objekt):
            return super().history_view(request, object_id, extra_context)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Historik för %(objekt)s") % {"objekt": objekt},
            "opts": self.opts,
            "objekt": objekt,
            "objekt_url": self.url_of(objekt),
            "andringar": read_historik(objekt, [inline.model for inline in self.get_inline_instances(request, objekt)]),
        }
        return render(request, "admin/kontaktcenter/historik.html", context)

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: list, change: bool) -> None:
        """Save the rows beneath, then check the whole before anything says that it is saved."""
        super().save_related(request, form, formsets, change)
        request.granska()

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> HttpResponse:
        """Add the buttons of what else can be done."""
        obj = kwargs.get("obj")
        context["objektlankar"] = self.object_links(obj) if obj is not None else []
        return super().render_change_form(request, context, *args, **kwargs)
