"""The address to serve on, taken before anything else starts."""

import errno
import socket
import sys

from chatbot.errors import ServeError


def listen(host: str, port: int) -> socket.socket:
    """Bind a socket.

    :param host: Name or address of this machine to serve on.
    :param port: Port, 0 for any free one.
    :return: A bound socket, for the server to listen on.
    :raises ServeError: The host is not this machine's, or the port is taken or not allowed.
    """
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
