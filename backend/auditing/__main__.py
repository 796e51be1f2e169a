"""`scripts/audit`: verify, export, prove, check-proof, status, make-key."""

import argparse
import sys

import asyncpg

from backend.auditing.commands import checking, exporting, keys, proving, standing, verifying

COMMANDS = {
    "verify": verifying,
    "export": exporting,
    "prove": proving,
    "check-proof": checking,
    "status": standing,
    "make-key": keys,
}


def main() -> int:
    """What the command returns; 2 when the surroundings are at fault, which it says."""
    arguments = _arguments()
    try:
        return COMMANDS[arguments.command].run(arguments)
    except (OSError, ValueError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        sys.stderr.write(f"{arguments.command}: {error}\n")
        return 2


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="audit", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, module in COMMANDS.items():
        command = commands.add_parser(
            name,
            description=module.__doc__,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(command)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
