"""Icons, styles and the demo project, as files beside this module."""
