"""Django's description of the service offices."""

from django.apps import AppConfig


class ServicekontorConfig(AppConfig):
    """Offices and the mobile office, their hours, tours, bookings, roster and reception; knows nothing of cases."""

    name = "servicekontor"
    verbose_name = "Servicekontor"

    def ready(self) -> None:
        """Put the pages in the staff menu and on the map of the site, and say what hangs on that offices are open."""
        from kontaktcenter import webbkarta
        from servicekontor import beroenden
        from servicekontor.actions.bokningsrubbning import Bokningar, Lokalbokningar
        from servicekontor.avveckling import register_innehav
        from servicekontor.mejltexter import register_mejltexter
        from servicekontor.meny import register_menu
        from servicekontor.webbkarta import list_pages

        register_menu()
        register_mejltexter()
        register_innehav()
        webbkarta.register("servicekontor", list_pages)
        beroenden.register(Bokningar())
        beroenden.register(Lokalbokningar())
