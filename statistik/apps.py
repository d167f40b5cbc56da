"""Django's description of the statistics."""

from django.apps import AppConfig


class StatistikConfig(AppConfig):
    """Daily facts counted from events, and what is read from them."""

    name = "statistik"
    verbose_name = "Statistik"

    def ready(self) -> None:
        """Put the pages in the staff menu, the surveys' mails among those that can be reworded, and answers among demo data."""
        from arenden.demodata import ovanfran
        from statistik.demodata.ekonomi import fill_ekonomi
        from statistik.demodata.enkater import fill_enkater
        from statistik.mejltexter import register_mejltexter
        from statistik.meny import register_menu

        register_menu()
        register_mejltexter()
        ovanfran.register(fill_enkater)
        ovanfran.register(fill_ekonomi)
