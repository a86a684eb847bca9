import { EventEmitter } from "node:events";
import { setImmediate as loopTurn } from "node:timers/promises";
import { type Client, Events } from "discord.js";
import { pino } from "pino";
import { expect, test } from "vitest";
import { listen } from "../../../adapters/discord/inbound/listen.ts";
import type { DiscordServices } from "../../../adapters/discord/inbound/produce-answer.ts";
import { createInFlight } from "../../../src/async/in-flight.ts";

test("messages that come at once are each read in a turn of the event loop of their own, in their order", async () => {
  const client = new EventEmitter();
  const services = { inFlight: createInFlight(), log: pino({ level: "silent" }) };
  listen(client as Client, services as unknown as DiscordServices);
  const read: string[] = [];
  const message = (channel: string) => ({
    get channelId() {
      read.push(channel);
      return channel;
    },
  });
  const channels = ["first", "second", "third"];
  for (const channel of channels) client.emit(Events.MessageCreate, message(channel));
  expect(read).toEqual([]);
  for (let before = 0; read.length < channels.length; before = read.length) {
    await loopTurn();
    expect(read.length - before).toBeLessThanOrEqual(1);
  }
  await services.inFlight.settled();
  expect(read).toEqual(channels);
});
