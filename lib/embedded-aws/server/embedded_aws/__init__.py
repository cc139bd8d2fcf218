"""An AWS for tests on one local port: moto, with fixes, and an EKS API driven by AWS's own service model."""
