"""Reproduces published charts from the numbers extracted from them.

```python
import figrepro

figure = figrepro.load("hellaswag")
figure.frame()
```
"""

from typing import TYPE_CHECKING, Any

from figrepro import version

if TYPE_CHECKING:
    from figrepro.api import LoadedFigure, ids, load
    from figrepro.errors import FigreproError, Problem

__version__ = version.VERSION
__all__ = ["FigreproError", "LoadedFigure", "Problem", "__version__", "ids", "load"]

_HOMES = {"FigreproError": "errors", "Problem": "errors"}


def __dir__() -> list[str]:
    """What a notebook offers to complete."""
    return sorted(__all__)


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module offers under that name
    """Loads what is asked for when it is asked for, so that `import figrepro` costs nothing."""
    if name not in __all__:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'api')}"), name)
