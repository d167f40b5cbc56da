"""Which machines a link may lead us to: those of the open internet, never our own network."""

import ipaddress
import socket

NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: not this machine, not a private network, not a link's own or a group's."""
    ip = ipaddress.ip_address(address)
    inner = _inner(ip) if isinstance(ip, ipaddress.IPv6Address) else None
    return ip.is_global and not ip.is_multicast and (inner is None or is_public(str(inner)))


def _inner(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that one of IPv6 stands for, by any of the ways to write one."""
    if ip in NAT64:
        return ipaddress.IPv4Address(ip.packed[-4:])
    return ip.ipv4_mapped or ip.sixtofour


def connect(host: str, port: int, timeout: float) -> socket.socket:
    """A connection to the host, all of whose addresses must be public. The address that was judged is the one that is called.

    Raises PermissionError for one that is not, OSError when there is no answer.
    """
    addresses = _addresses(host, port)
    if not addresses or not all(is_public(address) for address in addresses):
        raise PermissionError("not a public address")
    return socket.create_connection((addresses[0], port), timeout)


def _addresses(host: str, port: int) -> list[str]:
    """The host's addresses: itself when it is one."""
    try:
        return [str(ipaddress.ip_address(host))]
    except ValueError:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(sockaddr[0]).split("%")[0] for *_rest, sockaddr in found]
