"""Writes records: `python load.py records.json`; `--withdraw <local id> --reason …`; `--new-epoch` after a restore or a move."""

import argparse
import json
from collections import Counter
from pathlib import Path

from settings import NAMESPACE
from store import new_epoch, prepare, save, withdraw, writing


def load(file: str) -> Counter:
    """All records of a file in one transaction; with `withdrawn` in a record its tombstone follows."""
    outcomes: Counter = Counter()
    with writing() as db:
        for record in json.loads(Path(file).read_text("utf-8")):
            id, reason = f"{NAMESPACE}:{record.pop('id')}", record.pop("withdrawn", None)
            if reason is None:
                outcomes[save(db, id, record)] += 1
            elif not db.execute("select 1 from telescope where id = ?", (id,)).fetchone():
                save(db, id, record)
                withdraw(db, id, reason)
                outcomes["WITHDRAWN"] += 1
            else:
                outcomes["WITHDRAWN" if withdraw(db, id, reason) else "UNCHANGED"] += 1
    return outcomes


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="?")
    parser.add_argument("--withdraw", metavar="ID")
    parser.add_argument("--reason", default="提供方撤回 / Withdrawn by its provider")
    parser.add_argument("--new-epoch", action="store_true")
    options = parser.parse_args()
    prepare()
    if options.file:
        print(dict(load(options.file)))
    if options.withdraw:
        with writing() as db:
            done = withdraw(db, f"{NAMESPACE}:{options.withdraw}", options.reason)
        print("WITHDRAWN" if done else "没有这条记录,或已撤回 / no such record, or withdrawn already")
    if options.new_epoch:
        with writing() as db:
            new_epoch(db)
        print("新纪元:跟随者将从头同步 / new epoch: followers will start again")


if __name__ == "__main__":
    main()
