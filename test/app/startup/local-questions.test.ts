import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { askService } from "../../../src/app/startup/local-client.ts";
import { answerLocally } from "../../../src/app/startup/local-questions.ts";
import { privateNotice } from "../../../src/bot/replies/build-reply.ts";
import type { Message } from "../../../src/chat/message.ts";
import { until } from "../../until.ts";

const style = { colour: false, width: 80, now: 0 };
const log = { debug: () => {} };
let folder: string;
let heard: Message[];
const config = () => ({ dataDir: folder, corpusDir: folder });
const socket = () => join(folder, "ask.sock");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
  heard = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const answer = async (message: Message) => {
  heard.push(message);
  return privateNotice({ visibility: "private", locale: "en", zone: "UTC" }, [`about ${message.text}`]);
};

test("the shell is answered by the service that runs, as data and as text", async () => {
  await answerLocally(config(), answer, log);
  const answered = await askService(config(), "台積電 tsmc", style);
  expect(answered).toMatchObject({ reply: { kind: "notice", lines: ["about 台積電 tsmc"] } });
  expect(answered?.text).toContain("about 台積電 tsmc");
  expect(heard).toMatchObject([{ kind: "command", user: { user: "you" } }]);
});

test("only the user that runs it may ask", async () => {
  await answerLocally(config(), answer, log);
  await until(async () => expect((await stat(socket())).mode & 0o777).toBe(0o700));
});

test("where no service runs, its socket was left behind or it fails, the shell answers for itself", async () => {
  expect(await askService(config(), "tsmc", style)).toBeUndefined();
  await writeFile(socket(), "");
  expect(await askService(config(), "tsmc", style)).toBeUndefined();
  const failing = async () => Promise.reject(new Error("the database is away"));
  await answerLocally(config(), failing, log);
  expect(await askService(config(), "tsmc", style)).toBeUndefined();
});

test("rubbish is not answered, and neither is a command of another version", async () => {
  await answerLocally(config(), answer, log);
  for (const said of ["{", JSON.stringify({ version: "0.0.1", text: "tsmc", style })]) {
    let back = "";
    const asking = connect(socket(), () => asking.end(said)).on("data", (data) => (back += data));
    await new Promise((resolve) => asking.on("error", () => {}).on("close", resolve));
    expect(back).toBe("");
  }
  expect(heard).toEqual([]);
});
