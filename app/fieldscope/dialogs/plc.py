"""What the dialog of a PLC has beside its fields: discovery, browsing, structures."""

from fieldscope.dialogs.extra import Extra, Surroundings
from fieldscope.dialogs.reach import Discovery
from fieldscope.dialogs.structure import StructureStep
from fieldscope.dialogs.tags import TagSource


def extend(around: Surroundings) -> list[Extra]:
    """Put these parts on the dialog."""
    tags, structure = TagSource(around), StructureStep(around)
    tags.imported.connect(structure.take)
    return [Discovery(around), tags, structure]
