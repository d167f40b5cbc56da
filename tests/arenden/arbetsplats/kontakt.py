"""An open contact as a test drives it: through its doors, with the fields that the page would send."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from arenden.models import Utkast
from kontaktcenter.models import Anvandare

HTMX = {"HX-Request": "true"}
TOMT = {"kanal": "telefon", "sprak": "sv", "fragor": "0"}


class Kontaktdorr:
    """One contact in one agent's browser. `falt` is what stands in the form; a post sends it all."""

    def __init__(self, agent: Anvandare, **falt: Any) -> None:
        self.agent, self.client, self.nyckel = agent, Client(), uuid.uuid4()
        self.client.force_login(agent)
        self.falt: dict[str, Any] = {**TOMT, **_named(falt)}

    def post(self, namn: str, *args: Any, is_htmx: bool = False, **mer: Any) -> HttpResponse:
        """Send the form to the door `arbetsplats_<namn>` of the contact."""
        url = reverse(f"arbetsplats_{namn}", args=[self.nyckel, *args])
        return self.client.post(url, {**self.falt, **_named(mer)}, headers=HTMX if is_htmx else {})

    def get(self, namn: str, *, is_htmx: bool = False) -> HttpResponse:
        """Ask for a page of the contact."""
        return self.client.get(reverse(f"arbetsplats_{namn}", args=[self.nyckel]), headers=HTMX if is_htmx else {})

    @property
    def utkast(self) -> Utkast:
        """The draft as it is stored."""
        return Utkast.objects.get(pk=self.nyckel)

    def stored(self, falt: str) -> str:
        """One field of the draft."""
        return (self.utkast.innehall["falt"].get(falt) or [""])[-1]


def _named(falt: dict[str, Any]) -> dict[str, Any]:
    """Python names to the form's: f0_text is f0-text."""
    return {namn.replace("_", "-", 1) if namn[0] == "f" and namn[1:2].isdigit() else namn: varde for namn, varde in falt.items()}
