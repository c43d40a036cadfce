"""What code says to people outside its translated words: refusals, messages, labels of forms, and whole sentences.

A constant counts where it is handed to something that says it (SAYS), or where it reads like a sentence. What the
ledger keeps (`reason=`, `detail=`), what is logged, what only a programmer or an operator reads, and docstrings do not.
"""

import ast
import re
from collections.abc import Iterator

WRAPS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "pgettext", "pgettext_lazy", "npgettext", "say"}
SAYS = {"no", "ValidationError", "NotAllowed", "add_error", "success", "error", "info", "warning"}
SAID = {"label", "help_text", "empty_label"}
KEPT = {"reason", "detail", "default", "regex", "pattern", "door", "purpose"}
QUIET = {"ValueError", "TypeError", "RuntimeError", "KeyError", "AssertionError", "compile", "getLogger", "AppendOnly"}
QUIET |= {"unscoped", "the_systems_own_work", "system", "RunSQL", "execute", "Unscoped", "NotAScheme", "NotSingle"}

_SEVERAL = re.compile(r"[a-z’] \w")
_WORDS = re.compile(r"[^\W\d_]{2,}")


def sentences(source: str) -> list[str]:
    """Every sentence of a module that is said and not wrapped, in order."""
    tree = ast.parse(source)
    return [text for text in _within(tree, said=False) if _WORDS.search(text)]


def _within(node: ast.AST, *, said: bool) -> Iterator[str]:
    if isinstance(node, ast.Call):
        yield from _call(node)
    elif isinstance(node, ast.JoinedStr):
        yield from _judged("".join(_part(value) for value in node.values), said)
        for value in node.values:
            if isinstance(value, ast.FormattedValue):
                yield from _within(value.value, said=False)
    elif isinstance(node, ast.Constant):
        yield from _judged(node.value, said) if isinstance(node.value, str) else ()
    else:
        for child in ast.iter_child_nodes(node):
            if not _is_quiet(child):
                yield from _within(child, said=said and isinstance(node, (ast.IfExp, ast.BinOp)))


def _call(node: ast.Call) -> Iterator[str]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in WRAPS or name in QUIET or _is_logged(node):
        return
    yield from _within(node.func, said=False)
    for place, argument in enumerate(node.args):
        says = name in SAYS and not (name == "add_error" and place == 0)
        yield from _within(argument, said=says)
    for keyword in node.keywords:
        if keyword.arg not in KEPT:
            yield from _within(keyword.value, said=keyword.arg in SAID)


def _is_logged(node: ast.Call) -> bool:
    """Said to a module's own `log`, which operators read."""
    return isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "log"


def _is_quiet(node: ast.AST) -> bool:
    """A docstring, or a string that stands alone below a constant to explain it."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _judged(text: str, said: bool) -> Iterator[str]:
    if said or _is_a_sentence(text.strip()):
        yield text


def _is_a_sentence(text: str) -> bool:
    """A capital, several words on one line, and a stop."""
    return (
        bool(text)
        and (text[0].isupper() or text[0] in "“…")
        and text[-1] in ".?!:"
        and _SEVERAL.search(text) is not None
    )


def _part(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else "…"
