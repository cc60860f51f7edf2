"""Browses a controller with pycomm3 and prints what it found as JSON. Arguments: host, port, tags to read."""

import json
import sys

from pycomm3 import LogixDriver

host, port, *names = sys.argv[1:]
with LogixDriver(f"{host}:{port}/0", init_program_tags=True) as plc:
    tags = {
        name: {
            "type": tag["data_type_name"],
            "dimensions": tag["dimensions"][: tag["dim"]],
            "size": tag["data_type"]["template"]["structure_size"] if tag["tag_type"] == "struct" else None,
        }
        for name, tag in plc.tags.items()
    }
    values = [{"tag": r.tag, "value": r.value, "type": r.type, "error": r.error} for r in plc.read(*names)]
    info = {key: plc.info[key] for key in ("vendor", "product_name", "keyswitch", "name", "revision")}
    info["programs"] = list(plc.info["programs"])
    raw = bytes.fromhex("0100000000004842") + bytes(32)
    decoded = plc.tags["Line1"]["type_class"].decode(raw)
print(json.dumps({"tags": tags, "values": values, "info": info, "decoded": decoded}))
