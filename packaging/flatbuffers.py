"""Put a new root table in front of an existing FlatBuffer, leaving every old byte as it was.

FlatBuffer references are relative and point forward only. So a larger table can be written first, the
old file appended behind it, and the new table's references aimed into the old bytes. The format is
described at https://flatbuffers.dev/internals/; only what a TFLite model needs is here.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

REFERENCE = "<I"
ALIGNMENT = 64
"""TFLite maps tensors straight from the file: the old bytes keep their place modulo this many bytes."""


@dataclass(frozen=True)
class Byte:
    """One unsigned byte."""

    value: int


@dataclass(frozen=True)
class Unsigned:
    """One 32-bit unsigned number."""

    value: int


class Table(dict[int, "Node"]):
    """A table: the number of each slot that is present, and what stands in it."""


class Old(int):
    """Something that already stands in the old file, at this position."""

    __slots__ = ()


Node: TypeAlias = "Byte | Unsigned | Table | Old | str | bytes | Sequence[float] | Sequence[Table | Old]"


@dataclass
class _Writer:
    """Bytes written so far, and the places that wait for the old file's final position."""

    out: bytearray
    waiting: list[tuple[int, Old]] = field(default_factory=list)

    def write(self, node: Node) -> int:
        """Append what ``node`` says and return where it begins."""
        self.align(4)
        if isinstance(node, Table):
            return self._write_table(node)
        if isinstance(node, str):
            return self._write_bytes(node.encode())
        if isinstance(node, bytes):
            return self._write_bytes(node)
        if isinstance(node, Byte | Unsigned | Old):
            raise TypeError(f"{node!r} stands inside a table, not by itself")
        return self._write_vector(node)

    def align(self, to: int) -> None:
        """Append zeros up to a multiple of ``to``."""
        self.out += bytes(-len(self.out) % to)

    def refer(self, place: int, node: Node) -> None:
        """Write ``node`` and, at ``place``, the way to it."""
        if isinstance(node, Old):
            self.waiting.append((place, node))
        else:
            struct.pack_into(REFERENCE, self.out, place, self.write(node) - place)

    def _write_table(self, table: Table) -> int:
        slots = max(table, default=-1) + 1
        # Every field takes four bytes here, behind the four that lead to the list of offsets.
        offsets = {slot: 4 + 4 * order for order, slot in enumerate(sorted(table))}
        list_at = len(self.out)
        lengths = (4 + 2 * slots, 4 + 4 * len(table))
        self.out += struct.pack(f"<{2 + slots}H", *lengths, *(offsets.get(slot, 0) for slot in range(slots)))
        self.align(4)
        at = len(self.out)
        self.out += struct.pack("<i", at - list_at) + bytes(4 * len(table))
        for slot in sorted(table):
            value, place = table[slot], at + offsets[slot]
            if isinstance(value, Byte | Unsigned):
                struct.pack_into("<B" if isinstance(value, Byte) else "<I", self.out, place, value.value)
            else:
                self.refer(place, value)
        return at

    def _write_vector(self, items: Sequence[float] | Sequence[Table | Old]) -> int:
        at = len(self.out)
        self.out += struct.pack(REFERENCE, len(items)) + bytes(4 * len(items))
        for order, item in enumerate(items):
            place = at + 4 + 4 * order
            if isinstance(item, float):
                struct.pack_into("<f", self.out, place, item)
            else:
                self.refer(place, item)
        return at

    def _write_bytes(self, raw: bytes) -> int:
        self.out += bytes(-(len(self.out) + 4) % 16)
        at = len(self.out)
        self.out += struct.pack(REFERENCE, len(raw)) + raw + b"\0"
        return at


def to_flatbuffer(root: Table, identifier: bytes, *, in_front_of: bytes = b"") -> bytes:
    """Return ``root`` as a FlatBuffer, followed by the old file that its :class:`Old` nodes point into."""
    writer = _Writer(bytearray(8))
    struct.pack_into("<I4s", writer.out, 0, writer.write(root), identifier)
    if in_front_of:
        writer.align(ALIGNMENT)
    for place, old in writer.waiting:
        struct.pack_into(REFERENCE, writer.out, place, len(writer.out) + old - place)
    return bytes(writer.out) + in_front_of


class OldTable:
    """The root table of an existing FlatBuffer, read only as far as its slots."""

    def __init__(self, buffer: bytes) -> None:
        """Find the root table and its list of offsets."""
        self._buffer = buffer
        self._at = self._number(0)
        self._offsets = self._at - int(struct.unpack_from("<i", buffer, self._at)[0])
        self.slots = (int(struct.unpack_from("<H", buffer, self._offsets)[0]) - 4) // 2
        self.identifier = buffer[4:8]

    def number(self, slot: int) -> int:
        """Return the number in a slot, 0 when it is absent."""
        place = self._place(slot)
        return self._number(place) if place else 0

    def node(self, slot: int) -> Old | None:
        """Return what a slot refers to, if it is present."""
        place = self._place(slot)
        return Old(place + self._number(place)) if place else None

    def items(self, slot: int) -> list[Table | Old]:
        """Return what the vector in a slot refers to, one by one."""
        vector = self.node(slot)
        if vector is None:
            return []
        places = (vector + 4 + 4 * order for order in range(self._number(vector)))
        return [Old(place + self._number(place)) for place in places]

    def _place(self, slot: int) -> int:
        if slot >= self.slots:
            return 0
        offset = int(struct.unpack_from("<H", self._buffer, self._offsets + 4 + 2 * slot)[0])
        return self._at + offset if offset else 0

    def _number(self, place: int) -> int:
        return int(struct.unpack_from(REFERENCE, self._buffer, place)[0])
