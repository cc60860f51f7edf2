"""`python -m fieldscope`: the same as the `fieldscope` command. Bundles start here too."""

import multiprocessing

from fieldscope.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
