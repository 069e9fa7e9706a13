"""A catalogue as it was at a revision of the git repository that holds it."""

import io
import subprocess
import tarfile
from pathlib import Path

from aipolicy.errors import UsageError


def at_revision(front: Path, revision: str, folder: Path) -> Path:
    """Write a catalogue, given by its front page, as it was at a revision into a folder; return the front page there.

    Raises UsageError where there is no such revision, no repository, or no git.
    """
    home = front.resolve().parent
    name = front.name
    if revision.startswith("-"):
        raise UsageError(
            "{revision!r} is no revision of {folder}: {reason}", revision=revision, folder=home, reason="-"
        )
    tracked = _git(home, revision, "ls-tree", "--name-only", revision, name, Path(name).stem)
    names = [found for found in tracked.decode(errors="replace").split("\n") if found]
    if name not in names:
        reason = f"{name} is not in it"
        raise UsageError(
            "{revision!r} is no revision of {folder}: {reason}", revision=revision, folder=home, reason=reason
        )
    archive = _git(home, revision, "archive", revision, *names)
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")
    return folder / name


def _git(home: Path, revision: str, *arguments: str) -> bytes:
    try:
        return subprocess.run(["git", "-C", str(home), *arguments], capture_output=True, check=True).stdout
    except FileNotFoundError:
        reason = "git is not installed"
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode(errors="replace").strip().split("\n")[0]
    raise UsageError("{revision!r} is no revision of {folder}: {reason}", revision=revision, folder=home, reason=reason)
