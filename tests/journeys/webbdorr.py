"""A citizen without a browser: fetches the public pages over HTTP and sends their forms as a browser would."""

import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Formular:
    """One form of a page: where it is sent, and its fields with the values that they have."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)


class Formularlasare(HTMLParser):
    """Collects the forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Formular] = []
        self._select = self._textarea = ""
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Formular(a.get("action", ""), a.get("method", "get").lower()))
            self._is_inside = True
        elif self._is_inside and tag == "input" and a.get("name"):
            self._input(a)
        elif self._is_inside and tag == "button" and a.get("name"):
            self.forms[-1].choices.setdefault(a["name"], []).append(a.get("value", ""))
        elif self._is_inside and tag == "textarea":
            self._textarea = a.get("name", "")
            self.forms[-1].fields[self._textarea] = ""
        elif self._is_inside and tag == "select":
            self._select = a.get("name", "")
        elif self._select and tag == "option":
            self.forms[-1].choices.setdefault(self._select, []).append(a.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._is_inside = False
        elif tag == "textarea":
            self._textarea = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.forms[-1].fields[self._textarea] += data

    def _input(self, a: dict[str, str]) -> None:
        form, name = self.forms[-1], a["name"]
        if a.get("type") in ("radio", "checkbox"):
            form.choices.setdefault(name, []).append(a.get("value", "on"))
            if "checked" in a:
                form.fields[name] = a.get("value", "on")
        elif a.get("type") not in ("submit", "file"):
            form.fields[name] = a.get("value", "")


@dataclass
class Sida:
    """A page as it came."""

    url: str
    status: int
    text: str

    def form(self, with_field: str) -> Formular:
        """The form that has the field."""
        reader = Formularlasare()
        reader.feed(self.text)
        for form in reader.forms:
            if form.method == "post" and (with_field in form.fields or with_field in form.choices):
                return form
        raise AssertionError(f"no form with {with_field} on {self.url} ({self.status})")


class Webbdorr:
    """One visitor with cookies of their own."""

    def __init__(self, base: str) -> None:
        self.base = base
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def get(self, url: str) -> Sida:
        """Fetch a page, following redirects."""
        return self._send(urllib.request.Request(urllib.parse.urljoin(self.base, url)))

    def send(self, page: Sida, with_field: str, **values: str) -> Sida:
        """Send the page's form that has `with_field`, with these values and the rest as they stand."""
        form = page.form(with_field)
        data = urllib.parse.urlencode({**form.fields, **values}).encode()
        url = urllib.parse.urljoin(page.url, form.action or page.url)
        return self._send(urllib.request.Request(url, data, {"Referer": page.url}))

    def _send(self, request: urllib.request.Request) -> Sida:
        try:
            with self.opener.open(request, timeout=30) as answer:
                return Sida(answer.url, answer.status, answer.read().decode())
        except urllib.error.HTTPError as error:
            return Sida(error.url, error.code, error.read().decode())
