"""Django's description of the knowledge base."""

from django.apps import AppConfig


class KunskapsbankConfig(AppConfig):
    """Articles and guides, their versions and languages, the search, the gaps, and news for the staff."""

    name = "kunskapsbank"
    verbose_name = "Kunskapsbank"
