"""Jinja that can neither reach out nor grow without end.

The template's texts come from whoever made the template, perhaps not from us, and they are made in
the web's own process: a text that would take the machine with it must be refused, not waited for.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

MOST_CHARACTERS = 200_000  # of one finished text, or one value
MOST_TURNS = 1000  # of one `range`, elements of one list
_DEEPEST = 2  # loops in loops
# Each of these makes, from one short call, as much text as one likes.
_GROWING_FILTERS = ("center", "format", "indent", "wordwrap", "batch", "slice", "xmlattr", "pprint")
_GROWING_METHODS = frozenset(
    {
        "center",
        "ljust",
        "rjust",
        "zfill",
        "expandtabs",
        "format",
        "format_map",
        "translate",
        "join",
        "replace",
    }
)
_FOREIGN = (
    nodes.Macro,
    nodes.CallBlock,
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
    nodes.Extends,
    nodes.Block,
)


class _Code(CodeGenerator):
    """Compiles `a ~ b` to a call that watches how long it gets."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's own
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class Sandbox(SandboxedEnvironment):
    """The environment of all texts and expressions of templates."""

    code_generator_class = _Code
    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self) -> None:
        # Plain text and Markdown leave here, never HTML: escaping belongs to whoever shows it.
        super().__init__(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        self.globals = {"range": _range}
        self.filters["replace"] = _replaced
        for name in _GROWING_FILTERS:
            del self.filters[name]

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Calculate with numbers; text and lists are joined, never multiplied."""
        numbers = not any(isinstance(side, str | bytes | list | tuple) for side in (left, right))
        if operator == "**" or (operator in "*%" and not numbers):
            raise SecurityError(f"phép “{operator}” không dùng được ở đây")
        made = super().call_binop(context, operator, left, right)
        return made if numbers else within(made)

    def joined(self, parts: tuple[object, ...]) -> str:
        """Return the parts of `a ~ b` as one text. Raises SecurityError when it is too long."""
        return gathered(str(part) for part in parts)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a text may use this attribute."""
        if isinstance(obj, str) and attr in _GROWING_METHODS:
            return False
        return super().is_safe_attribute(obj, attr, value)


def within(value: Any) -> Any:
    """Return the value. Raises SecurityError when it has grown too large."""
    if isinstance(value, str) and len(value) > MOST_CHARACTERS:
        raise SecurityError(f"dài hơn {MOST_CHARACTERS} ký tự")
    if isinstance(value, list | tuple | dict) and len(value) > MOST_TURNS:
        raise SecurityError(f"nhiều hơn {MOST_TURNS} phần tử")
    return value


def gathered(pieces: Iterator[str]) -> str:
    """Return a text from its pieces, ending as soon as it is too long. Raises SecurityError."""
    parts, length = [], 0
    for piece in pieces:
        length += len(piece)
        if length > MOST_CHARACTERS:
            raise SecurityError(f"dài hơn {MOST_CHARACTERS} ký tự")
        parts.append(piece)
    return "".join(parts)


def excesses(tree: nodes.Template) -> Iterator[str]:
    """Yield what in a text could grow without end, or is no business of a text."""
    if any(True for _ in tree.find_all(_FOREIGN)):
        yield "macro, include, import, block không dùng được trong mẫu."
    if any(loop.recursive for loop in tree.find_all(nodes.For)) or _depth(tree) > _DEEPEST:
        yield f"vòng lặp lồng quá {_DEEPEST} tầng, hoặc tự gọi lại."


def _depth(node: nodes.Node) -> int:
    below = max((_depth(child) for child in node.iter_child_nodes()), default=0)
    return below + isinstance(node, nodes.For)


def _replaced(text: str, old: str, new: str) -> str:
    """Return the text with every `old` replaced. Raises SecurityError when it grows too long."""
    longer = str(text).count(old) * (len(new) - len(old))
    if len(text) + longer > MOST_CHARACTERS:
        raise SecurityError(f"dài hơn {MOST_CHARACTERS} ký tự")
    return str(text).replace(old, new)


def _range(*bounds: int) -> list[int]:
    turns = list(islice(range(*bounds), MOST_TURNS + 1))
    return within(turns)  # type: ignore[no-any-return]  # the list that went in
