"""How much a system installs: its packages and all that they require."""

from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_ROOT = Path(__file__).parents[2]
_OURS = "thai-official-answers"
_OUR_FOLDERS = ("chatbot", "corpus")


def closure(names: Iterable[str], requires: Callable[[str], Iterable[str]]) -> set[str]:
    """The packages named and all that they require here, by normal name.

    :param requires: The requirements of a package, as its metadata states them.
    """
    found: set[str] = set()
    waiting = [(str(canonicalize_name(name)), frozenset[str]()) for name in names]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        found.add(name)
        for line in requires(name):
            wanted = Requirement(line)
            environments = [{"extra": extra} for extra in extras] or [{"extra": ""}]
            if wanted.marker and not any(wanted.marker.evaluate(one) for one in environments):
                continue
            waiting.append((str(canonicalize_name(wanted.name)), frozenset(wanted.extras)))
    return found


def installed_megabytes(names: Iterable[str]) -> float:
    """Megabytes (10^6 bytes) of the files of some packages with all that they require."""
    return sum(map(_bytes, closure(names, _requires))) / 1e6


def _requires(name: str) -> list[str]:
    found = _distribution(name)
    return (found.requires or []) if found else []


def _bytes(name: str) -> int:
    files = (path for path in _files(name) if path.is_file() and path.suffix != ".pyc")
    return sum(path.stat().st_size for path in files)


def _files(name: str) -> Iterator[Path]:
    if name == _OURS:  # installed as a link to the checkout
        for folder in _OUR_FOLDERS:
            yield from (_ROOT / folder).rglob("*")
    elif found := _distribution(name):
        yield from (Path(str(file.locate())) for file in found.files or [])


def _distribution(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None  # of another platform, or optional
