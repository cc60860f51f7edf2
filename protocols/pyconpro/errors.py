"""What the documented API raises."""


class CommError(Exception):
    """The PLC refused, or communication failed; the text says which, with status code, meaning and what to check."""


class PleaseResetError(CommError):
    """The PLC does not listen (any more), or not yet again: just start the consumer again.

    Raised only when the library could not heal this by itself, or was told not to (`Connection(heal=False)`).
    """


class ClosedError(CommError):
    """The object belongs to a `Connection` that was closed; make a new one."""
