"""Plain text: a paragraph a line."""

from chatbot.importing.blocks import Content, Prose
from chatbot.importing.encodings import decode
from chatbot.importing.formats.base import Format
from chatbot.importing.limits import require_short


class PlainText:
    """Lines that hold something; which are questions is told by their labels."""

    def read(self, data: bytes) -> Content:
        """Read a whole file, as :class:`~chatbot.importing.formats.base.Format` says."""
        blocks = []
        for number, line in enumerate(decode(data).splitlines(), start=1):
            place = f"บรรทัด {number}"
            require_short(line, place)
            if line.strip():
                blocks.append(Prose(line.strip(), place))
        return Content(tuple(blocks))

    def witness(self, data: bytes) -> str:
        """The text itself."""
        return decode(data)


FORMAT: Format = PlainText()
