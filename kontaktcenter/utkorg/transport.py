"""Celery's way to Redis, where a receipt that Redis did not take costs the worker nothing but that receipt.

Kombu counts a message as being worked on until its receipt has been taken. When Redis hangs just then the message is counted for good,
and after as many as the worker may have at a time it asks for no more, though all else is well. Here it is let go of: Redis gives it
out once more when its time is up (visibility_timeout), and every task tolerates being started twice.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from kombu.transport import redis, virtual


class QoS(redis.QoS):
    """What the worker has in hand."""

    def ack(self, delivery_tag: str) -> None:
        """Give the receipt; let go of the message whether Redis takes it or not."""
        with self._letting_go(delivery_tag):
            super().ack(delivery_tag)

    def reject(self, delivery_tag: str, requeue: bool = False) -> None:
        """Give the message back; let go of it whether Redis takes it or not."""
        with self._letting_go(delivery_tag):
            super().reject(delivery_tag, requeue=requeue)

    @contextmanager
    def _letting_go(self, delivery_tag: str) -> Iterator[None]:
        try:
            yield
        except self.channel.connection_errors:
            virtual.QoS.ack(self, delivery_tag)
            raise


class Channel(redis.Channel):
    """As kombu's, with our count of what is in hand."""

    QoS = QoS


class Transport(redis.Transport):
    """As kombu's, with our channel."""

    Channel = Channel
