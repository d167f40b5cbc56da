"""Form fields for what the database keeps as lists: the administrator types lines of plain text."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from kontaktcenter.arbetstid import OgiltigKalender, format_intervall, parse_oppettider

Alternativ = list[dict[str, str]]


class RaderField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea

    def __init__(self, *args: Any, max_row_length: int = 80, **kwargs: Any) -> None:
        """`max_row_length` characters in each line."""
        super().__init__(*args, **kwargs)
        self.max_row_length = max_row_length
        self.widget.attrs["rows"] = 4

    def prepare_value(self, value: Any) -> Any:
        """One line each."""
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare lists, not how they were typed."""
        return list(initial or []) != split_rows(data or "")

    def clean(self, value: Any) -> list[str]:
        """Each line once, in the order typed."""
        rows = list(dict.fromkeys(split_rows(super().clean(value))))
        too_long = next((row for row in rows if len(row) > self.max_row_length), None)
        if too_long:
            raise ValidationError(
                _("Raden ”%(rad)s…” är för lång. Skriv högst %(antal)d tecken på varje rad.")
                % {"rad": too_long[:30], "antal": self.max_row_length}
            )
        return rows


class AlternativField(forms.CharField):
    """The alternatives of a question, one a line as "värde: text"; a line without colon gets its value from its text.

    The value is what an answer is stored as, so it should stay when the text is reworded.
    """

    widget = forms.Textarea

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Room for a handful of alternatives."""
        super().__init__(*args, **kwargs)
        self.widget.attrs["rows"] = 5

    def prepare_value(self, value: Any) -> Any:
        """One line each."""
        return "\n".join(f"{a['varde']}: {a['text']}" for a in value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is stored, not how it was typed."""
        return (initial or []) != parse_alternativ(data or "")

    def clean(self, value: Any) -> Alternativ:
        """The alternatives in the order typed."""
        alternativ = parse_alternativ(super().clean(value))
        for one in alternativ:
            if not one["varde"] or not one["text"]:
                raise ValidationError(_("Skriv varje alternativ på en egen rad som ”värde: text”, till exempel ”ja: Ja, gärna”."))
        values = [one["varde"] for one in alternativ]
        doubled = next((varde for varde in values if values.count(varde) > 1), None)
        if doubled:
            raise ValidationError(_("Två rader har värdet ”%(varde)s”. Ge dem olika värden.") % {"varde": doubled})
        return alternativ


class AlternativtexterField(AlternativField):
    """The alternatives in another language, as {value: text}."""

    def prepare_value(self, value: Any) -> Any:
        """One line each."""
        return "\n".join(f"{varde}: {text}" for varde, text in value.items()) if isinstance(value, dict) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is stored, not how it was typed."""
        return (initial or {}) != {a["varde"]: a["text"] for a in parse_alternativ(data or "")}

    def clean(self, value: Any) -> dict[str, str]:
        """Texts by value; the form checks that the values are those of the Swedish alternatives."""
        return {one["varde"]: one["text"] for one in super().clean(value)}


class OppettiderField(forms.CharField):
    """The opening hours of one date on one line: "08.00–12.00, 13.00–15.00"; empty is closed all day."""

    def prepare_value(self, value: Any) -> Any:
        """On one line."""
        return ", ".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is typed with how the stored value is written."""
        return self.prepare_value(list(initial or [])) != (data or "").strip()

    def clean(self, value: Any) -> list[str]:
        """The intervals in order of time, written alike however they were typed."""
        text = super().clean(value)
        try:
            return [format_intervall(i) for i in parse_oppettider(filter(None, (part.strip() for part in text.split(","))))]
        except OgiltigKalender as fel:
            raise ValidationError(str(fel)) from None


def split_rows(text: str) -> list[str]:
    """The lines that hold anything, without surrounding space."""
    return [row.strip() for row in text.splitlines() if row.strip()]


def parse_alternativ(text: str) -> Alternativ:
    """Read lines of "värde: text"; nothing is refused here."""
    found = []
    for row in split_rows(text):
        varde, colon, label = row.partition(":")
        found.append({"varde": varde.strip(), "text": label.strip()} if colon else {"varde": slugify(row), "text": row})
    return found
