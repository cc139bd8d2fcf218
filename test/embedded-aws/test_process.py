"""The server as a process: how it announces itself, logs and ends."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SERVER = Path(__file__).resolve().parents[2] / "lib" / "embedded-aws" / "server"
PATIENCE = 30


def run_server(*arguments: str) -> subprocess.Popen:
    environment = {**os.environ, "PYTHONPATH": str(SERVER), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "embedded_aws", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


class Process(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.ready, self.log = Path(directory.name, "ready"), Path(directory.name, "log")

    def start(self, *arguments: str) -> subprocess.Popen:
        server = run_server("--ready-file", str(self.ready), "--log", str(self.log), *arguments)
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.kill)
        deadline = time.monotonic() + PATIENCE
        while not self.ready.exists() and server.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertTrue(self.ready.exists(), self.log.read_text())
        return server

    def test_life(self):
        server = self.start()
        ready = json.loads(self.ready.read_text())
        self.assertEqual(server.pid, ready["pid"])
        with urllib.request.urlopen(f"http://127.0.0.1:{ready['port']}/embedded-aws/health") as response:
            self.assertEqual({"service": "embedded-aws", "pid": server.pid}, json.load(response))
        self.assertIn("GET /embedded-aws/health 200 OK", self.log.read_text())
        self.call_many_times(ready["port"])
        server.send_signal(signal.SIGTERM)
        self.assertEqual(0, server.wait(PATIENCE))

    def test_it_listens_where_it_is_told_to(self):
        self.start("--host", "127.0.0.2", "--controller", "192.0.2.254")
        port = json.loads(self.ready.read_text())["port"]
        with urllib.request.urlopen(f"http://127.0.0.2:{port}/_embedded-aws/machines") as response:
            self.assertEqual("instant", json.load(response)["settings"]["player"])

    def call_many_times(self, port: int) -> None:
        """The log has one whole line a call, which names the operation."""
        signed = "AWS4-HMAC-SHA256 Credential=a/20260101/eu-west-1/ec2/aws4_request, SignedHeaders=host, Signature=0"
        body = b"Action=DescribeVpcs&Version=2016-11-15"

        def call(_: int) -> None:
            request = urllib.request.Request(f"http://127.0.0.1:{port}/", body, {"Authorization": signed})
            urllib.request.urlopen(request, timeout=PATIENCE).close()

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(call, range(64)))
        lines = [line for line in self.log.read_text().splitlines() if "ec2" in line]
        self.assertEqual(64, len(lines))
        for line in lines:
            self.assertRegex(line, r"^\d\d:\d\d:\d\d ec2 DescribeVpcs POST / 200 OK \d+ ms$")

    def test_it_ends_with_its_parent(self):
        parent = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        server = self.start("--parent-pid", str(parent.pid))
        self.assertIsNone(server.poll())
        parent.kill()  # nobody waits for it yet: a zombie is gone, too
        self.assertEqual(0, server.wait(PATIENCE))
        parent.wait()

    def test_help_names_its_limits(self):
        server = run_server("--help")
        self.assertIn("What it cannot know", server.communicate(timeout=PATIENCE)[0])


if __name__ == "__main__":
    unittest.main()
