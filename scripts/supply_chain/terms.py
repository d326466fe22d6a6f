"""Licences: the names of one list, and whether an expression of them is allowed."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

TERMS = Path(__file__).with_name("terms.toml")

_TOKEN = re.compile(r"\(|\)|[^\s()]+")


@dataclass(frozen=True, slots=True)
class LicenceTerms:
    """What was decided on licences.

    :param allowed: Per SPDX name, with its exception if it has one, why; empty for the usual ones.
    :param spelled: SPDX name by what packages write instead.
    :param stated: Expression by package, where what a package says of itself names none.
    """

    allowed: dict[str, str]
    spelled: dict[str, str]
    stated: dict[str, str]

    @classmethod
    def read(cls, path: Path = TERMS) -> "LicenceTerms":
        """As they stand in the file."""
        value = tomllib.loads(path.read_text(encoding="utf-8"))
        stated = {name: said["expression"] for name, said in value["stated"].items()}
        return cls(value["allowed"], value["spelled"], stated)

    def allow(self, expression: str) -> bool:
        """Whether one may ship under an SPDX expression: of ``OR`` one side is enough.

        :raises ValueError: It is no expression.
        """
        tokens = _TOKEN.findall(expression)
        allowed = self._either(tokens)
        if tokens:
            raise ValueError(f"{expression!r} is no SPDX expression: what is {tokens[0]!r}?")
        return allowed

    def _either(self, tokens: list[str]) -> bool:
        allowed = self._all(tokens)
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            allowed = self._all(tokens) or allowed
        return allowed

    def _all(self, tokens: list[str]) -> bool:
        allowed = self._one(tokens)
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            allowed = self._one(tokens) and allowed
        return allowed

    def _one(self, tokens: list[str]) -> bool:
        if not tokens:
            raise ValueError("an SPDX expression ends too early")
        name = tokens.pop(0)
        if name == "(":
            allowed = self._either(tokens)
            if not tokens or tokens.pop(0) != ")":
                raise ValueError("a bracket of an SPDX expression is not closed")
            return allowed
        if tokens and tokens[0] == "WITH":
            name = " ".join((name, *tokens[:2]))
            del tokens[:2]
        return name in self.allowed
