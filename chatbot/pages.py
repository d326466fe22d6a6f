"""How pages are made from templates, for people and for reports: what is put in is escaped."""

from jinja2 import Environment, PackageLoader, StrictUndefined


def page_environment(package: str) -> Environment:
    """A Jinja2 environment over the ``templates`` folder of a package.

    A name that a template does not get is an error, never an empty place.
    """
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
