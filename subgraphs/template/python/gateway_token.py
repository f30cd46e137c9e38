"""Who calls: the graph vouches for each call with a token that lives five minutes and is good for this namespace only."""

import logging
from collections.abc import Callable

import jwt
from refusal import Refusal

ISSUER = "keyuan-gateway"
LONGEST = 8_000
# Clocks differ: without some leeway a token from a machine half a second ahead is "not yet valid".
LEEWAY_SECONDS = 30

Viewer = dict
log = logging.getLogger("observatory")


def create_verifier(jwks_url: str, namespace: str) -> Callable[[str], Viewer]:
    """A function from the Authorization header to the viewer. Keys are fetched once in five minutes, and again when a new key id appears."""
    keys = jwt.PyJWKClient(jwks_url, timeout=5, cooldown_duration=5)

    def verify(authorization: str) -> Viewer:
        scheme, _, token = authorization.partition(" ")
        try:
            if scheme != "Bearer" or not 0 < len(token) <= LONGEST:
                raise jwt.InvalidTokenError("no token")
            # The algorithm is ours to say, never the token's: `none` and HMAC with the public key end here.
            return jwt.decode(
                token, keys.get_signing_key_from_jwt(token), algorithms=["EdDSA"], audience=namespace, issuer=ISSUER,
                leeway=LEEWAY_SECONDS, options={"require": ["exp", "aud", "iss", "grants"], "strict_aud": True},
            )
        except jwt.PyJWKClientConnectionError as error:
            # Nobody's fault who calls: say that it is worth trying again, and who is to blame in the log.
            log.error("the graph's keys cannot be fetched: %s", error)
            raise Refusal("SUBGRAPH_UNAVAILABLE", "暂时无法取得图的公钥", "The graph's keys cannot be fetched just now") from error
        except jwt.PyJWTError as error:
            raise Refusal("UNAUTHENTICATED", "只接受网关为本命名空间签发的令牌", "Only tokens that the gateway signed for this namespace") from error

    return verify


def is_service(viewer: Viewer) -> bool:
    """True for the graph itself, as it follows the feed; false for whoever queries through it."""
    return any(isinstance(grant, dict) and grant.get("role") == "SERVICE" and "scope" not in grant for grant in viewer["grants"])
