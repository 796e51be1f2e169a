"""`python -m backend.web`: the HTTP process."""

import sys

from backend.foundation.loading import lasting

with lasting():
    from backend.foundation import logs
    from backend.settings import Settings, SettingsError, logs_as_json
    from backend.web.main import create_app
    from backend.web.serving import Server, configuration, inherited_socket
    from backend.web.trusted import OperationsRefused


def main() -> None:
    """Serves until a signal; what keeps it from starting is told in a sentence."""
    try:
        logs.configure(as_json=logs_as_json())
        settings = Settings.from_environ()
        app = create_app(settings)
    except SettingsError as error:
        sys.exit(f"settings: {error}")
    except OperationsRefused as error:
        sys.exit(f"operations: {error}")
    config = configuration(app, host=settings.host, port=settings.port)
    handed_over = inherited_socket()
    Server(config).run([handed_over] if handed_over else None)


if __name__ == "__main__":
    main()
