"""A citizen at the pages: fills in what the pages ask for, as a browser without script does."""

import html
import io
import re
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from arenden.models import Arende, Formular
from kontaktcenter.models import Utskick

FALT = re.compile(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"')
LANK = re.compile(r"/folj/lank/[\w-]+/")


@dataclass
class Medborgare:
    """One browser; `page` is the last answer."""

    client: Client
    page: HttpResponse | None = field(default=None)

    @property
    def text(self) -> str:
        """The words of the last page, without its tags."""
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", self.page.content.decode())).split())

    @property
    def address(self) -> str:
        """Where the last page lies."""
        return self.page.request["PATH_INFO"]

    def go(self, path: str) -> "Medborgare":
        """Look at a page."""
        self.page = self.client.get(path, follow=True)
        return self

    def send(self, *, to: str | None = None, **values: Any) -> "Medborgare":
        """Send the form of the last page with its hidden fields."""
        hidden = {name: html.unescape(value) for name, value in FALT.findall(self.page.content.decode()) if name != "csrfmiddlewaretoken"}
        hidden = {name: value for name, value in hidden.items() if name not in ("next", "q")}
        self.page = self.client.post(to or self.address, {**hidden, "gor": "nasta", **values}, follow=True)
        return self

    def begin(self, kod: str, text: str = "Det är fel på lampan.") -> "Medborgare":
        """Pass the first page of an e-service."""
        return self.go(f"/e-tjanst/{kod}/").send(text=text)

    def finish(self, **contact: str) -> Arende:
        """Pass the page about the writer, anonymous unless something is told, and send."""
        self.send(**({"vem": "uppgifter", **contact} if contact else {"vem": "anonym"}))
        self.send(gor="skicka")
        assert self.address.startswith("/kvitto/"), self.text
        return Arende.objects.latest("pk")

    @property
    def formular(self) -> Formular:
        """The form that is being filled in."""
        return Formular.objects.latest("borjade")


def make_photo(size: tuple[int, int] = (40, 30), name: str = "foto.jpg", color: str = "green") -> SimpleUploadedFile:
    """A small real JPEG."""
    out = io.BytesIO()
    Image.new("RGB", size, color).save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


def mailed_link(arende: Arende) -> str:
    """The path of the link in the newest mail about a case."""
    text = Utskick.objects.filter(referens=f"arende:{arende.pk}").latest("skapad").text
    return LANK.search(text)[0]


def open_with_link(client: Client, arende: Arende) -> Arende:
    """Press the button that the newest mail leads to."""
    client.post(mailed_link(arende))
    return arende


def page_of(client: Client, arende: Arende, sprak: str = "sv") -> str:
    """The citizen's page of the case, which must be open to the client."""
    response = client.get(f"/folj/{arende.nummer}/", headers={"accept-language": sprak})
    assert response.status_code == 200
    return response.content.decode()
