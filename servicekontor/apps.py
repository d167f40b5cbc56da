"""Django's description of the service offices."""

from django.apps import AppConfig


class ServicekontorConfig(AppConfig):
    """Offices and the mobile office, their hours, tours, bookings, roster and reception; knows nothing of cases."""

    name = "servicekontor"
    verbose_name = "Servicekontor"

    def ready(self) -> None:
        """Put the pages in the staff menu, and say what hangs on that offices are open."""
        from servicekontor import beroenden
        from servicekontor.actions.bokningsrubbning import Bokningar, Lokalbokningar
        from servicekontor.meny import register_menu

        register_menu()
        beroenden.register(Bokningar())
        beroenden.register(Lokalbokningar())
