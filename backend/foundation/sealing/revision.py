"""A revision appended to a PDF that leaves everything before it as it was."""

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class Revision(IncrementalPdfFileWriter):
    """Appends what it is told to, and nothing else.

    pyHanko would also write the producer and the time into the metadata. They stay as they were
    printed, so that a change of them is never ours.
    """

    def _update_meta(self) -> None:
        """Nothing."""
