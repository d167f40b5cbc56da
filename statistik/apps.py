"""Django's description of the statistics."""

from django.apps import AppConfig


class StatistikConfig(AppConfig):
    """Daily facts counted from events, and what is read from them."""

    name = "statistik"
    verbose_name = "Statistik"

    def ready(self) -> None:
        """Put the pages in the staff menu."""
        from statistik.meny import register_menu

        register_menu()
