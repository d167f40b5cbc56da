"""The house as its source shows it: which module imports which, read from the code and not from running it."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROT = Path(__file__).resolve().parent.parent
# Floor by floor from below: an app may import those on the floors under its own, never one beside or above it.
VANINGAR = [{"kontaktcenter"}, {"kunskapsbank", "servicekontor"}, {"arenden"}, {"statistik"}]
APPAR = [app for vaning in VANINGAR for app in sorted(vaning) if (ROT / app).is_dir()]
# Within an app, from above: names on the same line stand beside each other and do not import each other.
LAGER = [
    {"urls"},
    {"views", "api", "admin", "periodic", "management"},
    {"forms", "serializers"},
    {"actions"},
    {"tasks"},
    {"notiser"},
    {"models"},
    {"status"},
]


def tracked_files() -> list[Path]:
    """Return every file that git keeps and that is still there."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROT, capture_output=True, text=True, check=True).stdout
    return [ROT / name for name in names.split("\0") if name and (ROT / name).is_file()]


def python_files(*folders: str) -> list[Path]:
    """Return the modules under some folders, without migrations, which are made by a program."""
    found = {path for folder in folders for path in (ROT / folder).rglob("*.py")}
    return sorted(path for path in found if "migrations" not in path.parts)


def module_name(path: Path) -> str:
    """Return the dotted name of a module."""
    parts = list(path.relative_to(ROT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def floor(app: str) -> int:
    """Return the floor that an app stands on, 0 at the ground."""
    return next(number for number, vaning in enumerate(VANINGAR) if app in vaning)


def layer(module: str) -> int | None:
    """Return the layer of a module within its app, 0 at the top; None for one that stands in none."""
    noun = layer_noun(module)
    return next((number for number, lager in enumerate(LAGER) if noun in lager), None)


def layer_noun(module: str) -> str:
    """Return the part of a module's name that says its layer: the first one under the app."""
    return (module.split(".") + [""])[1]


@cache
def imports() -> dict[str, set[str]]:
    """Return for each of our modules those of ours that it imports, at its top or inside a function."""
    modules = {module_name(path): path for path in python_files(*APPAR)}
    return {name: {known for target in _targets(path) if (known := _known(target, modules))} - {name} for name, path in modules.items()}


def _targets(path: Path) -> Iterator[str]:
    package = module_name(path) if path.name == "__init__.py" else module_name(path).rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def _known(target: str, modules: dict[str, Path]) -> str | None:
    """Return the module that an import reaches: the name itself, or the module that holds the name."""
    if target in modules:
        return target
    holder = target.rpartition(".")[0]
    return holder if holder in modules else None


def reached_in_app(module: str) -> set[str]:
    """Return the layered modules of the same app that a module reaches, by itself or through ones that stand in no layer."""
    app, seen, waiting = module.split(".")[0], set(), [module]
    while waiting:
        for target in imports()[waiting.pop()]:
            if target.split(".")[0] == app and target not in seen:
                seen.add(target)
                waiting += [target] if layer(target) is None else []
    return {target for target in seen if layer(target) is not None}
