"""Decodes 104 frames with scapy: one JSON line {"frame": hex} in, one line with what it read out."""

import json
import logging
import sys
import warnings

warnings.simplefilter("ignore")
logging.getLogger("scapy").setLevel(logging.ERROR)

from scapy.contrib.scada.iec104 import IEC104_APDU, IEC104_I_Message  # noqa: E402

print(json.dumps({"ready": "scapy"}), flush=True)
for line in sys.stdin:
    packet = IEC104_APDU(bytes.fromhex(json.loads(line)["frame"]))
    answer = {"class": type(packet).__name__, "left": len(packet.payload)}
    parts = [packet]
    if isinstance(packet, IEC104_I_Message):
        parts += packet.io
        answer |= {
            "type_id": packet.type_id,
            "common_address": packet.common_asdu_address,
            "originator": packet.origin_address,
            "cause": packet.cot,
            "send": packet.tx_seq_num,
            "receive": packet.rx_seq_num,
            "objects": len(packet.io),
            "object_class": type(packet.io[0]).__name__,
        }
    # Without the octets that it keeps it has to build the frame from the fields that it read.
    for part in parts:
        part.raw_packet_cache = None
    answer["rebuilt"] = bytes(packet).hex()
    print(json.dumps(answer), flush=True)
