"""What the rules of the knowledge base refuse beside what is refused everywhere."""

from typing import TYPE_CHECKING

from django.utils.functional import Promise

from kontaktcenter.fel import InaktuellSida

if TYPE_CHECKING:
    from kunskapsbank.models import Revision


class Kollision(InaktuellSida):
    """Somebody else saved the text after this page was shown; `deras` is what they saved."""

    def __init__(self, mening: str | Promise, *, deras: "Revision") -> None:
        """Take the sentence that says who was first, and their version."""
        super().__init__(mening)
        self.deras = deras
