"""Tables that paint themselves: lists of which much changes several times per second.

`picture`   the cells as a picture, of which only what looks different is painted again
`table`     the view
"""
