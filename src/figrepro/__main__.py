"""`python -m figrepro`."""

from figrepro.cli.main import run

if __name__ == "__main__":
    run()
