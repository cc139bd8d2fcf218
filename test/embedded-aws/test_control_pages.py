"""Who may use the server's own pages."""

import unittest

import harness  # noqa: F401  # first: it finds embedded_aws
from embedded_aws.call_counts import CallCounts
from embedded_aws.control_pages import ControlPages, Controls
from embedded_aws.faults import Faults
from werkzeug.test import Client


class Trust(unittest.TestCase):
    def status(self, address: str, path: str) -> int:
        pages = ControlPages(Controls(Faults(), CallCounts()), ("192.0.2.254",))
        self.assertTrue(pages.serves(path))
        return Client(pages).get(path, environ_base={"REMOTE_ADDR": address}).status_code

    def test_only_this_machine_and_its_controllers_may_use_the_pages(self):
        for path in ("/_embedded-aws/machines", "/_embedded-aws/faults", "/_embedded-aws/calls"):
            statuses = [self.status(each, path) for each in ("127.0.0.1", "127.0.0.9", "192.0.2.254", "192.0.2.10")]
            self.assertEqual([200, 200, 200, 403], statuses, path)


if __name__ == "__main__":
    unittest.main()
