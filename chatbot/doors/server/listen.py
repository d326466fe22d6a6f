"""The address to serve on, taken before anything else starts."""

import errno
import socket
import sys

from chatbot.errors import ServeError


def listen(host: str, port: int) -> socket.socket:
    """Bind a socket.

    :param host: Name or address of this machine to serve on.
    :param port: Port, 0 for any free one.
    :return: A socket that listens.
    :raises ServeError: The host is not this machine's, or the port is taken or not allowed.
    """
    return _bound(host, port, listens=True)


def reserve(host: str, port: int) -> socket.socket:
    """Bind a socket that keeps others off an address, and does not listen itself.

    Processes that it is handed to when they are spawned, as :class:`OwnListener`, listen on the
    address by a socket each.

    :raises ServeError: As above.
    """
    return _bound(host, port, listens=False)


class OwnListener:
    """Becomes a socket of its own where it arrives: each process gets its share of connections.

    One socket for all would give most of them to whoever is awake first. Linux alone shares out.

    :param reserved: See :func:`reserve`.
    """

    def __init__(self, reserved: socket.socket) -> None:
        # Only now: before it was bound, another server could have had the address with it.
        reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self._family, self._address = reserved.family, reserved.getsockname()

    def __reduce__(self) -> tuple[object, ...]:
        """What it becomes."""
        return _listen_too, (self._family, self._address)


def _listen_too(family: socket.AddressFamily, address: tuple[object, ...]) -> socket.socket:
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    # It listens once there is somebody to answer: until then connections go to the others.
    listener.bind(address)
    return listener


def _bound(host: str, port: int, listens: bool) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError) as error:
        raise ServeError(
            f"cannot serve on {host}: no such host here ({error}). Use 127.0.0.1 for this "
            "machine only, or 0.0.0.0 for every network it is on (CHATBOT_HOST)."
        ) from error
    listener = socket.socket(family, kind, protocol)
    try:
        _share(listener)
        listener.bind(address)
        if listens:
            # A second listener would be told of a taken port only now on some systems.
            listener.listen()
    except OSError as error:
        listener.close()
        raise ServeError(_reason(host, port, error)) from error
    return listener


def _share(listener: socket.socket) -> None:
    # On Windows SO_REUSEADDR would let two servers share one port; elsewhere it only skips the
    # wait after a restart.
    if sys.platform == "win32":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)


def _reason(host: str, port: int, error: OSError) -> str:
    place = f"cannot serve on {host} port {port}"
    if error.errno == errno.EADDRINUSE:
        return (
            f"{place}: the port is in use. Stop the program that uses it, or choose another port "
            "(chatbot serve --port, or CHATBOT_PORT)."
        )
    if error.errno == errno.EACCES:
        return f"{place}: not allowed. Choose a port above 1023 (chatbot serve --port)."
    if error.errno == errno.EADDRNOTAVAIL:
        return (
            f"{place}: this machine does not have that address. Use 127.0.0.1 for this machine "
            "only, or 0.0.0.0 for every network it is on (CHATBOT_HOST)."
        )
    return f"{place}: {error.strerror}."
