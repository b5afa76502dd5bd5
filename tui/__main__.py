"""``tadqiq``: the door. Ctrl-C is minded before anything is imported that takes time."""

from tui.interrupts import Quietly


def main(arguments: list[str] | None = None) -> None:
    """Read the program, run it and leave with its exit code."""
    with Quietly():
        from tui.program import main as run
    run(arguments)


if __name__ == "__main__":
    main()
