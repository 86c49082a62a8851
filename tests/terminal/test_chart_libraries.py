"""A chart comes without the libraries of drawings and tables."""

import subprocess
import sys


def test_a_chart_needs_no_heavy_library() -> None:
    """It comes without the libraries of drawings and tables."""
    code = "import sys, figrepro.terminal.draw, figrepro.chart.load; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"numpy", "matplotlib", "pandas", "PIL"} & set(done.stdout.split())
