"""What of Gradio can be reached from outside: the window and its own parts, nothing else.

A Gradio app also answers uploads (which it writes to disk), file downloads, proxying, an API
description and more. None of that belongs to this product.
"""

import re

_READ = re.compile(r"/|/favicon\.ico|/theme\.css|/assets/[\w.-]+|/static/[\w./-]+")
_ASK = re.compile(r"/gradio_api/component_server/?")
_OURS = re.compile(r"/healthz|/window/[\w./-]+|/source/[^/]+/[^/]+(?:/source\.txt)?")


def is_exposed(method: str, path: str) -> bool:
    """Whether a request is answered at all.

    :param path: The decoded path, without the product's own root path.
    """
    if method == "POST":
        return _ASK.fullmatch(path) is not None
    if method not in ("GET", "HEAD") or ".." in path:
        return False
    return _OURS.fullmatch(path) is not None or _READ.fullmatch(path) is not None
