"""What a played machine leaves behind when it is ready."""

from typing import Any

from moto.s3 import s3_backends

from .settings import PLAYED, SETTINGS


def write_objects(state: Any) -> None:
    """Writes the objects of the settings into every bucket whose name fits."""
    if SETTINGS.player != PLAYED:
        return
    group = state.auto_scaling_group
    for backend in s3_backends[group.account_id].values():
        for bucket in list(backend.buckets.values()):
            for each in SETTINGS.objects:
                if each.fits(bucket.name):
                    made = backend.put_object(bucket.name, each.key, each.body.encode())
                    made.set_metadata({"Content-Type": "text/plain"})  # the provider reads the content of texts only
