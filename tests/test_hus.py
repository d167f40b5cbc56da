"""The rules of the house that no single feature's test would notice being broken."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.core.management import call_command
from packaging.requirements import Requirement

from tests.hus import APPAR, ROT, floor, imports, layer, layer_noun, module_name, python_files, reached_in_app, tracked_files

LONGEST_FUNCTION = 50
LONGEST_FILE = 400
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|home/\w+|root/\w+|tmp/\w+)\b")


def test_apps_import_only_the_floors_below() -> None:
    wrong = [
        f"{module} → {target}"
        for module, targets in imports().items()
        for target in targets
        if target.split(".")[0] != module.split(".")[0] and floor(target.split(".")[0]) >= floor(module.split(".")[0])
    ]
    assert wrong == []


def test_modules_import_only_the_layers_below_in_their_app() -> None:
    wrong = [
        f"{module} → {target}"
        for module in imports()
        if layer(module) is not None
        for target in reached_in_app(module)
        if layer_noun(target) != layer_noun(module) and layer(target) <= layer(module)
    ]
    assert wrong == []


@pytest.mark.django_db
def test_migrations_say_all_that_the_models_say() -> None:
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


def test_ruff_finds_nothing() -> None:
    command = [sys.executable, "-m", "ruff", "check", "--output-format", "concise", "."]
    result = subprocess.run(command, cwd=ROT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def test_files_and_functions_are_short_enough_to_read() -> None:
    long = []
    for path in python_files(*APPAR, "tests"):
        text = path.read_text()
        if text.count("\n") > LONGEST_FILE:
            long.append(f"{module_name(path)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and (lines := node.end_lineno - node.lineno + 1) > LONGEST_FUNCTION:
                long.append(f"{module_name(path)}.{node.name}: {lines} lines")
    assert long == []


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    assert [str(path) for path in tracked_files() if MACHINE_PATH.search(path.read_text(errors="ignore"))] == []


def test_every_dependency_has_its_reason() -> None:
    arrays = re.findall(r"^(?:dependencies|test|modell|lokal|inbaddad) = \[\n(.*?)^\]", (ROT / "pyproject.toml").read_text(), re.S | re.M)
    lines = [line for array in arrays for line in array.splitlines()]
    assert len(arrays) == 5 and len(lines) > 20
    assert [line for line in lines if not re.fullmatch(r'    "[^"]+", +# .{15,}', line)] == []


@pytest.mark.parametrize(("lock", "extras"), [("", ["test", "lokal"]), ("-produktion", []), ("-modell", ["modell"]), ("-inbaddad", None)])
def test_lock_has_what_pyproject_asks_for_with_hashes_and_no_address(lock: str, extras: list[str] | None) -> None:
    text = (ROT / f"requirements{lock}.lock").read_text()
    locked = dict(re.findall(r"^([a-z0-9.-]+)==([^ ;]+)", text, re.M))
    pyproject = tomllib.loads((ROT / "pyproject.toml").read_text())
    project, groups = pyproject["project"], pyproject["dependency-groups"]
    optional = [line for extra in extras or [] for line in project["optional-dependencies"][extra]]
    wanted = [Requirement(line) for line in ([*project["dependencies"], *optional] if extras is not None else groups["inbaddad"])]
    assert [str(want) for want in wanted if locked.get(want.name.lower()) not in want.specifier] == []
    assert text.count("==") <= text.count("--hash=sha256:")
    body = text[text.index("==") :]
    assert "://" not in body and "--index-url" not in body and "--find-links" not in body


def test_production_runs_the_versions_that_were_tested() -> None:
    tested, production = (
        set(re.findall(r"^([a-z0-9.-]+==[^ ;]+)", (ROT / f"requirements{lock}.lock").read_text(), re.M)) for lock in ("", "-produktion")
    )
    assert production < tested


def test_package_lock_has_what_package_json_asks_for_and_no_address() -> None:
    text = (ROT / "package-lock.json").read_text()
    wanted = json.loads((ROT / "package.json").read_text())
    root = json.loads(text)["packages"][""]
    assert {kind: root[kind] for kind in ("dependencies", "optionalDependencies")} == {
        kind: wanted[kind] for kind in ("dependencies", "optionalDependencies")
    }
    assert '"resolved"' not in text and "registry" not in text


def test_ci_calls_exactly_the_command_that_people_use() -> None:
    lines = (ROT / ".ci" / "run").read_text().splitlines()
    assert lines == ["#!/usr/bin/env bash", "set -eu", 'cd "$(dirname "$0")/.."', "exec ./kc test"]


def test_every_test_folder_is_a_package() -> None:
    folders = {path.parent for path in python_files("tests")}
    assert [str(folder) for folder in folders if not (Path(folder) / "__init__.py").exists()] == []
