"""An EKS API whose routes, inputs, outputs and errors come from botocore's model of the service."""
