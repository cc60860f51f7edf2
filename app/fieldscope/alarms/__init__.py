"""Alarms: limits of signals, watched in every sample, told once, and kept until somebody has seen them.

==========  ==========================================================================
`limits`    what a signal may do: settings of one signal: no Qt
`watch`     looks at the new samples of a signal, all of them: no Qt
`board`     all limits of the project with their alarms, at the beat of the GUI
`panel`     the Alarms dock, and the dialog for the limits of a signal
==========  ==========================================================================
"""
