"""Mail by SMTP. Nothing is delivered before the line with the final dot; the row is marked right before that line."""

import contextlib
import re
import smtplib
import socket
from collections.abc import Callable

from django.core.mail.backends.smtp import EmailBackend

from kontaktcenter.logg import mask
from kontaktcenter.utkorg.adaptrar import MEDDELANDETS_FEL, MOTTAGARENS_FEL, Avbrott, Oklart, Permanent, Tillfalligt
from kontaktcenter.utkorg.adaptrar.epost import build_epost
from kontaktcenter.utkorg.models import Utskick

# RFC 5321 4.5.3.2.6 has the client wait ten minutes for the answer to the dot; a worker that waits so long is of little use.
ANSWER_SECONDS = 120
TOO_LARGE = 552
SERVICE_CLOSING = 421
# RFC 5321 4.5.2: a line of the text that begins with a dot gets one more.
LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)


class _Slutpunkt:
    """smtplib's DATA in two steps, with a call between the text and the dot that ends it."""

    hand_over: Callable[[], None]

    def data(self, msg: bytes) -> tuple[int, bytes]:
        """Send the text, call `hand_over`, send the dot, and return the server's answer."""
        self.putcmd("data")
        code, reply = self.getreply()
        if code != 354:
            raise smtplib.SMTPDataError(code, reply)
        text = LEADING_DOT.sub(b"..", msg)
        self.send(text if text.endswith(b"\r\n") else text + b"\r\n")
        self.hand_over()
        self.sock.settimeout(ANSWER_SECONDS)
        self.send(b".\r\n")
        return self.getreply()


class _Smtp(_Slutpunkt, smtplib.SMTP):
    pass


class _SmtpSsl(_Slutpunkt, smtplib.SMTP_SSL):
    pass


class _Backend(EmailBackend):
    """Django's backend, with its settings for host, log-in and TLS."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _SmtpSsl if self.use_ssl else _Smtp

    def drop(self) -> None:
        """Close without a word: inside DATA a polite QUIT would become part of the text."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None


class Smtp:
    """Keeps one connection for as long as it is used."""

    is_idempotent = False

    def __init__(self) -> None:
        """Read the settings; nothing is opened yet."""
        self.backend = _Backend()
        self.handed_over = False

    def deliver(self, utskick: Utskick, hand_over: Callable[[], None]) -> None:
        """Send one mail. A kept connection that the server has closed meanwhile is opened anew."""
        is_kept = self.backend.connection is not None
        try:
            self._send(utskick, hand_over)
        except Avbrott:
            if not is_kept or self.handed_over:
                raise
            self._send(utskick, hand_over)

    def close(self) -> None:
        """Say goodbye to the server, which may have left already."""
        with contextlib.suppress(smtplib.SMTPException, OSError):
            self.backend.close()

    def _send(self, utskick: Utskick, hand_over: Callable[[], None]) -> None:
        self.handed_over = False
        try:
            self._open()
            self.backend.connection.hand_over = lambda: self._mark(hand_over)
            self.backend.send_messages([build_epost(utskick)])
        except (smtplib.SMTPException, OSError) as error:
            fault = self._fault(error)
            if isinstance(fault, Avbrott) or not isinstance(error, smtplib.SMTPRecipientsRefused):
                self.backend.drop()
            raise fault from None
        except BaseException:
            self.backend.drop()
            raise
        self.backend.connection.sock.settimeout(self.backend.timeout)

    def _open(self) -> None:
        try:
            if self.backend.open():
                # The text and the dot leave apart: Nagle's algorithm would hold the dot back until the text is acknowledged.
                self.backend.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except (smtplib.SMTPException, OSError) as error:
            self.backend.drop()
            raise Avbrott(f"E-postservern går inte att nå: {_reply(error)}") from None

    def _mark(self, hand_over: Callable[[], None]) -> None:
        hand_over()
        self.handed_over = True

    def _fault(self, error: Exception) -> Exception:
        """Say what an error means: which step it came in decides, then the server's own answer."""
        reply = _reply(error)
        if isinstance(error, smtplib.SMTPRecipientsRefused):
            code = next(iter(error.recipients.values()))[0]
            return _judged(code, f"{MOTTAGARENS_FEL}: {reply}")
        if isinstance(error, smtplib.SMTPDataError) and 400 <= error.smtp_code < 600:
            return _judged(error.smtp_code, f"{MEDDELANDETS_FEL}: {reply}")
        if self.handed_over:
            return Oklart(f"E-postservern svarade inte när meddelandet var avsänt: {reply}")
        if isinstance(error, smtplib.SMTPSenderRefused) and error.smtp_code == TOO_LARGE:
            return Permanent(f"Meddelandet är för stort: {reply}")
        return Avbrott(f"E-postservern avbröt: {reply}")


def _judged(code: int, sentence: str) -> Exception:
    """RFC 5321 4.2.1: 4yz may be tried again, 5yz never; 421 means that the whole service closes."""
    if code == SERVICE_CLOSING:
        return Avbrott(sentence)
    return Permanent(sentence) if code >= 500 else Tillfalligt(sentence)


def _reply(error: Exception) -> str:
    """Return the server's answer without the addresses that servers like to repeat."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPResponseException):
        code, text = error.smtp_code, error.smtp_error
    else:
        return type(error).__name__
    return mask(f"{code} {text.decode(errors='replace') if isinstance(text, bytes) else text}")
