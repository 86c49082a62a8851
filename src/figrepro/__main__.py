"""`python -m figrepro`."""

from figrepro.start import run

if __name__ == "__main__":
    run()
