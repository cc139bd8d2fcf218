"""Reads the credential scope of an AWS Signature Version 4; the signature itself is not checked."""

import re
from typing import NamedTuple, Optional

_SCOPE = re.compile(r"Credential=([^/]+)/\d{8}/([^/]+)/([^/]+)/aws4_request")


class CredentialScope(NamedTuple):
    access_key: str
    region: str
    service: str


def credential_scope(environ: dict) -> Optional[CredentialScope]:
    match = _SCOPE.search(environ.get("HTTP_AUTHORIZATION", ""))
    return CredentialScope(*match.groups()) if match else None
