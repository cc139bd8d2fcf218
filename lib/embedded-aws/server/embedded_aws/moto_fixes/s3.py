"""S3."""

import json
from copy import copy
from typing import Any

from moto.s3.models import FakeBucket, FakeDeleteMarker


def ignore_conditional_bucket_policy_statements() -> None:
    """moto applies a Deny without evaluating its condition: the usual "refuse plain HTTP" locks everyone out."""
    get_permission = FakeBucket.get_permission

    def fixed(self: Any, action: str, resource: str) -> Any:
        if not self.policy:
            return get_permission(self, action, resource)
        document = json.loads(self.policy)
        document["Statement"] = [statement for statement in document["Statement"] if "Condition" not in statement]
        view = copy(self)  # other requests read the bucket meanwhile
        view.policy = json.dumps(document).encode()
        return get_permission(view, action, resource)

    FakeBucket.get_permission = fixed


def allow_log_delivery_by_policy() -> None:
    """moto wants the exact policy of AWS's tutorial before it accepts a bucket as a log target."""
    FakeBucket._log_permissions_enabled_policy = staticmethod(lambda *args, **kwargs: True)


def empty_buckets_that_were_versioned() -> None:
    """moto disposes of all versions of a key where versioning is suspended, and fails on a delete marker."""
    FakeDeleteMarker.dispose = lambda self: None


FIXES = [ignore_conditional_bucket_policy_statements, allow_log_delivery_by_policy, empty_buckets_that_were_versioned]
