"""A moment as evidence: what the lanes show, and everything behind it, in one zip.

`desk` takes it (GUI thread), `package` writes it beside the window, `logs` finds lines of the logs, `manifest` says in
plain words what is inside.
"""
