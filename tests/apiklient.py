"""Another system that calls the API with a key."""

import json

from django.http import HttpResponse
from django.test import Client

from kontaktcenter.actions.apinyckel import create_apinyckel
from kontaktcenter.models import Anvandare, Omfang, Utskick


class Nyckelklient:
    """Calls the API with a key."""

    def __init__(self, anvandare: Anvandare, *omfang: str) -> None:
        """Make the key for an account; it may do everything unless scopes are named. Nobody gets the mail about it."""
        self.nyckel, hemlighet = create_apinyckel(namn="Testsystem", anvandare=anvandare, omfang=omfang or Omfang.values)
        Utskick.objects.filter(nyckel__startswith="apinyckel:").delete()
        self.client = Client(headers={"authorization": f"Bearer {hemlighet}"})

    def get(self, path: str, **headers: str) -> HttpResponse:
        """Ask for an address below /api/v1/."""
        return self.client.get(f"/api/v1/{path}", headers=headers)

    def post(self, path: str, **body: object) -> HttpResponse:
        """Send a body as JSON."""
        return self.client.post(f"/api/v1/{path}", json.dumps(body, default=str), content_type="application/json")
