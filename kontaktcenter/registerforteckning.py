"""The register of personal data as a text, made of what the models declare."""

from collections.abc import Iterator

from django.db import models

from kontaktcenter.personuppgifter import Deklaration, Gallring, declared_models

GALLRAS = {
    Gallring.ALDRIG: "gallras inte",
    Gallring.MED_ARENDET: "när ärendetypens gallringsfrist har gått ut",
    Gallring.EFTER_SENASTE_KONTAKT: "när inget ärende och ingen kontakt längre hör till personen",
    Gallring.MED_ANVANDAREN: "när medarbetarens konto gallras",
    Gallring.EFTER_MOTET: "30 dagar efter den tid som bokades",
    Gallring.EFTER_ENKATEN: "vem som fick frågan efter 30 dagar, de egna orden efter 180 dagar om kommunen inte bestämmer annat",
    Gallring.EFTER_7_DAGAR: "efter 7 dagar utan ändring",
    Gallring.EFTER_90_DAGAR: "efter 90 dagar",
}

INLEDNING = """\
# Personuppgifter

Registret visar vilka uppgifter om människor som systemet sparar och när de gallras (dataskyddsförordningen artikel 30).
Känsliga uppgifter kan dessutom omfattas av sekretess och visas bara för den som får läsa innehållet (offentlighets- och
sekretesslagen 2009:400). Ändringshistoriken följer sin rad: den gallras samtidigt.

Texten görs av `./kc manage personuppgifter` utifrån det som varje modell själv anger. Ändra i modellen, inte här.
"""


def make_register() -> str:
    """The whole register in Markdown, the same each time for the same models."""
    declared = sorted((m._meta.label, m, d) for m, d in declared_models() if d is not None)
    personal = [(model, declaration) for _label, model, declaration in declared if declaration.personliga or declaration.hemliga]
    harmless = [model for _label, model, declaration in declared if not (declaration.personliga or declaration.hemliga)]
    parts = [INLEDNING, *(_section(model, declaration) for model, declaration in personal), _harmless(harmless)]
    return "\n".join(parts)


def _section(model: type[models.Model], declaration: Deklaration) -> str:
    rows = "\n".join(f"| {name} | `{field}` | {kind} |" for name, field, kind in _rows(model, declaration))
    return (
        f"## {_heading(model)}\n\n"
        f"Gallras: {GALLRAS[declaration.gallras]}.\n\n"
        f"| Uppgift | Fält | Slag |\n|---|---|---|\n{rows}\n"
    )


def _rows(model: type[models.Model], declaration: Deklaration) -> Iterator[tuple[str, str, str]]:
    for kind, names in (("känslig", declaration.hemliga), ("personuppgift", declaration.personliga)):
        for name in names:
            yield str(model._meta.get_field(name).verbose_name), name, kind


def _harmless(found: list[type[models.Model]]) -> str:
    return "## Utan personuppgifter\n\n" + "\n".join(f"- {_heading(model)}" for model in found) + "\n"


def _heading(model: type[models.Model]) -> str:
    return f"{str(model._meta.verbose_name).capitalize()} (`{model._meta.label}`)"
