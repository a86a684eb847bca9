import { withoutPictures } from "../../../chat/pictures/story-pictures.ts";
import type { PostStyle } from "../../../chat/posts/post-style.ts";
import type { DigestReply } from "../../../chat/reply.ts";

/** A digest or an alert in the style that was chosen for it. */
export function styled(reply: DigestReply, style: PostStyle | undefined): DigestReply {
  if (!style) return reply;
  const shown = style.pictures === false ? withoutPictures(reply) : reply;
  const isCompact = style.length === "compact";
  const entries = isCompact
    ? shown.entries.map((entry) => ({ ...entry, passage: undefined }))
    : shown.entries;
  return { ...shown, entries, style };
}
