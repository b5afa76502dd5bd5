"""``docs/KEYS.md``, written from the registry: ``python -m tui.keys_page > docs/KEYS.md``."""

from __future__ import annotations

import sys

from tui.actions import Keymap, keymap, shown_keys

_HEAD = """# Keys

Written from the registry of actions by `python -m tui.keys_page > docs/KEYS.md`; a test fails when it is stale.

Every letter also works while the keyboard is switched to Arabic: the second column is what the same physical key
gives there. Digits work in both scripts. Keys can be changed in `keys.toml` in the user's configuration directory
(the settings screen, F7, shows where):

```toml
approve = ["a", "ctrl+y"]
defer = ["space", "."]
```

An override replaces the Latin keys of an action; two actions on one key of a screen are reported with both names.
`b`, `ctrl+a`, `ctrl+b`, `ctrl+h`, `ctrl+q` and `ctrl+s` are never bound. A decision key within 150 ms of a new card
is ignored, and the footer says so. Nothing that a single key does is beyond undo (`z`).
`esc` closes what is open and never leaves the program; `q` twice does, and `ctrl+c` twice.

While you type, arrows go to the cell beside, `ctrl` and an arrow to the next word, `home` and `end` to the ends; with
`shift` they select, as the mouse does; `ctrl+a` selects all, `ctrl+w`, `ctrl+u` and `ctrl+k` delete, `ctrl+y` copies
what is selected. In a source a click chooses a word, a click on another word extends the choice, dragging chooses from
word to word (in the reader: for a claim of your own). What is copied also stands in `last-copy.txt` in the user's state
directory, for terminals that let no program write to the clipboard.
"""


def keys_page(keys: Keymap | None = None) -> str:
    """Return the page: one table a group, one line an action."""
    parts = [_HEAD]
    for group, actions in (keys or keymap()).groups().items():
        parts.append(f"\n## {group}\n\n| key | Arabic | action | what it does | where |\n|---|---|---|---|---|\n")
        for action in actions:
            shown = (
                " ".join(f"`{key}`" for key in shown_keys(action).replace("|", "\\|").split(" ") if key) or "palette"
            )
            arabic = " ".join(f"`{key}`" for key in shown_keys(action, arabic=True).split(" ") if key)
            where = "everywhere" if "*" in action.screens else ", ".join(action.screens)
            parts.append(f"| {shown} | {arabic} | {action.label} | {action.tooltip} | {where} |\n")
    return "".join(parts)


if __name__ == "__main__":
    sys.stdout.write(keys_page())
