"""Small tables as text for the clipboard."""

from collections.abc import Sequence


def tab_separated(table: Sequence[Sequence[str]]) -> str:
    """Write a table, titles first, as spreadsheets take it from the clipboard."""
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in table)


def markdown(table: Sequence[Sequence[str]]) -> str:
    """Write a table, titles first, as Markdown; the first column to the left, the others to the right."""
    cells = [[" ".join(cell.split()).replace("\\", "\\\\").replace("|", "\\|") for cell in row] for row in table]
    if not cells:
        return ""
    widths = [max(3, *(len(row[column]) for row in cells)) for column in range(len(cells[0]))]
    rule = ["-" * width if not column else "-" * (width - 1) + ":" for column, width in enumerate(widths)]
    lines = [
        [
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        for row in cells
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in [lines[0], rule, *lines[1:]])
