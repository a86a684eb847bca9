import type { DigestReply } from "../../chat/reply.ts";
import { makeEdition } from "../../digest/edition.ts";
import type { Asked } from "../asked.ts";
import { composeDigest } from "../digest-reply.ts";
import type { Room } from "../room.ts";
import { remember } from "./last-list.ts";

const dayMs = 24 * 60 * 60 * 1_000;

/** What the channel's first digest would be now; where none is set, all of the last day. */
export async function preview(asked: Asked, room: Room): Promise<DigestReply> {
  const { message, now, locale, visibility } = asked;
  const [set] = await room.subscriptions.inChannel(message.channel);
  const zone = set?.schedule.zone ?? asked.zone;
  const from = set?.coveredUntil ?? now - dayMs;
  const edition = await makeEdition(room, { from, to: now, about: set?.about, zone });
  const reply = { ...composeDigest(edition, { locale, schedule: { zone } }, false), visibility };
  await remember(reply, asked, room);
  return reply;
}
