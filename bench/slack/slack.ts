import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createHttpDelivery } from "../../test/servers/slack-http.ts";

const signingSecret = "bench";

/** https://docs.slack.dev/reference/methods/auth.test and users.info, as much of them as is read. */
const answers: Record<string, object> = {
  "/api/auth.test": { ok: true, user_id: "U0NEWSDESK", bot_id: "B0NEWSDESK", team_id: "T0BENCH" },
  "/api/users.info": { ok: true, user: { locale: "en-US", tz: "UTC" } },
};

/** A minimal Slack that delivers commands and accepts answers. */
export async function startBenchSlack() {
  const awaited = new Map<string, () => void>();
  const ready = Promise.withResolvers<void>();
  let atEnd: ServerResponse | undefined;
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    request.resume();
    if (path === "/done") {
      atEnd = response;
      return;
    }
    if (path === "/ready") ready.resolve();
    awaited.get(path)?.();
    awaited.delete(path);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answers[path] ?? { ok: true }));
  });
  const origin = `http://127.0.0.1:${await listenOn(server)}`;
  const port = await freePort();
  const { deliver } = createHttpDelivery(signingSecret, port, 60_000);
  let asked = 0;

  return {
    credentials: { apiUrl: `${origin}/api/`, signingSecret, port },
    ready: ready.promise,
    /** Somebody types `/news text`: milliseconds to the ack and to the answer. */
    async ask(text: string): Promise<{ ack: number; whole: number }> {
      asked += 1;
      const path = `/answer/${asked}`;
      const began = performance.now();
      const answered = new Promise<void>((done) => awaited.set(path, done));
      const payload = {
        ...{ command: "/news", text, user_id: "U0ANN", channel_id: "C0GENERAL", team_id: "T0BENCH" },
        ...{ trigger_id: `${asked}.1`, response_url: `${origin}${path}` },
      };
      const ack = await deliver({ type: "slash_commands", payload });
      if (ack === "late" || ack.status !== 200) throw new Error("a command was not acknowledged");
      await answered;
      return { ack: ack.tookMs, whole: performance.now() - began };
    },
    /** Lets the service exit. */
    async stop(): Promise<void> {
      atEnd?.end();
      server.close();
      server.closeIdleConnections();
    },
  };
}

async function listenOn(server: ReturnType<typeof createServer>): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenOn(server);
  server.close();
  await once(server, "close");
  return port;
}
