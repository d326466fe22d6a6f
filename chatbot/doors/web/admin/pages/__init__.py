"""The editors' pages.

Every module here has a function ``routes(context)``. A new one is served without being named
anywhere else; its place in the navigation is named in ``layout``.

In the order of the walk:

``login``       in and out
``overview``    what is served, and what waits
``drafts``      drafts that wait
``documents``   what stands around the official text
``arriving``    an office's file, looked at and taken in
``trying``      a question tried out, with all that decided about its answer
``questions``   questions of people that wait
``judging``     questions drawn by chance, to be judged
``statistics``  what people's questions come to
``history``     what was published, and taken back
"""

import pkgutil
from importlib import import_module

from starlette.routing import BaseRoute

from chatbot.doors.web.admin.context import AdminContext


def page_routes(context: AdminContext) -> list[BaseRoute]:
    """The routes of all modules of this package."""
    return [
        route
        for module in pkgutil.iter_modules(__path__)
        for route in import_module(f"{__name__}.{module.name}").routes(context)
    ]
