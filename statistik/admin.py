"""Targets, budgets and assumptions in the administration. Managers set them on the pages of the statistics."""

from django.contrib import admin

from kontaktcenter.admin.bas import SystemforvaltarAdmin
from statistik.models import Budgetrad, Mal, Tidsantagande


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
