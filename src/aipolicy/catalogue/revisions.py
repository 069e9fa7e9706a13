"""A catalogue as it was at a revision of the git repository that holds it."""

import io
import subprocess
import tarfile
from pathlib import Path, PurePosixPath

from aipolicy.errors import UsageError


def at_revision(front: Path, revision: str, folder: Path) -> Path:
    """Write a catalogue, given by its front page, as it was at a revision into a folder; return the front page there.

    Raises UsageError where there is no such revision, no repository, or no git.
    """
    home = front.resolve().parent
    tracked = _git(home, revision, "ls-tree", "-z", "--name-only", revision).decode(errors="replace").split("\0")
    names = [name for name in tracked if name == front.stem or name.startswith(f"{front.stem}.")]
    if front.name not in names:
        raise _refusal(home, revision, f"{front.name} is not in it")
    with tarfile.open(fileobj=io.BytesIO(_git(home, revision, "archive", revision, "--", *names))) as files:
        for member in files:
            inside = folder / PurePosixPath(member.name)
            if (content := files.extractfile(member)) and ".." not in inside.parts:  # neither a folder nor a link
                inside.parent.mkdir(parents=True, exist_ok=True)
                inside.write_bytes(content.read())
    return folder / front.name


def _git(home: Path, revision: str, *arguments: str) -> bytes:
    if revision.startswith("-"):
        raise _refusal(home, revision, "it begins like an option")
    try:
        return subprocess.run(["git", "-C", str(home), *arguments], capture_output=True, check=True).stdout
    except FileNotFoundError:
        raise _refusal(home, revision, "git is not installed") from None
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode(errors="replace").strip().split("\n")[0]
        raise _refusal(home, revision, reason) from None


def _refusal(home: Path, revision: str, reason: str) -> UsageError:
    return UsageError(
        "{revision!r} is no revision of {folder}: {reason}", revision=revision, folder=home, reason=reason
    )
