"""The firmware of EC2 as cloud-init reads it: these machines have none, and it decides on IMDSv2 (with a token) by it."""
import os

# What cloud-init starts in its turn is not concerned.
os.environ.pop("PYTHONPATH", None)

from cloudinit import dmi  # noqa: E402

SERIAL = "ec2f0000-0000-4000-8000-000000000000"
FIRMWARE = {"system-uuid": SERIAL, "system-serial-number": SERIAL, "system-manufacturer": "Amazon EC2"}
dmi.read_dmi_data = FIRMWARE.get
