"""Django's description of the ground floor."""

from django.apps import AppConfig


class KontaktcenterConfig(AppConfig):
    """Users, units, agreements, calendar, outbox."""

    name = "kontaktcenter"
    verbose_name = "Kontaktcenter"
