# A tag moves. To build on one image for good, name its digest:
# docker build --build-arg NODE_IMAGE=node:26-slim@sha256:… .
ARG NODE_IMAGE=node:26-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM ${NODE_IMAGE}
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
COPY src src
COPY adapters adapters
COPY packs packs
COPY corpus /corpus
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production NEWSDESK_DATA=/data NEWSDESK_CORPUS=/corpus WEB_HOST=0.0.0.0 WEB_PORT=3001
USER node
VOLUME /data
EXPOSE 3000 3001
# Whether the process is alive, not whether a platform is there: a restart does not bring Slack back.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.WEB_PORT + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# glibc keeps freed memory once, not for each thread: some 10 to 20 MB less.
ENV MALLOC_ARENA_MAX=1
# New objects are swept often: that takes 50 MB less, and no longer.
CMD ["node", "--max-semi-space-size=8", "--import", "./src/runtime.js", "src/main.ts"]
