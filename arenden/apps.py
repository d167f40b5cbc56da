"""Django's description of contacts and cases."""

from django.apps import AppConfig


class ArendenConfig(AppConfig):
    """Contacts, cases, hand-offs, deadlines and channels."""

    name = "arenden"
    verbose_name = "Kontakter och ärenden"
