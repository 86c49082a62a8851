"""What is wrong with a formula, and at which column."""

import ast

from figrepro.errors import FigreproError, Problem


class FormulaError(FigreproError):
    """A formula that cannot be read, or that means nothing for its figure.

    Args:
        where: The part that is wrong, or its column, counted from 1.
        message: What is wrong, in one sentence without a final stop.
        found: What stands there.
        allowed: What may stand there.
        hint: What to do about it.
    """

    def __init__(
        self,
        where: ast.expr | int,
        message: str,
        *,
        found: str | None = None,
        allowed: str | None = None,
        hint: str | None = None,
    ) -> None:
        self.problem = Problem(message, found=found, allowed=allowed, hint=hint)
        super().__init__(self.problem)
        self.column = where.col_offset + 1 if isinstance(where, ast.expr) else where
