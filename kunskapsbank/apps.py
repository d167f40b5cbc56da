"""Django's description of the knowledge base."""

from django.apps import AppConfig


class KunskapsbankConfig(AppConfig):
    """Articles and guides, their versions and languages, the search, the gaps, and news for the staff."""

    name = "kunskapsbank"
    verbose_name = "Kunskapsbank"

    def ready(self) -> None:
        """Put the pages in the staff menu, and tell what closing units and leaving users hold."""
        from django.core import checks

        from kontaktcenter.halsa import register_kontroll
        from kontaktcenter.uppvarmning import register_warming
        from kunskapsbank.analys import warm
        from kunskapsbank.avveckling import register_innehav
        from kunskapsbank.halsa import RUBRIK, check_model
        from kunskapsbank.luckbrev import register_sources
        from kunskapsbank.mening import read_kodare
        from kunskapsbank.mening.kontroll import check_setting
        from kunskapsbank.meny import register_menu

        checks.register(check_setting)
        register_menu()
        register_sources()
        register_innehav()
        register_warming(warm)
        register_warming(read_kodare)
        register_kontroll("sokmodell", RUBRIK, check_model)
