"""Settings that moto reads from the environment while it is being imported."""

import os

# EKS signs its calls to its neighbours with these; they are neither counted nor disturbed like calls of clients.
ACCESS_KEY = "embedded-eks"
SECRET_KEY = "embedded-eks"


def prepare_environment() -> None:
    """Must run before the first import of moto."""
    # Terraform attaches AWS-managed policies by ARN; without this moto does not know a single one.
    os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")
    # The server calls its own endpoint; nothing may redirect or sign these calls differently.
    for name in ("AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        os.environ.pop(name, None)
    os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
