"""What can be booked, in the administration: kinds of meeting, and the times that departments publish on their own page."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kontaktcenter.admin.bas import SystemforvaltarAdmin, TabellRader
from kontaktcenter.admin.oversattning import translation_fieldsets
from servicekontor.forms.motestyp import MotestypForm
from servicekontor.models import Motestyp, Mottagningstid, Mottagningsundantag


@admin.register(Motestyp)
class MotestypAdmin(SystemforvaltarAdmin):
    """Kinds of meeting of all units. One that has been booked is put out of use, for the bookings name it."""

    form = MotestypForm
    list_display = ["namn", "kod", "enhet", "minuter", "buffert", "is_public", "is_active"]
    list_filter = ["is_active", "is_public", "enhet"]
    list_select_related = ["enhet"]
    search_fields = ["namn", "kod"]
    prepopulated_fields = {"kod": ["namn"]}
    fieldsets = [
        (None, {"fields": ["namn", "kod", "beskrivning", "enhet", "arendetyp", "resursslag"]}),
        (_("Hur det bokas"), {"fields": ["minuter", "buffert", "framforhallning", "dagar_fram", "hogst_per_person"]}),
        (_("För vem"), {"fields": ["is_public", "is_dropin", "is_active"]}),
        *translation_fieldsets(Motestyp),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Motestyp | None = None) -> list[str]:
        """The code stands in addresses and figures: it is given once."""
        return ["kod"] if obj else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: Motestyp | None = None) -> dict[str, list[str]]:
        """Only a new kind of meeting gets its code from its name."""
        return {} if obj else super().get_prepopulated_fields(request, obj)


class BaraLasning:
    """Shown and not changed here: the department's own page moves or cancels what is booked."""

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Nobody, here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Nobody, here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Nobody, here."""
        return False


class UndantagRader(BaraLasning, TabellRader):
    """Dates that differ."""

    model = Mottagningsundantag


@admin.register(Mottagningstid)
class MottagningstidAdmin(BaraLasning, SystemforvaltarAdmin):
    """The times of reception of all units."""

    inlines = [UndantagRader]
    list_display = ["kontor", "motestyp", "veckodag", "veckor", "fran", "till", "galler_fran", "galler_till"]
    list_display_links = ["motestyp"]
    list_filter = ["kontor", "motestyp"]
    list_select_related = ["kontor", "motestyp"]
