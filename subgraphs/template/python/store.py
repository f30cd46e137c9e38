"""Records and their places in the change feed, in SQLite.

SQLite has one writer at a time, and `begin immediate` takes that place before the number is drawn. So numbers are committed in their own
order, and a reader who has seen 7 has seen 6. In a database with several writers a sequence alone does NOT give this: a transaction may draw
6, another draw 7 and commit first, and the reader passes 6 for ever. There, lock the writers or order by transaction id below the oldest
running one.
"""

import json
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime

from settings import DATABASE

TABLES = """
create table if not exists telescope (
  id text primary key, version integer not null default 1, record text not null, updated_at text not null, withdrawn_at text, withdraw_reason text
);
-- One row for each resource, its latest change. Withdrawn ones stay. AUTOINCREMENT: no number is given twice.
create table if not exists change (seq integer primary key autoincrement, id text not null unique references telescope);
create table if not exists epoch (only integer primary key check (only = 1), name text not null);
"""

Db = sqlite3.Connection


def prepare() -> None:
    """Makes the tables where there are none. Readers do not wait for the writer (WAL)."""
    with closing(sqlite3.connect(DATABASE, isolation_level=None)) as db:
        db.execute("pragma journal_mode = wal")
        db.executescript(TABLES)
        db.execute("insert or ignore into epoch values (1, ?)", (secrets.token_hex(4),))


@contextmanager
def transaction(kind: str) -> Iterator[Db]:
    with closing(sqlite3.connect(DATABASE, isolation_level=None, timeout=10)) as db:
        db.row_factory = sqlite3.Row
        db.execute(f"begin {kind}")
        try:
            yield db
            db.execute("commit")
        except BaseException:
            db.execute("rollback")
            raise


def reading():
    """One snapshot for everything that a request reads."""
    return transaction("deferred")


def writing():
    """The only writer, from here to the commit."""
    return transaction("immediate")


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def save(db: Db, id: str, record: dict) -> str:
    """Writes a record and its change together. What is the same already is no change."""
    text = json.dumps(record, ensure_ascii=False, sort_keys=True)
    known = db.execute("select record, withdrawn_at from telescope where id = ?", (id,)).fetchone()
    if known and known["record"] == text and known["withdrawn_at"] is None:
        return "UNCHANGED"
    db.execute(
        "insert into telescope (id, record, updated_at) values (?, ?, ?) on conflict (id) do update"
        " set version = version + 1, record = excluded.record, updated_at = excluded.updated_at, withdrawn_at = null, withdraw_reason = null",
        (id, text, now()),
    )
    db.execute("insert or replace into change (id) values (?)", (id,))
    return "UPDATED" if known else "CREATED"


def withdraw(db: Db, id: str, reason: str) -> bool:
    """The row stays, as a tombstone: followers who were away must learn of it, and ids are never given again."""
    at = now()
    done = db.execute(
        "update telescope set version = version + 1, updated_at = ?, withdrawn_at = ?, withdraw_reason = ? where id = ? and withdrawn_at is null", (at, at, reason, id)
    )
    if done.rowcount == 0:
        return False
    db.execute("insert or replace into change (id) values (?)", (id,))
    return True


def by_ids(db: Db, ids: list[str]) -> dict[str, sqlite3.Row]:
    """Many in one statement; without those that are unknown or withdrawn."""
    rows = db.execute("select * from telescope where withdrawn_at is null and id in (select value from json_each(?))", (json.dumps(ids),))
    return {row["id"]: row for row in rows}


def new_epoch(db: Db) -> None:
    """After a restore or a move: every cursor that was given out is void, and followers walk from the start."""
    db.execute("update epoch set name = ?", (secrets.token_hex(4),))
