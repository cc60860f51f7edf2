"""Fieldscope: live values of Rockwell PLCs and IEC 60870-5-104 servers on one time axis."""

__version__ = "0.1.0"
