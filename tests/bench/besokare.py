"""Somebody at a browser, reduced to what reaches the server: one connection, cookies, forms sent with their hidden fields."""

import http.client
import time
import urllib.parse
from dataclasses import dataclass

from tests.journeys.webbdorr import Formular, Formularlasare

KEPT_SECONDS = 1
"""After such a silence a new connection is made: the server closes one that is silent for two seconds."""


class Bankfel(Exception):
    """A measurement could not be made; the sentence says why."""


@dataclass(frozen=True)
class Sida:
    """An answer: its address, status and text, and how many seconds it took from the first byte sent to the last received."""

    url: str
    status: int
    text: str
    sekunder: float
    till: str = ""
    """Where a redirect leads."""

    def form(self, with_field: str) -> Formular:
        """The form of the page that has the field."""
        lasare = Formularlasare()
        lasare.feed(self.text)
        for form in lasare.forms:
            if form.method == "post" and (with_field in form.fields or with_field in form.choices):
                return form
        raise Bankfel(f"Inget formulär med fältet {with_field} på {self.url} (status {self.status}).")


class Besokare:
    """One visitor of one server; logged in or not."""

    def __init__(self, port: int) -> None:
        """Nothing is sent yet."""
        self.port = port
        self.cookies: dict[str, str] = {}
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.last_heard = 0.0

    def log_in(self, username: str, password: str) -> "Besokare":
        """Log in by the form."""
        sida = self.get("/logga-in/")
        answer = self.send(sida, "username", username=username, password=password)
        if answer.status != 302:
            raise Bankfel(f"Inloggningen som {username} misslyckades (status {answer.status}).")
        return self

    def get(self, path: str) -> Sida:
        """Fetch a page; redirects are not followed."""
        return self._ask("GET", path, None)

    def follow(self, sida: Sida) -> Sida:
        """Go where an answer leads."""
        return self.get(sida.till) if sida.till else sida

    def send(self, sida: Sida, with_field: str, **falt: str) -> Sida:
        """Send the page's form that has `with_field`, with these values and the rest as they stand."""
        form = sida.form(with_field)
        return self.post(urllib.parse.urljoin(sida.url, form.action or sida.url), {**form.fields, **falt})

    def post(self, path: str, falt: dict[str, str]) -> Sida:
        """Send a form; the token against forgery comes from the cookie when the form has none."""
        falt = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **falt}
        return self._ask("POST", path, urllib.parse.urlencode(falt))

    def _ask(self, method: str, path: str, body: str | None) -> Sida:
        headers = {"Host": "localhost", "Cookie": "; ".join(f"{namn}={varde}" for namn, varde in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": "http://localhost/"}
        if time.monotonic() - self.last_heard > KEPT_SECONDS:
            self.connection.close()
        start = time.perf_counter()
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        sekunder, self.last_heard = time.perf_counter() - start, time.monotonic()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, rest = value.partition(";")[0].partition("=")
                self.cookies[cookie] = rest
        till = urllib.parse.urljoin(path, answer.getheader("Location") or "") if answer.status in (301, 302, 303) else ""
        if answer.status >= 500:
            raise Bankfel(f"{method} {path.partition('?')[0]} gav status {answer.status}.")
        return Sida(path, answer.status, content.decode(errors="replace"), sekunder, till)
