"""The executable schema: what the SDL promises, answered from the store."""

import json
import logging

from ariadne import QueryType, graphql_sync
from ariadne.contrib.federation import make_federated_schema
from document import TYPENAME
from feed import page
from gateway_token import Viewer, is_service
from graphql import GraphQLError, parse
from refusal import Refusal
from settings import SDL
from store import by_ids, reading

MOST_TOKENS = 20_000
log = logging.getLogger("observatory")
# It would print a stack for each refusal; `formatted` logs what is a bug.
logging.getLogger("ariadne").setLevel(logging.CRITICAL + 1)

query = QueryType()


def fields_of(row) -> dict | None:
    if row is None:
        return None
    record = json.loads(row["record"])
    own = {name: record.get(name) for name in ("aperture", "wavelengths", "firstLight")}
    return {"__typename": TYPENAME, "id": row["id"], **own, "site": record["place"]}


@query.field("telescope")
def telescope(_source, info, id: str):
    return fields_of(by_ids(info.context["db"], [id]).get(id))


@query.field("resourceChanges")
def resource_changes(_source, info, first: int, after: str | None = None):
    if not is_service(info.context["viewer"]):
        raise Refusal("FORBIDDEN", "变更流只供图的跟随进程读取", "The change feed is for the graph's follower only")
    return page(info.context["db"], after, first)


def entities(_source, info, representations: list):
    """Many references, one statement; null for what is unknown."""
    ids = [ref.get("id") if isinstance(ref, dict) and ref.get("__typename") == TYPENAME else None for ref in representations]
    found = by_ids(info.context["db"], [id for id in ids if isinstance(id, str)])
    return [fields_of(found.get(id)) if isinstance(id, str) else None for id in ids]


schema = make_federated_schema(SDL, query)
# The library would ask for references one by one, and answer a reprint of the SDL: the graph compares it with the submitted one.
schema.query_type.fields["_entities"].resolve = entities
schema.query_type.fields["_service"].resolve = lambda *_: {"sdl": SDL}


def formatted(error: GraphQLError, _debug: bool = False) -> dict:
    """Says what the caller may know; logs and masks the rest."""
    cause = error.original_error
    place = {"path": error.path} if error.path else {}
    if isinstance(cause, Refusal):
        return {**cause.formatted(), **place}
    if cause is None or isinstance(cause, GraphQLError):
        return {"message": error.message, **place, "extensions": {"code": "BAD_INPUT" if error.path else "QUERY_INVALID"}}
    log.error("masked error at %s", error.path, exc_info=cause)
    return {"message": "系统内部错误", **place, "extensions": {"code": "INTERNAL", "messageEn": "Internal error"}}


def run(request: dict, viewer: Viewer) -> dict:
    """One GraphQL request, read from one snapshot."""
    with reading() as db:
        _, result = graphql_sync(
            schema, request, context_value={"db": db, "viewer": viewer}, error_formatter=formatted, query_parser=lambda _context, data: parse(data["query"], max_tokens=MOST_TOKENS)
        )
    return result
