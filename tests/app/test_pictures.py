"""Every picture in `screenshots/` is what the program draws today: each screen, at each size."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "screenshots"


def _generator():
    specification = importlib.util.spec_from_file_location("generate_pictures", FOLDER / "generate.py")
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module
    specification.loader.exec_module(module)
    return module


GENERATOR = _generator()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return GENERATOR.sample(tmp_path_factory.mktemp("sample") / "sample.db")


@pytest.mark.parametrize("picture", GENERATOR.PICTURES, ids=lambda picture: picture.name)
async def test_a_picture_is_not_stale(picture, sample: Path, tmp_path: Path) -> None:
    kept = (FOLDER / f"{picture.name}.svg").read_text(encoding="utf-8")
    drawn = await GENERATOR.drawn(picture, tmp_path, sample)
    if drawn != kept:  # an assertion would print both pictures
        pytest.fail(f"{picture.name} is stale: run python screenshots/generate.py and look at it")


def test_no_picture_is_left_over() -> None:
    assert {file.stem for file in FOLDER.glob("*.svg")} == {picture.name for picture in GENERATOR.PICTURES}
