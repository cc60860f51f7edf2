"""CIP consumer and producer connections (EtherNet/IP class 1)."""
