"""What administrators keep of cases: the units' answer templates."""

from django.contrib import admin

from arenden.models import Svarsmall
from kontaktcenter.admin.bas import SystemforvaltarAdmin


@admin.register(Svarsmall)
class SvarsmallAdmin(SystemforvaltarAdmin):
    """The texts that a unit starts its answers from."""

    list_display = ["namn", "enhet", "arendetyp"]
    list_filter = ["enhet"]
    search_fields = ["namn", "text"]
    autocomplete_fields = ["enhet", "arendetyp"]
    list_select_related = ["enhet", "arendetyp"]
