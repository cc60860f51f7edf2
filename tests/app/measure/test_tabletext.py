"""Tables as spreadsheets and as Markdown take them."""

from fieldscope.measure.tabletext import markdown, tab_separated


def test_tables_for_the_clipboard():
    table = [["Signal", "A"], ["I|L1", "412.5"], ["two\nlines\there", ""]]
    assert tab_separated(table) == "Signal\tA\nI|L1\t412.5\ntwo lines here\t\n"
    assert markdown(table) == (
        "| Signal         |     A |\n"
        "| -------------- | ----: |\n"
        "| I\\|L1          | 412.5 |\n"
        "| two lines here |       |\n"
    )
    assert markdown([]) == ""
