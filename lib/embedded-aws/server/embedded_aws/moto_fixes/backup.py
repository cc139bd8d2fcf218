"""AWS Backup."""

import json
from typing import Any
from urllib.parse import unquote

from moto.backup.responses import BackupResponse


def read_tags_without_a_trailing_slash() -> None:
    """moto finds the ARN only where the path ends with a slash, as boto3 writes it; the provider leaves it out."""

    def fixed(self: Any) -> str:
        arn = unquote(self.path).split("/tags/")[1].rstrip("/")
        return json.dumps({"Tags": self.backup_backend.list_tags(resource_arn=arn)})

    BackupResponse.list_tags = fixed


FIXES = [read_tags_without_a_trailing_slash]
