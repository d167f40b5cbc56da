"""The WSGI entry point that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from kontaktcenter.uppvarmning import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kontaktcenter.settings")

application = get_wsgi_application()
warm_up()
