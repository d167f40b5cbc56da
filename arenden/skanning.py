"""Virus scanning of attachments by clamd, where a municipality has one (KC_SKANNER=host:port)."""

import socket
import struct

from django.conf import settings

from arenden.models import Bilaga

BIT = 64 * 1024
TID = 30.0


class SkanningMisslyckades(Exception):
    """The scanner could not be reached or gave no verdict; the file waits."""


def first_state() -> Bilaga.Skanning:
    """The state of a new attachment: it waits for the scanner, where there is one, and cannot be opened until then."""
    return Bilaga.Skanning.VANTAR if settings.KC_SKANNER else Bilaga.Skanning.EJ_KRAVD


def scan(innehall: bytes) -> Bilaga.Skanning:
    """The verdict on the content by clamd's INSTREAM command. Raises SkanningMisslyckades."""
    host, _colon, port = settings.KC_SKANNER.rpartition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=TID) as peer:
            peer.sendall(b"zINSTREAM\0")
            for i in range(0, len(innehall), BIT):
                bit = innehall[i : i + BIT]
                peer.sendall(struct.pack("!L", len(bit)) + bit)
            peer.sendall(struct.pack("!L", 0))
            answer = peer.makefile("rb").read(4096).rstrip(b"\0\n")
    except OSError as error:
        raise SkanningMisslyckades from error
    if answer.endswith(b"FOUND"):
        return Bilaga.Skanning.SMITTAD
    if answer.endswith(b"OK"):
        return Bilaga.Skanning.REN
    raise SkanningMisslyckades
