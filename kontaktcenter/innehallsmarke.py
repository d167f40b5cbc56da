"""Answers that caches may keep, marked by their own content: the mark changes in the same moment as anything in them does."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag


def mark_by_content(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let any cache keep the answer and ask each time whether it has changed; 304 when the asker has it as it is.

    An answer that already says how it may be kept is left as it is when it may not be stored. What answers something that was
    sent may show what its sender typed, and is kept by nobody.
    """
    if request.method not in ("GET", "HEAD"):
        response["Cache-Control"] = "private, no-store"
        return response
    if not response.has_header("Cache-Control"):
        patch_cache_control(response, public=True, no_cache=True)
    if response.status_code != 200 or "no-store" in response["Cache-Control"]:
        return response
    etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response)
