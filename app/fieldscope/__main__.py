"""`python -m fieldscope`: the same as the `fieldscope` command."""

from fieldscope.cli import main

if __name__ == "__main__":
    main()
