"""A process beside this one that reads what may be hostile: it has bounds of time and memory, and can be lost."""

import atexit
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any


class TooSlowError(Exception):
    """The work took longer than it may."""


class LostError(Exception):
    """The process came to harm: it crashed, or ran out of memory."""


class Confined:
    """A worker module in a process of its own, started when it is first needed and again after it was lost."""

    def __init__(self, module: str) -> None:
        self.module = module
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        atexit.register(self.close)

    def ask(self, task: str, content: bytes, seconds: float, **details: Any) -> dict[str, Any]:
        """Return the worker's answer, or raise one of the errors above."""
        request = json.dumps({"task": task, "size": len(content), **details}).encode() + b"\n"
        with self._lock:
            process = self._running()
            if process.stdin is None or process.stdout is None:
                raise LostError
            late = threading.Event()

            def stop() -> None:
                late.set()
                process.kill()

            timer = threading.Timer(seconds, stop)
            timer.start()
            try:
                process.stdin.write(request)
                process.stdin.write(content)
                process.stdin.flush()
                answer = process.stdout.readline()
            except OSError:
                answer = b""
            finally:
                timer.cancel()
            if not answer.endswith(b"\n"):
                self.close()
                if late.is_set():
                    raise TooSlowError
                raise LostError
            found: dict[str, Any] = json.loads(answer)
            return found

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self.close()
            root = str(Path(__file__).parents[2])
            paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
            self._process = subprocess.Popen(  # noqa: S603 # this very Python and a module of ours
                [sys.executable, "-m", self.module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": paths},
            )
        return self._process
