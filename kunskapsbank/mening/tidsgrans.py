"""Work with a time limit, in a thread of its own, and never more than one such thread in a process."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


class ForSent(Exception):
    """It was not done in time."""


class Tidsgrans:
    """Does one thing at a time. Who would have to wait too long for the one before, or for the work itself, gets `ForSent`.

    What was given up on runs to its end; until then nothing new is begun, so that slow work never piles up.
    """

    def __init__(self) -> None:
        """Nothing is running."""
        self._ledig = threading.Semaphore()
        self._sedan = 0.0

    def run(self, work: Callable[[], T], sekunder: float) -> T:
        """What `work` gives, or what it raises, within so many seconds."""
        until = time.monotonic() + sekunder
        if not self._ledig.acquire(timeout=0 if self._is_stuck(sekunder) else sekunder):
            raise ForSent
        self._sedan = time.monotonic()
        result: Future[T] = Future()
        threading.Thread(target=self._work, args=(work, result), daemon=True, name="tidsgrans").start()
        try:
            return result.result(timeout=max(0.0, until - time.monotonic()))
        except TimeoutError:
            raise ForSent from None

    def _is_stuck(self, sekunder: float) -> bool:
        """Whether what runs has taken all of its time already: it is not worth waiting for."""
        return time.monotonic() - self._sedan > sekunder

    def _work(self, work: Callable[[], T], result: "Future[T]") -> None:
        try:
            result.set_result(work())
        except BaseException as error:  # handed to the one who waits for it
            result.set_exception(error)
        finally:
            self._ledig.release()
