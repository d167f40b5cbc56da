"""Targets, budgets and assumptions in the administration, which managers set on their pages; and own words of answers, to take away."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kontaktcenter.admin.bas import ForSystemforvaltare, SystemforvaltarAdmin
from statistik.actions.enkatgallring import erase_words
from statistik.models import Budgetrad, Enkatsvar, Mal, Tidsantagande


@admin.register(Mal)
class MalAdmin(SystemforvaltarAdmin):
    """What figures are to reach."""

    list_display = ["nyckeltal", "matning", "enhet", "kanal", "fran", "till", "start", "mal", "agare"]
    list_filter = ["enhet"]
    list_select_related = ["enhet", "agare"]


@admin.register(Budgetrad)
class BudgetradAdmin(SystemforvaltarAdmin):
    """What programmes were to cost, and did."""

    list_display = ["center", "program", "ar", "slag", "budget", "utfall", "utfall_till"]
    list_filter = ["center", "program", "ar"]
    list_select_related = ["center"]


@admin.register(Tidsantagande)
class TidsantagandeAdmin(SystemforvaltarAdmin):
    """What is assumed of officers' time."""

    list_display = ["center", "ar", "minuter", "andel", "timkostnad", "grund"]
    list_filter = ["center"]
    list_select_related = ["center"]


@admin.register(Enkatsvar)
class EnkatsvarAdmin(ForSystemforvaltare, admin.ModelAdmin):
    """Own words of answers, without grade, day or subject. They can be taken away before their time, and nothing else be done."""

    list_display = ["fritext"]
    fields = ["fritext"]
    ordering = ["id"]
    actions = ["erase"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Enkatsvar]:
        """Those with words."""
        return super().get_queryset(request).exclude(fritext="")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody: answers come by their own doors."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Enkatsvar | None = None) -> bool:
        """Nobody puts words in another's mouth."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Enkatsvar | None = None) -> bool:
        """Nobody: the figures count it."""
        return False

    @admin.action(description=_("Ta bort de egna orden"))
    def erase(self, request: HttpRequest, queryset: QuerySet[Enkatsvar]) -> None:
        """Take the chosen words away."""
        chosen = list(queryset)
        for svar in chosen:
            erase_words(svar=svar, by=request.user)
        antal = len(chosen)
        text = ngettext("Orden i %(antal)s svar är borttagna.", "Orden i %(antal)s svar är borttagna.", antal) % {"antal": antal}
        self.message_user(request, text, messages.SUCCESS)
