import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { sendNoted } from "../../src/async/noted-request.ts";

const running: Server[] = [];

async function listen(server: Server): Promise<string> {
  running.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/post`;
}

const post = {
  method: "POST" as const,
  headers: { "content-type": "application/json" },
  body: '{"text":"café"}',
};

afterEach(() => {
  for (const server of running.splice(0)) server.close();
});

describe("a request after a note", () => {
  test("opens its connection first, and sends nothing before the note is written", async () => {
    const order: string[] = [];
    const answer: RequestListener = async (message, response) => {
      order.push("request");
      let body = "";
      for await (const chunk of message) body += chunk;
      response.writeHead(201, { "x-kept": "yes" }).end(body);
    };
    const server = createServer(answer);
    server.on("connection", () => order.push("connection"));
    const response = await sendNoted(await listen(server), post, async () => {
      await new Promise((soon) => setTimeout(soon, 30));
      order.push("note");
    });
    expect(order).toEqual(["connection", "note", "request"]);
    expect([response.status, response.headers.get("x-kept"), await response.text()]).toEqual([
      201,
      "yes",
      post.body,
    ]);
  });

  test("does not leave if the note is refused, and fails with that reason", async () => {
    let requests = 0;
    const url = await listen(createServer(() => requests++));
    const refused = new Error("another process has it");
    await expect(sendNoted(url, post, () => Promise.reject(refused))).rejects.toBe(refused);
    expect(requests).toBe(0);
  });

  test("is not noted if there is no connection", async () => {
    const server = createTcpServer();
    const url = await listen(server);
    server.close();
    await once(server, "close");
    let notes = 0;
    await expect(sendNoted(url, post, async () => void notes++)).rejects.toThrow("ECONNREFUSED");
    expect(notes).toBe(0);
  });

  test("is sent once if the connection breaks, also one kept from an earlier request", async () => {
    let requests = 0;
    const server = createServer((message, response) => {
      requests++;
      message.resume();
      if (requests === 1) message.on("end", () => response.end("ok"));
      else message.on("end", () => message.socket.destroy());
    });
    const url = await listen(server);
    const noted = async () => undefined;
    await sendNoted(url, post, noted);
    await expect(sendNoted(url, post, noted)).rejects.toThrow();
    expect(requests).toBe(2);
  });

  test("ends with its signal while the note is being written", async () => {
    const url = await listen(createServer(() => undefined));
    const stop = new AbortController();
    const sending = sendNoted(url, { ...post, signal: stop.signal }, () => new Promise(() => stop.abort()));
    await expect(sending).rejects.toMatchObject({ name: "AbortError" });
  });
});
