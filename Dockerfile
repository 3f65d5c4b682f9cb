# The console and the endpoint as a container: docs/container.md. Built with
#   docker build --build-arg REVISION="$(git rev-parse --short=12 HEAD)" --tag inspector-exclusions .

# Makes the file that everybody else installs as well (docs/package.md).
FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
ARG REVISION=""
RUN npm run pack -- --revision "$REVISION"

# Installs it, with the database's native part for the image's own system.
FROM node:24-bookworm-slim AS install
WORKDIR /opt/inspector-exclusions
COPY --from=build /build/dist/inspector-exclusions-*.tgz ./
RUN npm install --ignore-scripts --no-audit --no-fund ./inspector-exclusions-*.tgz && rm inspector-exclusions-*.tgz
WORKDIR /empty

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="Exclusions Console" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production \
    PATH="/opt/inspector-exclusions/node_modules/.bin:$PATH"
COPY --from=install /opt/inspector-exclusions /opt/inspector-exclusions
# The examples, until a folder is mounted here.
COPY accounts /accounts
COPY --from=install --chown=1000:1000 /empty /data
# The image's own user `node`, as a number: an engine can see that it is not root.
USER 1000:1000
VOLUME ["/accounts", "/data"]
EXPOSE 4570
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s \
    CMD ["node", "-e", "fetch('http://127.0.0.1:4570/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# What is given to `docker run` behind the image's name are further options.
ENTRYPOINT ["inspector-exclusions", "/accounts", "--host", "0.0.0.0", "--data", "/data", "--no-browser"]
