"""Where the program starts: an interrupt ends it without a word, also before it can say one."""

import signal


def run() -> None:
    """Runs the program and exits."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # while modules load, nothing is to be cleared up
    from figrepro.cli.main import run as run_commands

    signal.signal(signal.SIGINT, signal.default_int_handler)
    run_commands()
