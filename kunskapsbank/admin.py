"""The administration of the knowledge base: only the collections; everything else has pages of its own."""

from django.contrib import admin

from kontaktcenter.admin.bas import SystemforvaltarAdmin
from kunskapsbank.models import Samling


@admin.register(Samling)
class SamlingAdmin(SystemforvaltarAdmin):
    """Collections: the municipality's own, and those that were read in from elsewhere."""

    list_display = ("namn", "kod", "is_prov")
    search_fields = ("namn", "kod")
