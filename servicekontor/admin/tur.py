"""What tours are made of in the administration: towns, places, drives, vehicles. The tours themselves are planned on their own pages."""

from django.contrib import admin

from kontaktcenter.admin.bas import SystemforvaltarAdmin
from kontaktcenter.admin.oversattning import make_oversattningsform, translation_fieldsets
from servicekontor.models import Fordon, Korstid, Ort, Stopplats


@admin.register(Ort)
class OrtAdmin(SystemforvaltarAdmin):
    """Towns with their inhabitants."""

    list_display = ["namn", "invanare"]
    search_fields = ["namn"]


@admin.register(Stopplats)
class StopplatsAdmin(SystemforvaltarAdmin):
    """Places where the mobile office can stand."""

    form = make_oversattningsform(Stopplats)
    list_display = ["namn", "ort", "latitud", "longitud"]
    list_filter = ["ort"]
    list_select_related = ["ort"]
    search_fields = ["namn", "ort__namn"]
    fieldsets = [(None, {"fields": ["namn", "ort", "hittahit", "latitud", "longitud"]}), *translation_fieldsets(Stopplats)]


@admin.register(Korstid)
class KorstidAdmin(SystemforvaltarAdmin):
    """Minutes between places."""

    list_display = ["fran", "till", "minuter"]
    list_select_related = ["fran__ort", "till__ort"]


@admin.register(Fordon)
class FordonAdmin(SystemforvaltarAdmin):
    """Vehicles of the mobile offices."""

    list_display = ["namn", "kontor", "besattning", "is_active"]
    list_select_related = ["kontor"]
