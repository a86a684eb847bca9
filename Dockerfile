FROM node:26-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:26-slim
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
COPY src src
COPY adapters adapters
COPY corpus /corpus
RUN mkdir /data && chown node:node /data
ENV NODE_ENV=production NEWSDESK_DATA=/data NEWSDESK_CORPUS=/corpus WEB_HOST=0.0.0.0 WEB_PORT=3001
USER node
VOLUME /data
EXPOSE 3000 3001
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.WEB_PORT + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "./src/runtime.js", "src/main.ts"]
