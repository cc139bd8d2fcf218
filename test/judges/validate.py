"""Checks objects of Kubernetes, which come as a JSON array on standard input, against the schemas of a version.

Prints one line of JSON for each object: its index, and what is wrong with it, or null.
"""
import json
import sys

import kubernetes_validate


def complaint(thing, version):
    try:
        kubernetes_validate.validate(thing, version, strict=True)
    except kubernetes_validate.ValidationError as error:
        return f"{'/'.join(str(part) for part in error.path)}: {error.message}"
    except kubernetes_validate.SchemaNotFoundError:
        return f"Kubernetes {version} has no {thing['kind']} of {thing['apiVersion']}"
    return None


for index, thing in enumerate(json.load(sys.stdin)):
    print(json.dumps([index, complaint(thing, sys.argv[1])]))
