"""The command `aipolicy`, and `python -m aipolicy`."""

import gc
import sys


def main() -> None:
    """Run the command with the arguments of the process, and exit."""
    gc.disable()  # a run is short: looking for garbage in it, and once more at its end, takes a sixth of its time
    if sys.argv[1:] == ["--version"]:  # answered before anything is imported
        from aipolicy import __version__

        print(f"aipolicy {__version__}")
        return
    try:
        from aipolicy.cli.app import run

        status = run()
    except KeyboardInterrupt:
        status = 130
    gc.freeze()
    sys.exit(status)


if __name__ == "__main__":
    main()
