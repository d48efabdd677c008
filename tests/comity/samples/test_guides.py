"""The guides in docs/guides: every step has a picture, every picture a step."""

import re
from pathlib import Path

import pytest

GUIDES = Path(__file__).resolve().parents[3] / "docs" / "guides"
PICTURE = re.compile(r"^   !\[([^\]]+)\]\(images/([\w-]+\.jpg)\)$", re.MULTILINE)


@pytest.mark.parametrize("guide", sorted(path.stem for path in GUIDES.glob("*.md")))
def test_each_step_has_its_picture_with_words_for_it(guide: str) -> None:
    text = (GUIDES / f"{guide}.md").read_text(encoding="utf-8")
    steps = re.findall(r"^(\d+)\. ", text, re.MULTILINE)
    assert steps == [str(number) for number in range(1, len(steps) + 1)]
    assert [name for _words, name in PICTURE.findall(text)] == [f"{guide}-{step}.jpg" for step in steps]
    assert all((GUIDES / "images" / f"{guide}-{step}.jpg").is_file() for step in steps)


def test_no_picture_is_left_over() -> None:
    named = {name for path in GUIDES.glob("*.md") for _words, name in PICTURE.findall(path.read_text(encoding="utf-8"))}
    assert named
    assert {path.name for path in (GUIDES / "images").iterdir()} == named
