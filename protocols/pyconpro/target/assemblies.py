"""The assembly object (class 4): explicit reading of what class-1 connections carry, as scanners do to learn sizes."""

from dataclasses import dataclass
from typing import Final

from pyconpro.target.admission import Applications
from pyconpro.target.connections import ConnectionManager
from pyconpro.target.model import Assembly, Refusal
from pyconpro.target.router import ATTRIBUTE_NOT_SUPPORTED, OBJECT_DOES_NOT_EXIST, SERVICE_NOT_SUPPORTED, Call
from pyconpro.wire.cursor import U16
from pyconpro.wire.message import Reply, Service

DATA: Final = 3
SIZE: Final = 4
"""Attributes of an assembly instance: its data, and how many bytes they are."""


@dataclass(frozen=True, slots=True)
class AssemblyObject:
    """Answers Get_Attribute_Single for every instance that an assembly names; nothing can be set."""

    applications: Applications
    manager: ConnectionManager

    def handle(self, call: Call) -> Reply:
        """Answer a request to the object."""
        data = self._data(call)
        if call.service != Service.GET_ATTRIBUTE_SINGLE:
            raise Refusal(SERVICE_NOT_SUPPORTED)
        if call.attribute == DATA:
            return Reply(call.service, data=data)
        if call.attribute == SIZE:
            return Reply(call.service, data=U16.pack(len(data)))
        raise Refusal(ATTRIBUTE_NOT_SUPPORTED)

    def _data(self, call: Call) -> bytes:
        for assembly in self.applications.assemblies:
            if call.instance == assembly.input:
                return assembly.payload(call.now)
            if call.instance == assembly.output:
                return self._output(assembly)
            if call.instance is not None and call.instance in (
                assembly.config,
                assembly.input_only,
                assembly.listen_only,
            ):
                return b""
        raise Refusal(OBJECT_DOES_NOT_EXIST)

    def _output(self, assembly: Assembly) -> bytes:
        """Give what the owner wrote last; zeros while there is none."""
        for connection in self.manager.live:
            if connection.application is assembly and connection.output is not None:
                return connection.output[0]
        return bytes(assembly.output_size)
