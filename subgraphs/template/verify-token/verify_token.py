"""Verifies the graph's five-minute token. Needs `pip install "PyJWT[crypto]"`.

Tokens line by line from stdin, one outcome each: python verify_token.py <address of the keys> <your namespace>
"""

import sys

import jwt

LEEWAY_SECONDS = 30  # clocks differ


def create_verifier(jwks_url: str, namespace: str):
    # Keys are kept for five minutes; an unknown key id fetches them again, at most every five seconds.
    keys = jwt.PyJWKClient(jwks_url, timeout=5, cooldown_duration=5)

    def verify(token: str) -> dict:
        """The claims of a genuine token: `sub` (empty for anonymous), `grants` [{ role, scope? }]. Raises jwt.PyJWTError for anything else."""
        return jwt.decode(
            token,
            keys.get_signing_key_from_jwt(token),
            algorithms=["EdDSA"],  # ours to say, never the token's
            audience=namespace,
            issuer="keyuan-gateway",
            leeway=LEEWAY_SECONDS,
            options={"require": ["exp", "aud", "iss", "grants"], "strict_aud": True},
        )

    return verify


if __name__ == "__main__":
    verify = create_verifier(sys.argv[1], sys.argv[2])
    for line in sys.stdin:
        try:
            print("OK", verify(line.strip())["grants"][0]["role"], flush=True)
        except jwt.PyJWTError:
            print("REFUSED", flush=True)
