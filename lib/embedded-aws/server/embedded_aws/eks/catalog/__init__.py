"""Samples of the lists that AWS maintains: Kubernetes versions, add-on versions, images, access policies."""
