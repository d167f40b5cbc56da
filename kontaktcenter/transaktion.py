"""The transaction of an action that locks much: when the database gives it up in a deadlock it is done once more."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection, transaction

from kontaktcenter.databasfel import as_refusal, is_deadlock

logger = logging.getLogger(__name__)


P = ParamSpec("P")
R = TypeVar("R")


def in_transaction(action: Callable[P, R]) -> Callable[P, R]:
    """As `transaction.atomic`; after a deadlock once more from the beginning, unless another transaction is around it.

    The action reads what it changes itself, and leaves its arguments as they were. Raises OtillatenHandling when it is given up the
    second time too.
    """

    @wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        whole = transaction.atomic(action)
        if connection.in_atomic_block:
            return whole(*args, **kwargs)
        try:
            return whole(*args, **kwargs)
        except OperationalError as error:
            if not is_deadlock(error):
                raise
        logger.warning("deadlock in %s, done once more", action.__qualname__)
        try:
            return whole(*args, **kwargs)
        except OperationalError as error:
            vagran = as_refusal(error)
            if vagran is None:
                raise
            raise vagran from error

    return run
