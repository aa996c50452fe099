"""Tests of the bot may be coroutines: each runs in a loop of its own, in which the fixtures that
are asynchronous context managers are entered before it and left after it.
"""

from __future__ import annotations

import asyncio
import inspect
from contextlib import AsyncExitStack
from typing import Any

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    test = pyfuncitem.obj
    if not inspect.iscoroutinefunction(test):
        return None
    arguments: dict[str, Any] = {
        name: pyfuncitem.funcargs[name] for name in inspect.signature(test).parameters
    }

    async def run() -> None:
        async with AsyncExitStack() as stack:
            for argument in arguments.values():
                if hasattr(argument, "__aenter__"):
                    await stack.enter_async_context(argument)
            await test(**arguments)

    asyncio.run(run())
    return True
