"""Answers to a case type's follow-up questions: checked in one place for the form, the check list and the API."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.meningar import list_words
from kontaktcenter.models import Arendetyp, Foljdfraga
from kontaktcenter.telefon import refusal, to_e164
from kontaktcenter.tidsord import exact_time

LANGSTA_SVAR = {Foljdfraga.Slag.TEXT: 300, Foljdfraga.Slag.LANGTEXT: 5_000}
JA_NEJ = {"ja": True, "nej": False, "true": True, "false": False, "1": True, "0": False}


class Svarsfel(Inmatningsfel):
    """An answer that cannot be used. `kort` is the sentence without the question, for a form that shows it beside its field."""

    def __init__(self, fraga: Foljdfraga, kort: str) -> None:
        """Name the question before the sentence."""
        super().__init__(f"{fraga.translated('text')} – {kort}", falt=fraga.nyckel)
        self.kort = kort


@dataclass(frozen=True)
class Uppgift:
    """One answered question as people read it."""

    fraga: Foljdfraga
    svar: str


def clean_svar(
    arendetyp: Arendetyp, svar: Mapping[str, Any], *, is_complete: bool, forut: Mapping[str, Any] = MappingProxyType({})
) -> dict[str, Any]:
    """The answers as they are stored, by the questions' keys.

    Unknown keys are refused, not dropped. With `is_complete`, required questions must be answered: the public form and the
    hand-off demand it, a call that is being registered does not. Files are no answers: they are attachments of the case.
    `forut` is what was answered before: a day that was still to come then may stand. Raises Inmatningsfel naming the field.
    """
    fragor = {f.nyckel: f for f in arendetyp.foljdfragor.all()}
    unknown = set(svar) - set(fragor)
    if unknown:
        raise Inmatningsfel(
            _("Ärendetypen ”%(typ)s” har ingen fråga som heter %(namn)s.") % {"typ": arendetyp, "namn": ", ".join(sorted(unknown))},
            falt="uppgifter",
        )
    cleaned = {}
    for nyckel, fraga in fragor.items():
        if fraga.slag == Foljdfraga.Slag.FIL:
            continue
        value = clean_ett_svar(fraga, svar.get(nyckel), forut=forut.get(nyckel))
        if value is not None:
            cleaned[nyckel] = value
        elif is_complete and fraga.is_required:
            raise Inmatningsfel(_("Svara på frågan ”%(fraga)s”.") % {"fraga": fraga.translated("text")}, falt=nyckel)
    return cleaned


def missing_svar(arendetyp: Arendetyp, svar: Mapping[str, Any]) -> list[Foljdfraga]:
    """The required questions that are not answered."""
    return [
        f for f in arendetyp.foljdfragor.all() if f.is_required and f.slag != Foljdfraga.Slag.FIL and svar.get(f.nyckel) in (None, "", [])
    ]


def clean_ett_svar(fraga: Foljdfraga, value: Any, *, forut: Any = None) -> Any:  # noqa: ANN401
    """One answer in the form that is stored (text, number, bool, ISO date or list), or None for no answer; `forut` as in `clean_svar`."""
    if value is None or (isinstance(value, str) and not value.strip()) or value == []:
        return None
    slag = fraga.slag
    if slag == Foljdfraga.Slag.FLERVAL:
        values = value if isinstance(value, list | tuple) else [value]
        return [_choice(fraga, v) for v in dict.fromkeys(map(str, values))]
    if slag == Foljdfraga.Slag.JA_NEJ:
        if isinstance(value, bool):
            return value
        if str(value).lower() not in JA_NEJ:
            raise Svarsfel(fraga, _("Svara ja eller nej."))
        return JA_NEJ[str(value).lower()]
    if not isinstance(value, str | int | float | date | Decimal) or isinstance(value, bool):
        raise Svarsfel(fraga, _("Svaret har fel form."))
    if fraga.is_datum:
        return _day(fraga, str(value).strip(), forut)
    return _clean_scalar(fraga, str(value).strip())


def day_limits(fraga: Foljdfraga) -> dict[str, str]:
    """The first or the last day that can be answered today, as the attributes of a date field; empty where any day can."""
    today = timezone.localdate().isoformat()
    return {Foljdfraga.Slag.DATUM_FORE: {"max": today}, Foljdfraga.Slag.DATUM_EFTER: {"min": today}}.get(fraga.slag, {})


def _day(fraga: Foljdfraga, text: str, forut: Any) -> str:  # noqa: ANN401
    try:
        day = date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise Svarsfel(fraga, _("Skriv datumet som ÅÅÅÅ-MM-DD.")) from error
    limits = day_limits(fraga)
    if day != forut and day > limits.get("max", day):
        raise Svarsfel(fraga, _("Välj i dag eller en tidigare dag."))
    if day != forut and day < limits.get("min", day):
        raise Svarsfel(fraga, _("Välj i dag eller en senare dag."))
    return day


def _clean_scalar(fraga: Foljdfraga, text: str) -> Any:  # noqa: ANN401
    slag = fraga.slag
    if any(ord(c) < 32 and c not in "\r\n\t" for c in text):
        raise Svarsfel(fraga, _("Svaret innehåller tecken som inte kan sparas."))
    if slag == Foljdfraga.Slag.VAL:
        return _choice(fraga, text)
    if slag == Foljdfraga.Slag.TAL:
        return _number(fraga, text)
    if slag == Foljdfraga.Slag.TELEFON:
        number = to_e164(text)
        if not number:
            raise Svarsfel(fraga, refusal())
        return number
    if slag == Foljdfraga.Slag.EPOST:
        try:
            EmailValidator()(text)
        except ValidationError as error:
            raise Svarsfel(fraga, _("E-postadressen är inte rätt skriven.")) from error
    if len(text) > LANGSTA_SVAR.get(Foljdfraga.Slag(slag), 300):
        raise Svarsfel(fraga, _("Svaret är för långt."))
    return text


def _number(fraga: Foljdfraga, text: str) -> int | float:
    try:
        number = Decimal(text.replace(" ", "").replace("\u00a0", "").replace(",", "."))
    except InvalidOperation as error:
        raise Svarsfel(fraga, _("Skriv svaret som ett tal.")) from error
    if not number.is_finite() or abs(number) > 10**12:
        raise Svarsfel(fraga, _("Skriv svaret som ett tal."))
    return int(number) if number == number.to_integral_value() else float(number)


def _choice(fraga: Foljdfraga, value: str) -> str:
    if value not in {a["varde"] for a in fraga.alternativ}:
        raise Svarsfel(fraga, _("Välj ett av svarsalternativen."))
    return value


def readable_svar(arendetyp: Arendetyp, svar: Mapping[str, Any]) -> list[Uppgift]:
    """The answers in the order of the questions and in the active language, for pages and mails."""
    rows = []
    for fraga in arendetyp.foljdfragor.all():
        value = svar.get(fraga.nyckel)
        if value is None:
            continue
        rows.append(Uppgift(fraga, _readable(fraga, value)))
    return rows


def _readable(fraga: Foljdfraga, value: Any) -> str:  # noqa: ANN401
    texts = dict(fraga.choices())
    if isinstance(value, bool):
        return _("Ja") if value else _("Nej")
    if isinstance(value, list):
        return list_words(texts.get(v, str(v)) for v in value)
    if fraga.is_datum:
        return _day_in_words(str(value))
    return texts.get(value, str(value)) if fraga.slag == Foljdfraga.Slag.VAL else str(value)


def _day_in_words(text: str) -> str:
    """The day with weekday and year; what was stored when the question was of another kind, as it stands."""
    try:
        return exact_time(date.fromisoformat(text))
    except ValueError:
        return text
