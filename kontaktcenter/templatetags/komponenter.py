"""The page components. Each is shown in every state at /utveckling/komponenter/ and described in docs/utseende.md."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template.context import RequestContext
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

from kontaktcenter import ikoner
from kontaktcenter.oversattning import Oversattbar, isolate
from kontaktcenter.tidsord import Etikett, day, exact_time, spoken_deadline, spoken_time, whole_date

register = template.Library()

OFARLIGA = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag
def ikon(namn: str, vikt: str = "regular") -> SafeString:
    """Put a Phosphor icon inline: `{% ikon "phone" %}`; `vikt` is regular, bold or fill."""
    return ikoner.svg(namn, vikt)


@register.simple_tag
def tid(value: datetime | date | None) -> SafeString | str:
    """Say a time as people do, with the exact time as tooltip: `{% tid arende.skapad %}`. Empty for None."""
    if value is None:
        return ""
    stamp = timezone.localtime(value).isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()
    return format_html('<time datetime="{}" title="{}">{}</time>', stamp, exact_time(value), spoken_time(value, timezone.now()))


@register.filter
def dagen(value: datetime | date | None) -> str:
    """Write the day in words, for running text and mails: `{{ arende.svar_senast|dagen }}` → torsdag 4 december."""
    return "" if value is None else day(value)


@register.filter
def datum(value: datetime | date | None) -> str:
    """Write the day with its year, the same whenever it is read: `{{ artikel.granskad|datum }}` → 4 december 2026."""
    return "" if value is None else whole_date(value)


@register.filter
def vanster_till_hoger(text: str) -> str:
    """Keep figures in their order in plain text of a language that is written from the right, as HTML's `dir="ltr"` does in a page.

    The marks are LRI and PDI (Unicode standard annex 9); text of other languages gets none.
    """
    return f"\u2066{text}\u2069" if get_language_bidi() else text


@register.filter
def isolerat(text: str) -> str:
    """Keep words that may run the other way together in plain text, as HTML's `<bdi>` does in a page; see `isolate`."""
    return isolate(text)


@register.filter
def oversatt(row: Oversattbar, falt: str = "namn") -> str:
    """The text of a row in the language of the page: `{{ arendetyp|oversatt }}`, `{{ arendetyp|oversatt:"hjalptext" }}`.

    Where a translation is missing it is marked as Swedish; a title, which holds no marks, needs `|striptags` then.
    """
    return row.shown(falt)


@register.inclusion_tag("_komponenter/frist.html")
def frist(deadline: datetime | None, arbetsdagar: int | None = None) -> dict[str, Any]:
    """Show how near a deadline is: `{% frist arende.frist arbetsdagar=arende.arbetsdagar_kvar %}`.

    `arbetsdagar` is counted by the owner's working-time calendar, see `spoken_deadline`. Empty for None.
    """
    if deadline is None:
        return {"etikett": None}
    return {
        "etikett": spoken_deadline(deadline, timezone.now(), arbetsdagar),
        "stamp": timezone.localtime(deadline).isoformat(timespec="seconds"),
        "exact": exact_time(deadline),
    }


@register.inclusion_tag("_komponenter/etikett.html")
def status_etikett(etikett: Etikett | str, farg: str = "neutral", ikon: str = "circle") -> dict[str, Etikett]:
    """Show a state as text, icon and colour: `{% status_etikett "Besvarad" farg="success" ikon="check-circle" %}`.

    Takes a ready `Etikett` as well; an app keeps the one of each state beside the states themselves.
    """
    return {"etikett": etikett if isinstance(etikett, Etikett) else Etikett(str(etikett), farg, ikon)}


@register.inclusion_tag("_komponenter/felsammanfattning.html")
def felsammanfattning(*forms: BaseForm) -> dict[str, Any]:
    """List the errors of one or more forms on top of the page, each linked to its field; takes focus."""
    return {"fel": [row for form in forms if form is not None for row in _error_rows(form)]}


def _error_rows(form: BaseForm) -> list[dict[str, str]]:
    rows = [{"mal": "", "etikett": "", "text": str(error)} for error in form.non_field_errors()]
    for field in form:
        rows += [{"mal": first_control_id(field), "etikett": str(field.label), "text": str(error)} for error in field.errors]
    return rows


def first_control_id(field: BoundField) -> str:
    """Return the id of the control that an error link should lead to: of a group, its first choice."""
    if field.field.widget.use_fieldset and field.auto_id:
        return f"{field.auto_id}_0"
    return field.id_for_label


@register.simple_tag
def falt(field: BoundField, **attrs: str) -> SafeString:
    """Render a form field with label, help, error and links between them: `{% falt form.telefon autocomplete="tel" %}`.

    Extra arguments become attributes of the control; `_` in a name is written as `-`.
    """
    field.field.widget.attrs.update({name.replace("_", "-"): value for name, value in attrs.items()})
    return field.as_field_group()


@register.inclusion_tag("_komponenter/sidor.html", takes_context=True)
def sidor(context: RequestContext, page_obj: Page, parameter: str = "sida") -> dict[str, Any]:
    """Paginate, keeping the rest of the query string: `{% sidor page_obj %}`."""
    paginator = page_obj.paginator
    rows = []
    for nummer in paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1):
        url = "" if nummer == paginator.ELLIPSIS else _address(context, parameter, nummer)
        rows.append({"nummer": nummer, "url": url, "is_current": nummer == page_obj.number})
    return {
        "page_obj": page_obj,
        "sidor": rows,
        "forra": _address(context, parameter, page_obj.number - 1),
        "nasta": _address(context, parameter, page_obj.number + 1),
    }


def _address(context: RequestContext, parameter: str, value: Any) -> str:
    query = context["request"].GET.copy()
    query[parameter] = value
    return f"?{query.urlencode()}"


@register.inclusion_tag("_komponenter/tom.html")
def tom(rubrik: str, hjalp: str = "", url: str = "", text: str = "", ikon: str = "tray") -> dict[str, str]:
    """Say that a list is empty and what to do: `{% tom "Inga ärenden" "Byt filter." url "Rensa filter" %}`."""
    return {"rubrik": rubrik, "hjalp": hjalp, "url": url, "text": text, "ikon": ikon}


@register.inclusion_tag("_komponenter/tidslinje_rad.html")
def tidslinje_rad(
    tidpunkt: datetime, rubrik: str, av: str = "", text: str = "", ikon: str = "circle", farg: str = "neutral"
) -> dict[str, Any]:
    """One event in `<ol class="kc-tidslinje">`: what happened, when, by whom, and the words that came with it."""
    return {"tidpunkt": tidpunkt, "rubrik": rubrik, "av": av, "text": text, "ikon": ikon, "farg": farg}


@register.inclusion_tag("_komponenter/brodsmulor.html")
def brodsmulor(*steg: str) -> dict[str, Sequence[dict[str, str]]]:
    """Show where the page lies: text and address in turn, the page's own name last and without address.

    `{% brodsmulor "Ärenden" arenden_url "KC-2026-000123" %}`
    """
    texts, urls = steg[0::2], steg[1::2]
    rows = [{"text": text, "url": url} for text, url in zip(texts, (*urls, ""), strict=False)]
    return {"foraldrar": rows[:-1], "aktuell": rows[-1]}


@register.inclusion_tag("_komponenter/sorteringskolumn.html", takes_context=True)
def sorteringskolumn(context: RequestContext, falt: str, rubrik: str, parameter: str = "sortera") -> dict[str, Any]:
    """A column head that sorts by a link: `{% sorteringskolumn "frist" "Frist" %}` → `?sortera=frist` and back.

    The page's view decides which names may sort; `-` before the name means descending.
    """
    current = context["request"].GET.get(parameter, "")
    riktning = {falt: "ascending", f"-{falt}": "descending"}.get(current, "none")
    url = _address(context, parameter, f"-{falt}" if riktning == "ascending" else falt)
    return {"rubrik": rubrik, "riktning": riktning, "url": url}


@register.simple_tag
def strukturdata(data: dict[str, Any]) -> SafeString:
    """A description for search engines. A block of data is no script: the Content-Security-Policy lets it stand and nobody runs it."""
    written = json.dumps(data, ensure_ascii=False).translate(OFARLIGA)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308
