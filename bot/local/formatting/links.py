"""What Telegram takes for a link."""

import re
from urllib.parse import urlsplit


def checked_link(url: str) -> str:
    """Write a link as Telegram keeps it, or nothing where it would not be one.

    Mentions by user id (``tg://user?id=``) are not kept, as for a user the bot never met.
    """
    url = url.strip()
    if "://" not in url:
        url = "http://" + url
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme in ("tg", "ton"):
        return "" if host == "user" else url
    if parts.scheme not in ("http", "https", "ftp") or "." not in host.strip("."):
        return ""
    if re.search(r"\s", parts.netloc):
        return ""
    return url if parts.path or parts.query or parts.fragment else url + "/"
