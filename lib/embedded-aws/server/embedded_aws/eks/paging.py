"""``maxResults`` and ``nextToken`` of the list operations."""

from typing import Any, Dict, List

from .errors import InvalidParameterException

DEFAULT_PAGE = 100


def page(member: str, items: List[Any], values: Dict[str, Any]) -> Dict[str, Any]:
    """The output of a list operation: one page of items, and the token of the next page if there is one."""
    token = values.get("nextToken") or "0"
    if not token.isdigit():
        raise InvalidParameterException(f"Invalid nextToken: {token}")
    start = int(token)
    end = start + (values.get("maxResults") or DEFAULT_PAGE)
    return {member: items[start:end], "nextToken": str(end) if end < len(items) else None}
