"""A c104 server behind TLS with one measured value. Arguments: certificate, key, CA, allowed client certificate.

Prints its port, and ends when its standard input does.
"""

import socket
import sys

import c104

certificate, key, authority, allowed = sys.argv[1:]
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
security = c104.TransportSecurity(validate=True, only_known=True)
security.set_certificate(cert=certificate, key=key)
security.set_ca_certificate(cert=authority)
security.add_allowed_remote_certificate(cert=allowed)
server = c104.Server(ip="127.0.0.1", port=port, transport_security=security)
point = server.add_station(47).add_point(11, c104.Type.M_ME_NC_1)
point.value = 12.5
server.start()
print(port, flush=True)
sys.stdin.read()
server.stop()
