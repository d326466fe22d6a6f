"""The one Jinja2 environment of the doors: everything put into a page is escaped."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from chatbot.doors import addresses, texts
from chatbot.doors.clip import clipped
from chatbot.doors.official_text import official_html, one_line
from chatbot.doors.plain_text import lines

environment = Environment(
    loader=PackageLoader("chatbot.doors"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
environment.filters["clipped"] = clipped
environment.filters["official"] = official_html
environment.filters["plain"] = one_line
environment.filters["lines"] = lines
environment.globals["texts"] = texts
environment.globals["addresses"] = addresses
