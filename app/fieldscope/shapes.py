"""Recognises composed English sentences by their shape and says them in another language. No Qt here.

"no answer from 10.0.0.1:2404 within 30 s" has the shape "no answer from {where} within {t0} s". Fields hold names and
numbers, or sentences that are recognised in turn. Several sentences in a row are taken apart at their punctuation.
What is not recognised stays as it is, as a whole: nothing is half translated.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

SPOKEN: Final = frozenset(
    (
        *("cause", "choices", "clock", "complaint", "defect", "error", "failed", "get", "head", "high", "hint", "hop"),
        *("kind", "label", "late_text", "listed", "meaning", "meant", "message", "messages", "note", "offered", "peer"),
        *("ordinal", "other", "phase", "reason", "role", "SENT", "session", "shown", "state", "status", "text"),
        *("title", "trying", "verb", "waited", "waiting", "what", "which", "whom", "whose", "why", "wishes", "words"),
    )
)
"""Names of fields that hold words of the language; all others hold names and numbers, which are never translated."""
LONGEST: Final = 2000
"""Characters of a text; longer ones stay as they are."""
AT_MOST: Final = 20
"""Joints at which a text is taken apart; one with more is a list of names."""
ENOUGH: Final = 10
"""Letters with which a shape is recognised whatever its fields hold."""
KEPT: Final = 8192
"""Texts whose translation is kept."""

_FIELD: Final = re.compile(r"\{(\w+)\}")
_NUMBER: Final = re.compile(r"(?<![A-Za-z_\d])(\d+(?:[.,:]\d+)*)")
_MASK: Final = 0xE000
"""First character of Unicode's private area: numbers are masked, so that equal sentences are recognised once."""
_MASKED: Final = re.compile("[\ue000-\uf8ff]")
_OCTETS: Final = re.compile(r" \((?:[0-9a-f]{2} ?)+…?\)$")
_JOINTS: Final = ("; ", ". ", " – ", ": ", " · ", ", ", " and ")
_LISTS: Final = (" · ", ", ", " and ")
"""Joints between which a name may stand."""
_BREAK: Final = re.compile(r"; |: | – | and ")
_WORD: Final = re.compile("[a-z]{2}")
_WORDS: Final = re.compile(r"[A-Za-z]{2}\S* (.* )?\S*[A-Za-z]{2}")
"""Two words at least: more than a name, or a number with its unit."""

NO: Final = 0
PARTLY: Final = 1
"""Something in a field was not recognised: an error message of the operating system."""
WHOLLY: Final = 2

Told = tuple[int, str]
"""How far a text was recognised, and its translation."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A sentence with fields."""

    literals: tuple[str, ...]
    """What stands before, between and after the fields."""
    fields: tuple[str, ...]
    translation: str
    anchor: str
    """The longest of the literals: a text without it has another shape."""
    letters: int
    ordered: bool
    """The fields come in the same order in the translation."""

    def fit(self, text: str) -> list[str] | None:
        """Give what stands in the fields, each as short as possible; None when the text has another shape."""
        *starts, last = self.literals
        end = len(text) - len(last)
        at = len(starts[0])
        if at > end or not text.startswith(starts[0]) or not text.endswith(last):
            return None
        found = []
        for before, literal in itertools.pairwise(starts):
            place = text.find(literal, at + _least(before), end)
            if place < 0:
                return None
            found.append(text[at:place])
            at = place + len(literal)
        if end - at < _least(starts[-1]):
            return None
        return [*found, text[at:end]]

    def certain(self, values: list[str]) -> bool:
        """Whether what stands in the fields cannot be taken for a part of the sentence."""
        return self.ordered or not any(
            literal.strip() and literal in value for literal in self.literals for value in values
        )


class Speech:
    """One language. `known` gives the translation of a whole text, or nothing."""

    def __init__(self, texts: Iterable[tuple[str, str]], known: Callable[[str], str | None]) -> None:
        self._known = known
        self._first: dict[str, list[Shape]] = {}
        """Shapes by their first word; under "" those that begin with a field."""
        shapes = (_shape(text, translation) for text, translation in texts if _FIELD.search(text))
        # The most literal text first; the rest makes the order certain.
        for shape in sorted(shapes, key=lambda shape: (-shape.letters, shape.literals)):
            self._first.setdefault(_first_word(shape.literals[0]), []).append(shape)
        self._said = lru_cache(KEPT)(self._say)
        self._tell = lru_cache(KEPT)(self._told)

    def say(self, text: str) -> str:
        """Give a text in the language, or as it is."""
        if known := self._known(text):
            return known
        if not self._first or len(text) > LONGEST or not _WORD.search(text):
            return text
        return self._said(text)

    def _say(self, text: str) -> str:
        pieces = _NUMBER.split(text)
        numbers = pieces[1::2]
        if numbers and not _MASKED.search(text):
            masks = [chr(_MASK + place) for place in range(len(numbers))]
            pieces[1::2] = masks
            level, said = self._tell("".join(pieces))
            if level == WHOLLY:
                for mask, number in zip(masks, numbers, strict=True):
                    said = said.replace(mask, number)
                return said
        level, said = self._tell(text)  # numbers may belong to the sentence
        return said if level else text

    def _told(self, text: str) -> Told:
        if known := self._known(text):
            return WHOLLY, known
        if not _WORD.search(text):
            return WHOLLY, text
        best: Told = (NO, text)
        for shape in self._candidates(text):
            told = self._filled(shape, text)
            if told[0] == WHOLLY:
                return told
            best = max(best, told, key=lambda one: one[0])
        if sum(map(text.count, _JOINTS)) > AT_MOST:
            return best
        for told in (*(self._joined(text, joint) for joint in _JOINTS if joint in text), self._coded(text)):
            if told[0] == WHOLLY:
                return told
            best = max(best, told, key=lambda one: one[0])
        return best

    def _candidates(self, text: str) -> Iterator[Shape]:
        first = _first_word(text)
        for shapes in (self._first.get(first, ()) if first else (), self._first.get("", ())):
            for shape in shapes:
                if shape.anchor in text:
                    yield shape

    def _filled(self, shape: Shape, text: str) -> Told:
        values = shape.fit(text)
        if values is None or not shape.certain(values):
            return NO, text
        level, recognised, bare = WHOLLY, False, True
        said = {}
        for before, name, value in zip(shape.literals, shape.fields, values, strict=False):
            said[name] = value
            quoted = before.endswith("“")
            if name.rstrip("0123456789") in SPOKEN and not quoted:
                far, said[name] = self._tell(value)
                recognised |= far > NO and said[name] != value
                if " " in value:
                    level = min(level, max(far, PARTLY))
                    bare &= far > NO
            elif not quoted:
                bare &= not _WORDS.search(value)
                if _BREAK.search(value):
                    level = PARTLY
        if shape.letters < ENOUGH and not (bare and (recognised or level == WHOLLY)):
            return NO, text
        return level, _FIELD.sub(lambda field: said[field[1]], shape.translation)

    def _coded(self, text: str) -> Told:
        """Leave a code alone that stands before the sentence, "0x01/0x0115 ...", and octets behind it."""
        if octets := _OCTETS.search(text):
            far, said = self._tell(text[: octets.start()])
            return far, said + octets[0]
        code, _, sentence = text.partition(" ")
        if _WORD.search(code) or not sentence:
            return NO, text
        far, said = self._tell(sentence)
        return far, f"{code} {said}"

    def _joined(self, text: str, joint: str) -> Told:
        best: Told = (NO, text)
        at = text.find(joint)
        while at >= 0 and best[0] < WHOLLY:
            left, right = text[:at], text[at + len(joint) :]
            at = text.find(joint, at + 1)
            (near, before), (far, after) = self._part(left, joint), self._part(right, joint)
            if joint in (": ", " – ") and near == NO:
                # A name, or a command with its arguments; what is said of it stands behind.
                near = WHOLLY if " " not in left else PARTLY
                title, colon, arguments = left.partition(": ")
                before = (self._known(title) or title) + colon + arguments
                if _BREAK.search(before) and before == left:
                    near = NO
            level = min(near, far)
            said = f"{before}{self._known(joint) or joint}{after}"
            if level > best[0] and said != text:
                best = (level, said)
        return best

    def _part(self, text: str, joint: str) -> Told:
        told = self._tell(text)
        if told[0] == NO and joint in _LISTS and not _WORDS.search(text):
            return WHOLLY, text
        return told


def _least(before: str) -> int:
    """Characters of a field at least: one that is attached to a word may be empty."""
    return 0 if before and before[-1] not in " (“" else 1


def _first_word(text: str) -> str:
    """The word with which a text begins, for certain; empty when it may go on."""
    word, blank, _ = text.partition(" ")
    return word if blank else ""


def _shape(text: str, translation: str) -> Shape:
    if text[0] in " ,;":  # the tail of another sentence
        text, translation = "{head}" + text, "{head}" + translation
    pieces = _FIELD.split(text)
    fields = tuple(pieces[1::2])
    literals = tuple(pieces[::2])
    letters = sum(c.isalpha() for literal in literals for c in literal)
    ordered = fields == tuple(_FIELD.findall(translation))
    return Shape(literals, fields, translation, max(literals, key=len), letters, ordered)
