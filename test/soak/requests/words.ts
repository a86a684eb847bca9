import { pick, type Random } from "../../../src/eval/random.ts";
import { kinds } from "../../hostile/texts.ts";

const plain = [
  "ferry",
  "tern islands",
  '"the ferry sails"',
  "aluminium -story",
  "fery iland",
  "渡輪",
  "latest",
  "latest reef",
  "trending",
  "sources",
  "help",
  "help digest",
  "what's new about the ferry?",
  "please show me news since yesterday",
  "read 1",
  "related 1",
  "why 1",
  "digest status",
  "following",
  "settings",
  "mute",
  "digest",
  "source:isle since:3d sort:new",
  "subscribe to nothing that anybody ever wrote",
  "tell me: who said so",
];

/** What people type: ordinary words mostly, and every fourth time something hostile of up to so many characters. */
export function drawWords(random: Random, most: number): string {
  if (random() < 0.75) return pick(plain, random);
  const [, make] = pick(kinds, random);
  return make(most).slice(0, most).toWellFormed().trim() || "ferry";
}
