"""The way to other systems over HTTP: one client for whatever the portal asks of them."""

import ssl
from functools import cache

import httpx


def client() -> httpx.AsyncClient:
    """For one question. Follows no redirect; TLS is checked against the trusted roots.

    Has no limit of time of its own: whoever asks sets one over the whole answer, with
    asyncio.timeout. httpx's would begin anew with every byte of a slow one.
    """
    return httpx.AsyncClient(follow_redirects=False, timeout=None, verify=_trusted())  # noqa: S113


@cache
def _trusted() -> ssl.SSLContext:
    """Once a process: reading the roots anew for each client stops everything for 16 ms."""
    return httpx.create_ssl_context()
