# One image for hub, registry and the jobs of both: node on Debian slim, the built programs and what
# they need at run time. No shell, no npm and no writable file is needed once it runs.
#
# The base is pinned by version. Whoever builds for production also pins its digest: it could not be
# looked up where this was written (docker buildx imagetools inspect node:20.20.2-bookworm-slim).
ARG NODE_IMAGE=node:20.20.2-bookworm-slim

# What the programs import, and nothing that builds or tests them. No script of a package runs. The
# compiler goes: @nestjs/swagger asks for it, for a plugin of builds that is not used here.
FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/typescript \
 && find node_modules -type f \( -name '*.map' -o -name '*.md' -o -name '*.ts' \) -delete

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build \
 && rm -rf dist/bench dist/tools/chaos dist/tools/chaos.js \
 && find dist -type f -name '*.map' -delete

FROM ${NODE_IMAGE} AS runtime
LABEL org.opencontainers.image.title="Guildmark" \
      org.opencontainers.image.description="Hub and registry of the competence federation" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production
WORKDIR /app
# Owned by root: what the process could change in its own program it cannot.
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/package.json ./package.json
COPY --from=build /app/dist ./dist
COPY --from=build /app/web/dist ./web/dist
COPY web/messages ./web/messages
COPY bin ./bin
COPY deploy/health.mjs ./deploy/health.mjs
# The user `node` of the base image, by number, so that an orchestrator can see that it is not root.
USER 1000:1000
EXPOSE 3000 3001
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "deploy/health.mjs"]
# Exec form, and not the base image's entry script: node is process 1 and gets the signals itself.
ENTRYPOINT ["node"]
CMD ["dist/apps/hub/src/main.js"]
