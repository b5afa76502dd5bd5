"""A database for many users of one server: folder 2770, file 0660, so that every member of the group can write.

SQLite makes a file 0640 even under umask 007; then the second user cannot write. So the file is made with its mode
before anything is in it, and ``-wal`` and ``-shm`` inherit that.
"""

from __future__ import annotations

import os
from pathlib import Path

from store.database.connection import open_database
from store.errors import UnavailableError, UsageError


def init_shared(path: str, group: str) -> None:
    """Make the folder, the file and the schema. Raises UsageError (no such group, file exists), UnavailableError."""
    import grp

    try:
        gid = grp.getgrnam(group).gr_gid
    except KeyError:
        raise UsageError(
            f"There is no group {group} on this system; an administrator makes it with groupadd."
        ) from None
    target = Path(path).absolute()
    if target.exists() and target.stat().st_size:
        raise UsageError(
            f"{target} exists already; give a new path, or set its mode with chmod 0660 and chgrp {group}."
        )
    try:
        made = not target.parent.exists()
        target.parent.mkdir(parents=True, exist_ok=True)
        if made or not any(target.parent.iterdir()):
            os.chown(target.parent, -1, gid)
            target.parent.chmod(0o2770)
        elif target.parent.stat().st_gid != gid or target.parent.stat().st_mode & 0o2070 != 0o2070:
            raise UsageError(f"The folder {target.parent} is in use and not shared with {group}; give a new folder.")
        if not target.exists():
            os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o660))
        os.chown(target, -1, gid)
        target.chmod(0o660)
    except PermissionError:
        raise UnavailableError(
            f"Unable to share {target}: you have no permission, or are not in the group {group}."
        ) from None
    except OSError as error:
        raise UnavailableError(f"Unable to make {target}: {error.strerror} (disk full, or read-only place?).") from None
    open_database(str(target), create=True).close()
