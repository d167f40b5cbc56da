"""What a case lets go of when fewer may know of it: followers of what is no public report, merged cases of other persons."""

from arenden.actions.ateroppning import release_strangers
from arenden.aktor import By
from arenden.models import Arende


def let_go(arende: Arende, *, by: By) -> None:
    """Forget and release whoever may no longer know of the case; for the actions that have changed its type or secrecy."""
    if not arende.is_public_report:
        arende.foljare.all().delete()
    release_strangers(arende, by=by)
