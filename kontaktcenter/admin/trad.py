"""Lists of what forms a tree: shown in tree order, indented."""

from typing import Any

from django.contrib import admin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Value
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from kontaktcenter.admin.bas import SystemforvaltarAdmin
from kontaktcenter.trad import walk

INDRAG = "\N{EM SPACE}\N{EM SPACE}"


class TradAdmin(SystemforvaltarAdmin):
    """The administration of a model with `namn` and `foralder`."""

    list_per_page = 500
    # Rows of a tree with more levels than this cost a query each.
    list_select_related = ("foralder__foralder__foralder__foralder",)
    sortable_by = ()

    def get_ordering(self, request: HttpRequest) -> list[Any]:
        """The order in which the tree is walked; read once a request, for the list asks twice."""
        if not hasattr(request, "tradordning"):
            ids = Value([gren.id for gren in walk(self.model)], output_field=ArrayField(models.BigIntegerField()))
            request.tradordning = [Func(ids, F("id"), function="array_position", output_field=models.IntegerField()).asc()]
        return request.tradordning

    @admin.display(description=_("namn"))
    def indented(self, obj: models.Model) -> SafeString:
        """The name below and to the right of the one above; the path is read out instead of the indent."""
        path = above(obj)
        hidden = format_html('<span class="ds-sr-only">{} › </span>', " › ".join(path)) if path else ""
        return format_html('<span aria-hidden="true">{}</span>{}{}', INDRAG * len(path), hidden, obj.namn)

    @admin.display(description=_("plats i trädet"))
    def full_path(self, obj: models.Model) -> str:
        """Everything from the top to the row."""
        return " › ".join([*above(obj), obj.namn])


def above(obj: models.Model) -> list[str]:
    """Names from the top to the row above `obj`."""
    names: list[str] = []
    row = obj.foralder
    while row is not None:
        names.insert(0, row.namn)
        row = row.foralder
    return names
