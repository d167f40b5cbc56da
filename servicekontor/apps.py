"""Django's description of the service offices."""

from django.apps import AppConfig


class ServicekontorConfig(AppConfig):
    """Offices and the mobile office, their hours, tours, bookings, roster and reception; knows nothing of cases."""

    name = "servicekontor"
    verbose_name = "Servicekontor"

    def ready(self) -> None:
        """Put the pages in the staff menu."""
        from servicekontor.meny import register_menu

        register_menu()
