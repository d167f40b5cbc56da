"""What contacts and cases let units and users hold, told to the ground floor (`kontaktcenter.avveckling`)."""

from collections import Counter
from collections.abc import Collection

from django.db.models import Count, F
from django.utils.translation import ngettext

from arenden.actions import avveckling as actions
from arenden.aktor import Aktor, By
from arenden.models import Arende, Ateruppringning, Remiss, Telefonmeddelande
from arenden.status import OPPNA
from kontaktcenter.avveckling import Innehav, register
from kontaktcenter.models import Anvandare, Enhet


def _actor(by: Anvandare | None) -> By:
    return by or Aktor.SYSTEMET


class OppnaArenden(Innehav):
    """Cases that somebody waits for an answer to: at the unit that has them and the center that owns them."""

    kod = "arenden"

    def describe(self, antal: int) -> str:
        """So many open cases."""
        return ngettext("%(antal)d öppet ärende", "%(antal)d öppna ärenden", antal) % {"antal": antal}

    def count_at_units(self, enheter: Collection[int]) -> dict[int, int]:
        """Owned or held, each case once per unit."""
        held = Arende.objects.open().filter(ansvarig_enhet__in=enheter)
        found = dict(held.values_list("ansvarig_enhet").annotate(Count("pk")))
        owned_elsewhere = Arende.objects.open().filter(center__in=enheter).exclude(ansvarig_enhet=F("center"))
        for pk, antal in owned_elsewhere.values_list("center").annotate(Count("pk")):
            found[pk] = found.get(pk, 0) + antal
        return found

    def count_with_users(self, anvandare: Collection[int]) -> dict[int, int]:
        """As the center's agent or the unit's officer."""
        found: dict[int, int] = {}
        for role in ("agent", "handlaggare"):
            rows = Arende.objects.open().filter(**{f"{role}__in": anvandare})
            for pk, antal in rows.values_list(role).annotate(Count("pk")):
                found[pk] = found.get(pk, 0) + antal
        return found

    def move_from_unit(self, *, fran: Enhet, till: Enhet, by: Anvandare | None) -> int:
        """Hand them to the successor."""
        return actions.move_arenden_from_unit(fran=fran, till=till, by=_actor(by))

    def move_from_user(self, *, fran: Anvandare, till: Anvandare, by: Anvandare) -> int:
        """Hand them to the colleague."""
        return actions.move_arenden_from_user(fran=fran, till=till, by=by)


class ObesvaradeRemisser(Innehav):
    """Questions from other units that the unit has not answered. Nobody in particular holds them."""

    kod = "remisser"

    def describe(self, antal: int) -> str:
        """So many unanswered questions."""
        return ngettext("%(antal)d obesvarad remiss", "%(antal)d obesvarade remisser", antal) % {"antal": antal}

    def count_at_units(self, enheter: Collection[int]) -> dict[int, int]:
        """By the unit that was asked."""
        rows = Remiss.objects.filter(till_enhet__in=enheter, lage=Remiss.Lage.SKICKAD, arende__status__in=OPPNA)
        return dict(rows.values_list("till_enhet").annotate(Count("pk")))

    def count_with_users(self, anvandare: Collection[int]) -> dict[int, int]:
        """None."""
        return {}

    def move_from_unit(self, *, fran: Enhet, till: Enhet, by: Anvandare | None) -> int:
        """Ask the successor instead."""
        return actions.move_remisser_from_unit(fran=fran, till=till, by=_actor(by))

    def move_from_user(self, *, fran: Anvandare, till: Anvandare, by: Anvandare) -> int:
        """Nothing."""
        return 0


class LovadeAteruppringningar(Innehav):
    """Calls that were promised and not made."""

    kod = "ateruppringningar"

    def describe(self, antal: int) -> str:
        """So many promised calls."""
        return ngettext("%(antal)d lovad återuppringning", "%(antal)d lovade återuppringningar", antal) % {"antal": antal}

    def count_at_units(self, enheter: Collection[int]) -> dict[int, int]:
        """By the unit that calls."""
        rows = Ateruppringning.objects.filter(enhet__in=enheter, utford__isnull=True)
        return dict(rows.values_list("enhet").annotate(Count("pk")))

    def count_with_users(self, anvandare: Collection[int]) -> dict[int, int]:
        """By the person who was to call."""
        rows = Ateruppringning.objects.filter(ansvarig__in=anvandare, utford__isnull=True)
        return dict(rows.values_list("ansvarig").annotate(Count("pk")))

    def move_from_unit(self, *, fran: Enhet, till: Enhet, by: Anvandare | None) -> int:
        """Let the successor call."""
        return actions.move_ateruppringningar_from_unit(fran=fran, till=till, by=_actor(by))

    def move_from_user(self, *, fran: Anvandare, till: Anvandare, by: Anvandare) -> int:
        """Let the colleague call."""
        return actions.move_ateruppringningar_from_user(fran=fran, till=till, by=by)


class OlastaTelefonmeddelanden(Innehav):
    """Messages that the switchboard took and the person has not read."""

    kod = "telefonmeddelanden"

    def describe(self, antal: int) -> str:
        """So many unread messages."""
        return ngettext("%(antal)d oläst telefonmeddelande", "%(antal)d olästa telefonmeddelanden", antal) % {"antal": antal}

    def count_at_units(self, enheter: Collection[int]) -> dict[int, int]:
        """None."""
        return {}

    def count_with_users(self, anvandare: Collection[int]) -> dict[int, int]:
        """By the person they are for."""
        rows = Telefonmeddelande.objects.filter(till__in=anvandare, last__isnull=True)
        return dict(rows.values_list("till").annotate(Count("pk")))

    def move_from_unit(self, *, fran: Enhet, till: Enhet, by: Anvandare | None) -> int:
        """Nothing."""
        return 0

    def move_from_user(self, *, fran: Anvandare, till: Anvandare, by: Anvandare) -> int:
        """Give them to the colleague."""
        return actions.move_telefonmeddelanden_from_user(fran=fran, till=till)


class PaborjadeKontakter(Innehav):
    """What somebody has typed in contacts and not saved."""

    kod = "utkast"

    def describe(self, antal: int) -> str:
        """So many contacts."""
        return ngettext("%(antal)d påbörjad kontakt", "%(antal)d påbörjade kontakter", antal) % {"antal": antal}

    def count_at_units(self, enheter: Collection[int]) -> dict[int, int]:
        """None."""
        return {}

    def count_with_users(self, anvandare: Collection[int]) -> dict[int, int]:
        """By the agent who has them open."""
        return Counter(row.agent_id for row in actions.begun_utkast(anvandare))

    def move_from_unit(self, *, fran: Enhet, till: Enhet, by: Anvandare | None) -> int:
        """Nothing."""
        return 0

    def move_from_user(self, *, fran: Anvandare, till: Anvandare, by: Anvandare) -> int:
        """Let the colleague go on with them."""
        return actions.move_utkast_from_user(fran=fran, till=till, by=by)


def register_innehav() -> None:
    """Tell the ground floor of all of these, in the order in which they are moved."""
    kinds = (OppnaArenden, ObesvaradeRemisser, LovadeAteruppringningar, OlastaTelefonmeddelanden, PaborjadeKontakter)
    for kind in kinds:
        register(kind())
