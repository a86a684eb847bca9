import type { PostStyle, Sender } from "../../chat/posts/post-style.ts";

/**
 * A style as text that `takeStyle` reads: "compact without pictures".
 * @param isWhole whether what is as usual is said, too, as where it replaces another style
 */
export function styleText(style: PostStyle | undefined, isWhole = false): string {
  const { length, pictures, intro, ping, publish, sender } = style ?? {};
  return [
    length ?? (isWhole && "standard"),
    pictures === undefined ? isWhole && "with pictures" : pictures ? "with pictures" : "without pictures",
    intro ? `intro "${intro}"` : (isWhole || intro === "") && "without intro",
    ping && ping !== "nobody" ? pingText(ping.id) : (isWhole || ping) && "without ping",
    sender && sender !== "own" ? senderText(sender) : (isWhole || sender) && "own name",
    publish ? "publish" : (isWhole || publish === false) && "not published",
  ]
    .filter(Boolean)
    .join(" ");
}

const senderText = ({ name, picture }: Sender): string =>
  [`sender "${name}"`, picture].filter(Boolean).join(" ");

const pingText = (id: string): string => `ping ${/^\d+$/.test(id) ? `<@&${id}>` : id}`;
