"""What has to run beside an app for as long as it is served, e.g. work in the background."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

from fastapi import FastAPI

Beside = Callable[[], AbstractAsyncContextManager[None]]
"""Starts something, and stops it again; each time that an app is served anew."""


def lifespan_with(
    beside: Sequence[Beside],
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """The lifespan of an app.

    :param beside: Started in this order and stopped in the other; looked at when the app starts,
        so that doors hung in until then may be among them.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as started:
            for start in beside:
                await started.enter_async_context(start())
            yield

    return lifespan
