"""The change feed: one row for each resource, its latest state, in the order of commits. Delivery is at least once."""

import base64
import json

from document import MAPPING_VERSION, TYPENAME, document_of
from refusal import Refusal
from store import Db

MOST = 1_000


def epoch_of(db: Db) -> str:
    """Cursors of another epoch are void: after a restore, a move, or a change of the mapping."""
    return f"{db.execute('select name from epoch').fetchone()[0]}.{MAPPING_VERSION}"


def encode(epoch: str, seq: int) -> str:
    return base64.urlsafe_b64encode(json.dumps([epoch, seq]).encode()).decode()


def place_of(db: Db, cursor: str, epoch: str) -> int:
    """The number that a cursor names."""
    try:
        named, seq = json.loads(base64.b64decode(cursor, altchars=b"-_", validate=True))
        whole = isinstance(named, str) and type(seq) is int and seq >= 0
    except (ValueError, TypeError, RecursionError):
        whole = False
    if not whole:
        raise Refusal("BAD_CURSOR", "变更流游标已损坏,请从头(after: null)同步", "The feed cursor is damaged; start again from null")
    last = db.execute("select coalesce((select seq from sqlite_sequence where name = 'change'), 0)").fetchone()[0]
    # A number that was never given out is of a later state of a database that has been restored since.
    if named != epoch or seq > last:
        raise Refusal("RESYNC", "游标已失效,请从头同步", "The feed cursor is of an older epoch; start again from null")
    return seq


def page(db: Db, after: str | None, first: int) -> dict:
    if not 1 <= first <= MOST:
        raise Refusal("BAD_INPUT", f"first 应为 1–{MOST}", f"first is 1 to {MOST}")
    epoch = epoch_of(db)
    seq = 0 if after is None else place_of(db, after, epoch)
    rows = db.execute("select change.seq, telescope.* from change join telescope using (id) where seq > ? order by seq limit ?", (seq, first + 1)).fetchall()
    shown = rows[:first]
    return {
        "changes": [
            {"id": row["id"], "typename": TYPENAME, "version": str(row["version"]), "deleted": row["withdrawn_at"] is not None, "document": document_of(row)} for row in shown
        ],
        "cursor": encode(epoch, shown[-1]["seq"] if shown else seq),
        "more": len(rows) > first,
    }
