"""What is computed from samples: statistics between two cursors, derived signals, export. No Qt, no drawing.

==============  ==================================================================================
`statistics`    figures of one stretch of one signal, from plain arrays
`meter`         the same for a live signal: what cannot change any more is not computed again
==============  ==================================================================================
"""
