"""The site as a WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comity_web.config.settings")

application = get_wsgi_application()

# What was loaded stays until the end: a collection that looked through it would hold up a page by a tenth of a second.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
