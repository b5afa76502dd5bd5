"""Store: one open database and everything that can be asked of it or done to it. Thin; the rooms do the work."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import IO, Any

from store.asking import Asking
from store.database.connection import Database, open_database
from store.deciding import Deciding
from store.errors import TadqiqError, UsageError
from store.models import Cancelled, Counts, LoadOptions, LoadSummary, Pair, Told


def os_user() -> str:
    """Return the name of the effective user: what the system knows, not what the environment says."""
    try:
        import pwd

        return pwd.getpwuid(os.geteuid()).pw_name
    except (ImportError, KeyError):
        return str(os.geteuid()) if hasattr(os, "geteuid") else "user"


class Store(Asking, Deciding):
    """One open database. A worker thread opens its own with :meth:`reopen`.

    ``reviewer`` is who acts (as he says), ``os_user`` who the system knows him to be; both are kept with every event.
    Every method raises the errors of :mod:`store.errors` and nothing else that is foreseen.
    """

    def __init__(self, db: Database, reviewer: str | None = None) -> None:
        self._db = db
        self.path = db.path
        self.os_user = os_user()
        self.learns_late = False
        self.reviewer = reviewer or self.os_user

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        create: bool = False,
        readonly: bool = False,
        reviewer: str | None = None,
        busy_seconds: float | None = None,
    ) -> Store:
        """Open the database at ``path``; only ``create=True`` makes a missing one.

        Raises UsageError (missing), UnavailableError, DamagedError, NewerSchemaError.
        """
        return cls(
            open_database(os.fspath(path), create=create, readonly=readonly, busy_seconds=busy_seconds), reviewer
        )

    def reopen(self) -> Store:
        """Open the same file again, for another thread."""
        return Store.open(
            self.path, readonly=self._db.readonly, reviewer=self.reviewer, busy_seconds=self._db.busy_seconds
        )

    def spare_memory(self) -> None:
        """Keep 2 MB of the file in memory instead of 8: enough for a screen, and thirty of them share one server."""
        self._db.keep_pages(2048)

    def close(self) -> None:
        """Close the file and give up the lease; what was decided is learned now at the latest."""
        if not self._db.readonly:
            with suppress(TadqiqError):  # a hint that cannot be taken back expires by itself
                self.release()
            with suppress(TadqiqError):  # it is learned when the file is opened the next time
                self.learn()
        self._db.close()

    def __enter__(self) -> Store:
        """Return the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    # ── reading in and grouping ───────────────────────────────────────────────────────────────────────────────────
    def load(
        self,
        paths: Sequence[str | os.PathLike[str]],
        options: LoadOptions | None = None,
        *,
        files_from: str | None = None,
        stdin: IO[bytes] | None = None,
        progress: Told | None = None,
        cancelled: Cancelled | None = None,
    ) -> LoadSummary:
        """Read files and folders, store what is new, extract its claims, then group; each file is one transaction.

        Killed or cancelled, the same call finishes the work. Inputs that are refused are in the summary's ``rejected``.
        """
        from store.loading import load

        return load(
            self._db, self.who, paths, options or LoadOptions(), files_from=files_from, stdin=stdin,
            progress=progress, cancelled=cancelled,
        )  # fmt: skip

    def regroup(
        self, *, threshold: float | None = None, progress: Told | None = None, cancelled: Cancelled | None = None
    ) -> int:
        """Group everything again under the reviewers' decisions and return the number of open groups."""
        from store.review.regroup import regroup

        return regroup(self._db, self.who, threshold=threshold, progress=progress, cancelled=cancelled)

    def preview_threshold(self, threshold: float) -> str:
        """Return in words how many groups another threshold would propose and how many go against decisions."""
        from store.review.regroup import preview

        return preview(self._db, threshold)

    def explain_pair(self, claim_a: str, claim_b: str) -> Pair:
        """Return the score of any two claims with the part of each feature. Raises UsageError for unknown ids."""
        from store.review.regroup import explain

        self.follow()
        return explain(self._db, claim_a, claim_b)

    # ── the file itself ───────────────────────────────────────────────────────────────────────────────────────────
    @property
    def who(self) -> tuple[str, str]:
        """The reviewer and the OS user, as every event keeps them."""
        return self.reviewer, self.os_user

    def counts(self) -> Counts:
        """Return the tally of groups by state, articles, claims and events; no counting is done."""
        tally: dict[str, int] = dict(self._db.rows("SELECT name, n FROM tally"))
        outside = ("articles", "claims", "events")
        states = {name: n for name, n in tally.items() if name not in outside}
        return Counts(states, tally["articles"], tally["claims"], tally["events"])

    def data_version(self) -> int:
        """Return a number that changes when another process has written to the file."""
        return self._db.data_version

    def setting(self, key: str, default: Any = None) -> Any:
        """Return a setting of this database, or ``default``."""
        import json

        found = self._db.value("SELECT value FROM setting WHERE key = ?", (key,))
        return default if found is None else json.loads(found)

    def set_setting(self, key: str, value: Any) -> None:
        """Keep a setting in the database, with its event."""
        from store.database import events
        from store.review.records import lessons

        with self._db.transaction():
            self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, events.canonical(value)))
            seq = events.append(self._db, self.reviewer, "setting", {"key": key, "value": value}, os_user=self.os_user)
            if key == "learning":
                lessons.teach(self._db, seq, everything=True)

    def check(self) -> dict[str, Any]:
        """Examine database, offsets, constraints, events and their chain in one snapshot.

        Returns ``ok, problems, articles, audit_events, audit_head, state_digest``; raises DamagedError when the file
        cannot even be read.
        """
        from store.database.check import check

        return check(self._db)

    def backup(self, dest: str | os.PathLike[str]) -> str:
        """Write a verified copy while others go on writing, and return the head of its event chain.

        The copy takes its name only when it is whole; a failed one leaves nothing. Raises UnavailableError.
        """
        from store.database.backup import backup

        return backup(self._db, os.fspath(dest))

    @staticmethod
    def restore(src: str | os.PathLike[str], dest: str | os.PathLike[str], force: bool = False) -> None:
        """Put a verified backup in the place of a database; over a newer one only with ``force``."""
        from store.database.backup import restore

        restore(os.fspath(src), os.fspath(dest), force=force)

    @staticmethod
    def init_shared(path: str | os.PathLike[str], group: str) -> None:
        """Make a database that every member of an OS group can write: folder 2770, file 0660."""
        from store.database.shared import init_shared

        init_shared(os.fspath(path), group)

    @staticmethod
    def facts(path: str | os.PathLike[str]) -> list[dict[str, Any]]:
        """Return what ``doctor`` says of the storage: ``name, ok, value, mend``, one an item."""
        from store.database.facts import facts

        return facts(os.fspath(path))

    def audit_verify(self, anchors: str | os.PathLike[str] | None = None) -> dict[str, Any]:
        """Check the event chain, and that every anchored head in the file ``anchors`` is still in it."""
        from store.database.audit import verify

        return verify(self._db, None if anchors is None else os.fspath(anchors))

    def audit_anchor(
        self, *, file: str | None = None, syslog: bool = False, sign_key: str | None = None
    ) -> dict[str, Any]:
        """Write the head of the chain where the file's owner cannot change it: a file, syslog, a signature."""
        from store.database.audit import anchor

        if not (file or syslog or sign_key):
            raise UsageError("Say where the head shall go: a file, syslog or a signature.")
        return anchor(self._db, file=file, syslog=syslog, sign_key=sign_key)
