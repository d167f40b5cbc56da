"""The API's description of itself, made once a process: it costs more than anything else that anybody may ask for."""

from functools import lru_cache
from typing import Any, ClassVar

from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request


@lru_cache(maxsize=1)
def make_schema() -> dict[str, Any]:
    """The description, in Swedish and the same to everybody."""
    with translation.override("sv"):
        return SchemaGenerator().get_schema(request=None, public=True)


class FardigtSchema(SchemaGenerator):
    """Gives the description that is made already."""

    def get_schema(self, request: Request | None = None, public: bool = False) -> dict[str, Any]:
        """The same for every request."""
        return make_schema()


class Schemavy(SpectacularAPIView):
    """The description, for anybody."""

    generator_class = FardigtSchema
    authentication_classes: ClassVar = []
    permission_classes: ClassVar = [AllowAny]
