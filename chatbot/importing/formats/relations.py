"""Where the links of a Word or Excel file lead, by the file's own XML."""

from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree import ElementTree
from zipfile import ZipFile

from chatbot.errors import DocumentFileError


def link_targets(archive: ZipFile) -> Iterator[str]:
    """The targets of all parts, as they are written and with their escapes undone.

    :param archive: As :func:`~chatbot.importing.limits.open_office_file` gives it.
    :raises DocumentFileError: A part is damaged.
    """
    for name in archive.namelist():
        if not name.endswith(".rels"):
            continue
        try:
            root = ElementTree.fromstring(archive.read(name))  # noqa: S314 -- no entities in it
        except ElementTree.ParseError as error:
            raise DocumentFileError(f"is damaged at {name} ({error}). Save it again.") from error
        for relation in root:
            target = relation.get("Target", "")
            yield from (target, target.replace(" ", "%20"), unquote(target))
