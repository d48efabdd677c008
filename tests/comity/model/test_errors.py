"""Errors reach another process whole: a pool that reads many files must not break at the first bad one."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

import comity
from comity.model.errors import NotADocumentError


def test_a_pool_that_reads_a_bad_file_tells_what_is_wrong_and_goes_on() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        bad = pool.submit(
            comity.read, b"Nothing of the kind is to be found in this letter to a friend.", name="letter.txt"
        )
        with pytest.raises(NotADocumentError) as told:
            bad.result()
        assert str(told.value).startswith("letter.txt: ")
        assert told.value.hint
        good = pool.submit(comity.read, b"1. Requests the Secretary-General to report.", name="a.txt", language="en")
        assert good.result().blocks
