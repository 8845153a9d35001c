"""`make bench`: what the course costs on this machine. Nothing here is a test."""

import os
import platform

from tests.bench import attention, imports, latency, notebooks


def main() -> None:
    print(f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} cores\n")
    print(f"| {'what':62} | {'measured':>16} |\n| {'-' * 62} | {'-' * 15}: |")
    for measure in (imports, notebooks, attention):
        for what, value in measure.rows():
            print(f"| {what:62} | {value:>16} |", flush=True)
    print("\nKey press to new pixels")
    for line in latency.measure():
        print(line, flush=True)


if __name__ == "__main__":
    main()
