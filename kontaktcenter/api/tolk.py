"""Reads JSON that a caller has sent, and refuses what no later step could keep or say again."""

import json
from collections.abc import Mapping
from typing import IO, Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

DJUPAST = 20
"""Levels of lists and objects; the deepest body that the API describes has five."""


class Strangtolk(JSONParser):
    """JSON of a reasonable depth whose texts can be written as UTF-8: `"\\ud800"` alone is half a character and none."""

    def parse(
        self, stream: IO[bytes], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:  # noqa: ANN401
        """What was sent. Raises ParseError for what is no JSON, too deep, or holds half a character."""
        try:
            data = super().parse(stream, media_type, parser_context)
            check_depth(data)
            json.dumps(data, ensure_ascii=False).encode()
        except (RecursionError, UnicodeEncodeError) as error:
            raise ParseError from error
        return data


def check_depth(data: Any) -> None:  # noqa: ANN401
    """Raise RecursionError when lists and objects lie deeper in each other than DJUPAST."""
    level = [data]
    for _depth in range(DJUPAST + 1):
        level = [inner for value in level for inner in _contents(value)]
        if not level:
            return
    raise RecursionError


def _contents(value: Any) -> list[Any]:  # noqa: ANN401
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
