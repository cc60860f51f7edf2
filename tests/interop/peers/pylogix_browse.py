"""Browses a controller with pylogix and prints what it found as JSON. Arguments: host, port, tags to read."""

import json
import sys

from pylogix import PLC

host, port, *names = sys.argv[1:]
with PLC(host, port=int(port)) as plc:
    listed = plc.GetTagList()
    tags = {tag.TagName: {"type": tag.DataType, "size": tag.Size} for tag in listed.Value}
    structures = {name: [[f.TagName, f.DataType, f.Size] for f in udt.Fields] for name, udt in plc.UDTByName.items()}
    values = [{"tag": r.TagName, "value": r.Value, "status": r.Status} for r in plc.Read(names)]
    several = plc.Read("Counters[0]", 4).Value
    lamps = plc.Read("Panel.Lamps[0]", 32).Value
    device = plc.GetDeviceProperties().Value
    programs = plc.GetProgramsList().Value
print(
    json.dumps(
        {
            "status": listed.Status,
            "tags": tags,
            "structures": structures,
            "values": values,
            "several": several,
            "lamps": lamps,
            "device": device.ProductName,
            "programs": programs,
        }
    )
)
