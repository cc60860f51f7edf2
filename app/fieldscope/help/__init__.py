"""What helps a person on: versions, keys and gestures, and the report that a support request needs.

==================  =====================================================
`desk`              what the Help menu does
`about`             versions and licence
`manual`            the user manual, in the browser
`shortcuts`         keys and gestures, made of the tables that make them work
`report`            a zip with log files, project and picture
==================  =====================================================
"""

from fieldscope.help.desk import HelpDesk

__all__ = ["HelpDesk"]
