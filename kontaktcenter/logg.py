"""Log lines: one JSON object each in production, with ids only. What still looks like a person is masked as a last defence."""

import logging.config
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog

HEMLIGA = ("/bemanning/kalender/", "/bokning/", "/bokningskalender/", "/enkat/", "/folj/lank/", "/foljer/", "/plats/")
"""Beginnings of addresses whose next word is a secret: whoever has the address needs nothing more."""
OHEMLIGA = ("formular", "kiosk", "kontor", "tack")
"""Words that may stand there and are none."""

# Tried in this order: an id or a time is kept as it is, so that its digits are not taken for a person's. The lengths are
# bounded so that a hostile text cannot make the search slow.
MONSTER = re.compile(
    rf"(?P<hemlighet> (?:{'|'.join(f'(?<={start})' for start in HEMLIGA)}) (?!(?:{'|'.join(OHEMLIGA)})/) [\w-]{{1,100}} ) |"
    r"""
      (?P<behalls>
          \b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b
        | \b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?
      )(?!@)
    | (?P<epost> [^\s@<>"'(),;:=\[\]]{1,64}@[^\s@<>"'(),;:=\[\]]{1,250}\.[^\W\d_]{2,20} )
    | (?P<personnummer>
          (?<![^\W_])(?:18|19|20)?\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[6-8]\d|9[01])[-+\ –]?[\dTRSUWXJKLMN]\d{3}(?![^\W_])
      )
    | (?P<telefon>
          \+\d(?:[\ ()\-/]{0,2}\d){6,14}(?!\w)
        | (?<![\w.,:-])(?:00[1-9]\d?|\(?0[1-9])(?:[\ ()\-/]{0,2}\d){5,13}(?!\w)
      )
    """,
    re.VERBOSE | re.IGNORECASE,
)
MASKER = {"hemlighet": "[hemlighet]", "epost": "[e-post]", "personnummer": "[personnummer]", "telefon": "[telefon]"}
# PostgreSQL repeats the whole refused row after DETAIL; it may run over several lines, up to the next part of a traceback.
DETALJ = re.compile(r"DETAIL:.*?(?=\n\n?(?:The above exception|During handling|Traceback )|\Z)", re.DOTALL)
KEPT_TYPES = (bool, float, type(None))


def mask(text: str) -> str:
    """Return `text` with everything masked that looks like a personnummer, an e-mail address, a phone number or a mailed link's secret."""
    return MONSTER.sub(lambda m: m[0] if m["behalls"] else MASKER[m.lastgroup], DETALJ.sub("DETAIL: [dolt]", text))


def mask_personal(logger: object, method: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """Structlog processor: mask every value and key of the line, also inside lists and mappings."""
    return _masked(dict(event))


def _masked(value: Any) -> Any:
    if isinstance(value, KEPT_TYPES):
        return value
    if isinstance(value, Mapping):
        return {mask(str(key)): _masked(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_masked(item) for item in value]
    text = mask(str(value))
    return value if isinstance(value, int) and text == str(value) else text


SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]


def configure(choice: Mapping[str, Any]) -> None:
    """Set up logging for this process (`LOGGING_CONFIG`): `choice` holds `is_json` and the lowest `level` that is written."""
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    to_console = {"handlers": ["konsol"], "propagate": False}
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"rad": {"()": "kontaktcenter.logg.make_formatter", "is_json": choice["is_json"]}},
            "handlers": {"konsol": {"class": "logging.StreamHandler", "formatter": "rad"}},
            "root": {"handlers": ["konsol"], "level": choice["level"]},
            "loggers": {
                "django": {"handlers": [], "propagate": True},
                "django.server": {"handlers": [], "propagate": True},
                "gunicorn.error": to_console,
                # Keeps user names and addresses of failed log-ins; they stand in its own table, where they are erased.
                "axes": {"level": "ERROR"},
            },
        }
    )


def make_formatter(is_json: bool) -> structlog.stdlib.ProcessorFormatter:
    """Make the formatter of all lines, those of other packages too: JSON, or plain text for a person at a terminal."""
    plain = structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback, pad_event_to=0
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=SHARED,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            # The text of the traceback only: structlog's richer forms would write local variables.
            structlog.processors.format_exc_info,
            mask_personal,
            structlog.processors.JSONRenderer(ensure_ascii=False) if is_json else plain,
        ],
    )
