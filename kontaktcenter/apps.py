"""Django's description of the ground floor."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KontaktcenterConfig(AppConfig):
    """Users, units, agreements, calendar, outbox."""

    name = "kontaktcenter"
    verbose_name = "Kontaktcenter"

    def ready(self) -> None:
        """Put the administration in the staff's menu, and the check of the setup among Django's checks."""
        from kontaktcenter.granskning import systemkontroll  # noqa: F401
        from kontaktcenter.navigation import Lank, register

        register(
            Lank(_("Systemförvaltning"), "admin:index", ikon="gear", ordning=900, visible_for=lambda user: user.is_staff)
        )
