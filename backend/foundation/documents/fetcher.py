"""The only door through which a document reaches a file: the template folder, read-only."""

import mimetypes
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse


class TemplateFetcher(URLFetcher):
    """Serves files below one folder and ends the rendering at any other address.

    WeasyPrint turns an ordinary exception into a log line and prints the page without the
    resource; FatalURLFetchingError is what stops it.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols=("file",), allow_redirects=False, fail_on_errors=True)
        self._folder = folder.resolve()

    def fetch(
        self,
        url: str,
        headers: dict[str, str] | None = None,  # noqa: ARG002 -- WeasyPrint's signature
    ) -> URLFetcherResponse:
        """The file; raises FatalURLFetchingError outside the folder or where no file is."""
        path = self._path_of(url)
        if path is None or not path.is_file():
            raise FatalURLFetchingError("the document asked for something outside its templates")
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    def _path_of(self, url: str) -> Path | None:
        parts = urlsplit(url)
        if parts.scheme != "file" or parts.netloc:
            return None
        # Resolved first, so that neither ".." nor a symbolic link leads out of the folder.
        path = Path(url2pathname(parts.path)).resolve()
        return path if path.is_relative_to(self._folder) else None
