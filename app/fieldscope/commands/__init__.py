"""Commands: what changes something in the plant, behind a lock and written down.

==========  =====================================================================================
`locks`     which connections are armed, and for how long: no Qt
`audit`     the append-only log of every command: no Qt; `history` shows its end
`feedback`  which signal shows what a command has done, and what counts as done: no Qt
`awaiting`  waits for that, in every sample of the signal: no Qt
`desk`      sends commands, one at a time per connection, past the lock and the log
`ladder`    the steps of a command with their times; `marks` the same over the lanes
`wording`   commands and arguments in the words of their forms
`panel`     the Commands dock: `lockbar`, `offers`, `orderform` with `feedbackbox`, a button to `hold`
==========  =====================================================================================
"""
