"""The WSGI entry point that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from kontaktcenter.teckenkodning import LasligaHuvuden
from kontaktcenter.uppvarmning import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kontaktcenter.settings")

application = LasligaHuvuden(get_wsgi_application())
warm_up()
