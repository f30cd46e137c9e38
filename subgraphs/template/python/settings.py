import json
import os
from pathlib import Path
from urllib.parse import urlsplit

FOLDER = Path(__file__).parent
MANIFEST = json.loads((FOLDER / "keyuan.json").read_text("utf-8"))

NAMESPACE: str = MANIFEST["namespace"]
"""Registered, prefix of every id, audience of the graph's tokens. It never changes."""

SDL = (FOLDER / MANIFEST["schema"]).read_text("utf-8")
DATABASE = os.environ.get("OBSERVATORY_DB", str(FOLDER / "observatory.db"))
PORT = urlsplit(MANIFEST["url"]).port or 4801

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def jwks_url() -> str | None:
    """Where the graph publishes its public keys. Whoever could change them in transit could sign tokens: https, except on this machine."""
    url = os.environ.get("KEYUAN_JWKS_URL") or None
    if url and urlsplit(url).scheme != "https" and urlsplit(url).hostname not in LOOPBACK:
        raise SystemExit("KEYUAN_JWKS_URL 须为 https(本机除外)/ KEYUAN_JWKS_URL must be https, except on this machine")
    return url
