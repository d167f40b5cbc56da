"""The administration for systemförvaltare, one noun per file. docs/behorigheter.md says who may open it."""

from django.contrib import admin

from kontaktcenter.admin import amne, anvandare, apinyckel, arendetyp, enhet, kalender, kompetens, mejltext, overenskommelse, utskick

__all__ = ["amne", "anvandare", "apinyckel", "arendetyp", "enhet", "kalender", "kompetens", "mejltext", "overenskommelse", "utskick"]

# Many rows at once is not the administrator's trade, and would pass by the checks of each.
admin.site.disable_action("delete_selected")
