"""Who can be put on a roster, and what is needed beside the least that an office's rule says."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from kontaktcenter.admin.bas import SystemforvaltarAdmin
from kontaktcenter.admin.samtidighet import SeddForm
from servicekontor.dagfalt import Dagfalt
from servicekontor.models import Behov, Medarbetare


@admin.register(Medarbetare)
class MedarbetareAdmin(SystemforvaltarAdmin):
    """Employees of the roster; competences and languages stand on the user."""

    list_display = ["anvandare", "center", "sysselsattningsgrad", "hemkontor", "has_korkort", "is_active"]
    list_filter = ["center", "hemkontor", "is_active"]
    list_select_related = ["anvandare", "center", "hemkontor"]
    search_fields = ["anvandare__first_name", "anvandare__last_name"]


class BehovForm(SeddForm):
    """A need; the date is near."""

    datum = Dagfalt(label=_("Datum"), required=False)


@admin.register(Behov)
class BehovAdmin(SystemforvaltarAdmin):
    """Needs of people, each week or on one date."""

    form = BehovForm

    list_display = ["kontor", "veckodag", "datum", "fran", "till", "antal", "kompetens", "sprak", "is_tvingande"]
    list_filter = ["kontor", "is_tvingande"]
    list_select_related = ["kontor", "kompetens"]
