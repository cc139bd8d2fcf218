"""Command line of the embedded AWS: ``python -m embedded_aws --port 0 --ready-file FILE``."""

import argparse
import sys
from typing import List, Optional

from .environment import prepare_environment
from .limits import WHAT_IT_CANNOT_KNOW


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="embedded_aws",
        description=__import__("embedded_aws").__doc__,
        epilog=WHAT_IT_CANNOT_KNOW,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=0, help="port to listen on; 0 takes a free one (default)")
    parser.add_argument(
        "--host", metavar="ADDRESS", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)"
    )
    parser.add_argument(
        "--controller",
        metavar="ADDRESS",
        action="append",
        default=[],
        help="who may use the control pages, beside this machine; may be repeated",
    )
    parser.add_argument("--log", metavar="FILE", help="write the log there instead of to standard error")
    parser.add_argument("--ready-file", metavar="FILE", help='gets {"port", "pid"} as JSON once the port answers')
    parser.add_argument("--parent-pid", type=int, metavar="PID", help="stop when this process is gone")
    return parser


def main(argv: Optional[List[str]] = None) -> int:
    arguments = build_parser().parse_args(argv)
    prepare_environment()
    from .server import serve  # imports moto, which reads the environment

    return serve(arguments)


if __name__ == "__main__":
    sys.exit(main())
