"""The subgraph as an HTTP server: `POST /graphql`, nothing without a token, `_service` and `_entities` included; `GET /health` without one."""

import argparse
import json
import logging
from collections.abc import Callable

import uvicorn
from gateway_token import Viewer, create_verifier
from graph import log, run
from refusal import Refusal
from settings import LOOPBACK, NAMESPACE, PORT, jwks_url
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from store import prepare

LONGEST_BODY = 2 * 1024 * 1024
STATUS = {"UNAUTHENTICATED": 401, "SUBGRAPH_UNAVAILABLE": 503}


async def body_of(request: Request) -> dict:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_BODY:
            raise Refusal("BAD_REQUEST", "请求体过大", "The body is too large")
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict) or not isinstance(asked.get("query"), str) or not isinstance(asked.get("variables") or {}, dict):
        raise Refusal("BAD_REQUEST", "应为 JSON:{ query, variables }", "A JSON object { query, variables } is expected")
    return asked


def create_app(verify: Callable[[str], Viewer]) -> Starlette:
    async def graphql(request: Request) -> JSONResponse:
        try:
            viewer = await run_in_threadpool(verify, request.headers.get("authorization", ""))
            return JSONResponse(await run_in_threadpool(run, await body_of(request), viewer), headers={"cache-control": "private, no-store"})
        except Refusal as refusal:
            return JSONResponse({"errors": [refusal.formatted()]}, STATUS.get(refusal.code, 400))
        except Exception:
            log.exception("request failed")
            return JSONResponse({"errors": [Refusal("INTERNAL", "系统内部错误", "Internal error").formatted()]}, 500)

    async def health(_request: Request) -> JSONResponse:
        return JSONResponse({"status": "ok", "subgraph": NAMESPACE})

    return Starlette(routes=[Route("/graphql", graphql, methods=["POST"]), Route("/health", health)])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--insecure-development", action="store_true", help="no tokens; loopback only")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    keys = jwks_url()
    if options.insecure_development:
        if options.host not in LOOPBACK:
            raise SystemExit("--insecure-development 只能监听本机 / --insecure-development listens on this machine only")
        log.warning("!!! 不验证令牌:本机任何程序都能读取变更流,切勿用于生产 / NO TOKENS ARE CHECKED: any program on this machine reads everything, never use this in production")
        verify: Callable[[str], Viewer] = lambda _authorization: {"grants": [{"role": "SERVICE"}]}
    elif keys:
        verify = create_verifier(keys, NAMESPACE)
    else:
        raise SystemExit(
            "请设置 KEYUAN_JWKS_URL(图的公钥地址,如 https://<图>/.well-known/jwks.json),否则无法验证调用者 / "
            "Set KEYUAN_JWKS_URL to the graph's key address (https://<graph>/.well-known/jwks.json): without it nobody's token can be verified"
        )
    prepare()
    uvicorn.run(create_app(verify), host=options.host, port=options.port, log_level="warning")


if __name__ == "__main__":
    main()
