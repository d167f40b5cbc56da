"""Log lines are JSON with ids; what looks like a person is masked, whatever its way into the line."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog

from kontaktcenter import logg
from tests.kostnad import is_linear


@pytest.fixture
def lines() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """What a logger of the production kind has written, one object a line."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logg.make_formatter(is_json=True))
    logger = logging.getLogger("prov")
    logger.addHandler(handler)
    logger.setLevel("INFO")
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logger.removeHandler(handler)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("19811218-9876", "[personnummer]"),
        ("811218-9876", "[personnummer]"),
        ("198112189876", "[personnummer]"),
        ("811218+9876", "[personnummer]"),
        ("19811278-9873", "[personnummer]"),
        ("pnr=8112189876,", "pnr=[personnummer],"),
        ("/sok/811218-9876/", "/sok/[personnummer]/"),
        ("maja.testsson@exempel.se", "[e-post]"),
        ("<maja+kommun@post.exempel.se>", "<[e-post]>"),
        ("070-174 06 05", "[telefon]"),
        ("031-3900600", "[telefon]"),
        ("0313900600", "[telefon]"),
        ("+46 70 174 06 05", "[telefon]"),
        ("0046701740605", "[telefon]"),
        ("(08) 465 004 00", "[telefon]"),
        ("08/46500400", "[telefon]"),
        ("Gone: /folj/lank/xJ3-k_9/", "Gone: /folj/lank/[hemlighet]/"),
        ("/foljer/xJ3-k_9/sluta/", "/foljer/[hemlighet]/sluta/"),
    ],
)
def test_what_looks_like_a_person_is_masked(text: str, masked: str) -> None:
    assert logg.mask(text) == masked
    assert logg.mask(f"före {text} efter") == f"före {masked} efter"


@pytest.mark.parametrize(
    "text",
    [
        "8f14e45f-8112-4189-8767-198112189876",
        "arende 123456",
        "KC-2026-000123",
        "2026-04-02T09:15:30.123456Z",
        "2026-04-02 09:15",
        "0.0123456789",
        "10.0.0.1:5432",
        "took 1234 ms",
        "Task kontaktcenter.utkorg.tasks.send_due[044606d9-2727-4c05-bee1-28e58339e7c1] received",
    ],
)
def test_ids_and_times_are_kept(text: str) -> None:
    assert logg.mask(text) == text


def test_a_line_is_one_json_object_with_its_ids(lines: Callable) -> None:
    structlog.get_logger("prov").info("case created", arende=17)
    line = lines()[0]
    assert (line["event"], line["arende"], line["level"], line["logger"]) == ("case created", 17, "info", "prov")


def test_values_are_masked_at_any_depth(lines: Callable) -> None:
    structlog.get_logger("prov").info("x", a={"maja@exempel.se": ["0313900600", {"b": 198112189876}]}, c=("811218-9876",))
    line = lines()[0]
    assert (line["a"], line["c"]) == ({"[e-post]": ["[telefon]", {"b": "[personnummer]"}]}, ["[personnummer]"])


def test_lines_of_other_packages_are_masked_too(lines: Callable) -> None:
    logging.getLogger("prov").warning("refused %s", "maja@exempel.se")
    assert lines()[0]["event"] == "refused [e-post]"


def test_an_object_is_masked_by_what_it_says_of_itself(lines: Callable) -> None:
    structlog.get_logger("prov").info("x", fel=ValueError("maja@exempel.se"))
    assert lines()[0]["fel"] == "[e-post]"


def test_a_traceback_says_where_but_not_about_whom(lines: Callable) -> None:
    try:
        namn = "Maja Testsson"
        raise ValueError("811218-9876 finns inte")
    except ValueError:
        structlog.get_logger("prov").exception("fault")
    exception = lines()[0]["exception"]
    assert "ValueError: [personnummer] finns inte" in exception and "test_logg.py" in exception
    assert f'"{namn}"' not in exception.replace('namn = "Maja Testsson"', "")


def test_the_row_that_the_database_refused_is_not_repeated() -> None:
    text = 'IntegrityError: violates check constraint "x"\nDETAIL:  Failing row contains (1, Maja Testsson,\n\nrad två).'
    assert logg.mask(text) == 'IntegrityError: violates check constraint "x"\nDETAIL: [dolt]'


def test_what_follows_a_refused_row_in_a_traceback_is_kept() -> None:
    text = "A\nDETAIL:  Key (epost)=(x).\n\nThe above exception was the direct cause of the following exception:\n\nB"
    assert logg.mask(text).endswith("DETAIL: [dolt]\n\nThe above exception was the direct cause of the following exception:\n\nB")


@pytest.mark.parametrize("sign", ["a", "0", "1-", "a@", "+1 "])
def test_a_hostile_text_is_masked_in_proportion_to_its_length(sign: str) -> None:
    assert is_linear(lambda length: logg.mask(sign * (length // len(sign))), 20_000)


def test_a_person_at_a_terminal_gets_plain_lines() -> None:
    record = logging.LogRecord("prov", logging.INFO, "", 0, "mail to %s", ("maja@exempel.se",), None)
    assert "mail to [e-post]" in logg.make_formatter(is_json=False).format(record)
