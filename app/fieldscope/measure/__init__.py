"""What is computed from samples: statistics between two cursors, derived signals, export. No Qt, no drawing.

==============  ==================================================================================
`statistics`    figures of one stretch of one signal, from plain arrays
`meter`         the same for a live signal: what cannot change any more is not computed again
`expression`    the language of derived signals: the parser; `functions` what it can call
`moving`        functions that need the samples before: derivative, moving mean …
`streams`       inputs of an expression, brought together in time
`derived`       signals computed from others as their samples arrive
`health`        how connections are doing, as signals
`export`        samples as CSV; `exporttexts` its cells; `tabletext` small tables for the clipboard
==============  ==================================================================================
"""
