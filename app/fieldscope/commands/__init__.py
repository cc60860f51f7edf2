"""Commands: what changes something in the plant, behind a lock and written down.

==========  =================================================================================
`locks`     which connections are armed, and for how long: no Qt
`audit`     the append-only log of every command: no Qt
`desk`      sends commands, one at a time per connection, past the lock and the log
`hold`      a button that acts only when it was held for a second
`ladder`    the steps of a command with their times; `marks` the same over the lanes
`panel`     the Commands dock
==========  =================================================================================
"""
