"""The commands of the official archive: verify-archive, export-archive, check-package."""

import argparse
import sys

from backend.preservation.commands import checking, exporting, verifying
from backend.settings import Settings, SettingsError


def main() -> int:
    """What the command returns; 2 when the surroundings are at fault, which it says."""
    arguments = _arguments()
    try:
        match arguments.command:
            case "verify-archive":
                return verifying.run(arguments, Settings.from_environ())
            case "export-archive":
                return exporting.run(arguments, Settings.from_environ())
            case _:
                return checking.run(arguments)
    except (SettingsError, OSError, ValueError) as error:
        sys.stderr.write(f"{arguments.command}: {error}\n")
        return 2


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="preservation", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, module in (
        ("verify-archive", verifying),
        ("export-archive", exporting),
        ("check-package", checking),
    ):
        command = commands.add_parser(
            name,
            prog=name,
            description=module.__doc__,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(command)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
