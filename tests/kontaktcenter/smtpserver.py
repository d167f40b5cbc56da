"""A real SMTP server on loopback that counts what it has taken by Message-ID, and stops or refuses where a test wants it."""

import asyncio
import threading
from collections import Counter
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.smtp import SMTP, Envelope, Session, syntax


class Hallplats:
    """A step at which the server stops: tells that a client has come there, and waits for leave to go on."""

    def __init__(self) -> None:
        """Nobody is stopped until `close`."""
        self.is_open = threading.Event()
        self.is_open.set()
        self.has_come = threading.Event()

    def close(self) -> None:
        """Stop the next one who comes."""
        self.has_come.clear()
        self.is_open.clear()

    async def pass_by(self) -> None:
        """Wait here while the step is closed."""
        if not self.is_open.is_set():
            self.has_come.set()
        while not self.is_open.is_set():
            await asyncio.sleep(0.01)


class _Protokoll(SMTP):
    """aiosmtpd with a stop between the client's DATA and the leave to send the text, and one mail a connection on demand."""

    has_taken = False

    def connection_made(self, transport: asyncio.Transport) -> None:
        self.event_handler.samtal += 1
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        super().connection_lost(error)
        self.event_handler.samtal -= 1

    @syntax("MAIL FROM: <address>")
    async def smtp_MAIL(self, arg: str) -> None:
        if self.has_taken and self.event_handler.one_mail_each == "hang up":
            self.transport.abort()
            return
        await super().smtp_MAIL(arg)

    @syntax("DATA")
    async def smtp_DATA(self, arg: str) -> None:
        await self.event_handler.fore_text.pass_by()
        await super().smtp_DATA(arg)
        self.has_taken = True


class Smtpserver:
    """Listens on a port of its own; `url` is what KC_EPOST_URL wants."""

    def __init__(self) -> None:
        """Start an obedient server."""
        self.tagna: Counter[str] = Counter()
        self.brev: list[EmailMessage] = []
        self.connections = 0
        self.samtal = 0
        """Conversations that go on now."""
        self.rcpt_answer = self.data_answer = "250 OK"
        self.hang_up = False
        self.one_mail_each = ""
        self.fore_text, self.fore_mottagning, self.fore_svar = Hallplats(), Hallplats(), Hallplats()
        # A thread of its own also when the tests' own thread runs the browser's event loop.
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.server = asyncio.run_coroutine_threadsafe(self._listen(), self.loop).result(10)
        self.port = self.server.sockets[0].getsockname()[1]
        self.url = f"smtp://127.0.0.1:{self.port}"

    @property
    def doubles(self) -> list[str]:
        """The messages that were taken more than once."""
        return [message_id for message_id, count in self.tagna.items() if count > 1]

    def forget(self) -> None:
        """Begin anew: nothing taken, nobody stopped."""
        self.tagna.clear()
        self.brev.clear()
        self.open_all()

    def open_all(self) -> None:
        """Stop nobody any longer."""
        for step in (self.fore_text, self.fore_mottagning, self.fore_svar):
            step.is_open.set()

    def stop(self) -> None:
        """Close the port and end every conversation; harmless the second time."""
        if self.loop.is_closed():
            return
        self.open_all()
        asyncio.run_coroutine_threadsafe(self._close(), self.loop).result(10)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)
        self.loop.close()

    async def _listen(self) -> asyncio.Server:
        return await self.loop.create_server(self._connect, "127.0.0.1", 0)

    async def _close(self) -> None:
        self.server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _connect(self) -> SMTP:
        self.connections += 1
        return _Protokoll(self, hostname="localhost", loop=self.loop)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Answer as the test wants."""
        if server.has_taken and self.one_mail_each == "say 421":
            return "421 4.7.0 Too many messages in this connection"
        if self.rcpt_answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.rcpt_answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take the message that has arrived whole, as the test wants."""
        await self.fore_mottagning.pass_by()
        if self.data_answer.startswith("250"):
            brev = message_from_bytes(envelope.content, EmailMessage, policy=default)
            self.brev.append(brev)
            self.tagna[brev["Message-ID"]] += 1
        if self.hang_up:
            server.transport.abort()
        await self.fore_svar.pass_by()
        return self.data_answer
