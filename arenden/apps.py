"""Django's description of contacts and cases."""

from django.apps import AppConfig


class ArendenConfig(AppConfig):
    """Contacts, cases, hand-offs, deadlines and channels."""

    name = "arenden"
    verbose_name = "Kontakter och ärenden"

    def ready(self) -> None:
        """Put the pages in the staff menu, name cases in addresses, and tell what units and users hold and what the letter says."""
        from django.urls import register_converter

        from arenden.actions.person import is_of_protected
        from arenden.adresser import Arendenummer
        from arenden.avveckling import register_innehav
        from arenden.manadsbrev import register_source
        from arenden.mejltexter import register_mejltexter
        from arenden.meny import register_menu
        from arenden.models import Arende
        from arenden.tjanstesok import search_services
        from kontaktcenter.utkorg import referenser
        from kunskapsbank import tjanstesok
        from servicekontor import skydd

        register_converter(Arendenummer, "arendenummer")
        register_menu()
        register_innehav()
        register_source()
        register_mejltexter()
        skydd.register(is_of_protected)
        tjanstesok.register(lambda fraga, antal: search_services(fraga, antal=antal))
        referenser.register("arende", lambda ids: dict(Arende.objects.filter(pk__in=ids).values_list("pk", "nummer")))
