"""Every action has a door in the API, or a stated reason for none (docs/api.md)."""

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import arenden.actions
from kontaktcenter.api.schema import make_schema

SIDA = Path(__file__).parents[3] / "docs" / "api.md"
MED, UTAN = SIDA.read_text().split("## Actions without a door")
DORRAR = dict(re.findall(r"^\| `(\w+\.\w+)` \| `(\w+)` \|$", MED, re.MULTILINE))
UTAN_DORR = re.findall(r"`(\w+\.\w+)`", UTAN)
FRITEXT = set(re.findall(r"`(\w+)`", MED[MED.index("From the ground floor") :]))


def actions() -> set[str]:
    """Whatever takes `by`, or keywords alone, in arenden/actions/."""
    found = set()
    for info in pkgutil.iter_modules(arenden.actions.__path__):
        module = importlib.import_module(f"arenden.actions.{info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_") and _is_action(function):
                found.add(f"{info.name}.{name}")
    return found


def _is_action(function: object) -> bool:
    parameters = inspect.signature(function).parameters.values()
    return "by" in {p.name for p in parameters} or all(p.kind is p.KEYWORD_ONLY for p in parameters) and bool(parameters)


def operations(method: str = "") -> set[str]:
    """The names of the schema's operations."""
    paths = make_schema()["paths"].values()
    return {operation["operationId"] for path in paths for verb, operation in path.items() if not method or verb == method}


def test_every_action_has_a_door_or_a_reason_for_none() -> None:
    named = {*DORRAR, *UTAN_DORR}
    assert actions() - named == set(), "neither a door nor a reason in docs/api.md"
    assert {name for name in named - actions() if name != "notis.mark_read"} == set(), "docs/api.md names actions that are no more"


def test_every_door_that_is_named_is_there() -> None:
    assert set(DORRAR.values()) - operations() == set()


def test_every_operation_that_is_sent_something_is_named() -> None:
    assert operations("post") - set(DORRAR.values()) - FRITEXT == set()
