"""Typst with the font of the machine, and pyHanko."""

from pathlib import Path

import typst  # pyright: ignore[reportMissingImports] -- of whoever runs the benchmark

from scripts.bench.sealing import page
from scripts.bench.sealing.pyhanko_seal import SealedByPyhanko


def side(keys: Path, fonts: Path, key: str) -> SealedByPyhanko:
    """The side; its compiler is kept, and with it what it has read. `fonts` are not used."""
    del fonts
    compiler = typst.Compiler(page.TYPST)

    def printed(number: int) -> bytes:
        inputs = page.typst_inputs(number)
        made = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards="a-3a")
        assert isinstance(made, bytes), "one file, whatever the number of its pages"
        return made

    return SealedByPyhanko(printed, keys, key)
