"""The one Jinja2 environment of the doors: everything put into a page is escaped."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from chatbot.corpus.markup import one_line
from chatbot.doors.web import addresses
from chatbot.doors.web.clip import clipped
from chatbot.doors.web.official_text import official_html
from chatbot.wording.plain_text import lines

environment = Environment(
    loader=PackageLoader("chatbot.doors.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
environment.filters["clipped"] = clipped
environment.filters["official"] = official_html
environment.filters["plain"] = one_line
environment.filters["lines"] = lines
environment.globals["addresses"] = addresses
