import type { Block } from "@slack/types";

/** An error of the API, with what Slack says of the blocks. */
export type Refused = { error: string; [field: string]: unknown };

/**
 * What Slack finds wrong only once it looks: a picture that it cannot load, in an image block
 * (github.com/slackapi/python-slack-sdk/issues/1782) but not beside a text or on a card, where it shows a broken
 * one instead (github.com/slackapi/java-slack-sdk/issues/1396); and a block that it does not know there.
 */
export function refusalOfBlocks(
  blocks: Block[],
  { unloadable, unknownBlocks }: { unloadable?: RegExp; unknownBlocks: ReadonlySet<string> },
): Refused | undefined {
  const faults = blocks.flatMap((block, index) => {
    if (unknownBlocks.has(block.type))
      return [`unsupported type: ${block.type} [json-pointer:/blocks/${index}/type]`];
    const address = "image_url" in block ? String(block.image_url) : undefined;
    return address && unloadable?.test(address)
      ? [`downloading image failed [json-pointer:/blocks/${index}/image_url]`]
      : [];
  });
  if (faults.length === 0) return undefined;
  const messages = faults.map((fault) => `[ERROR] ${fault}`);
  return { error: "invalid_blocks", errors: faults, response_metadata: { messages } };
}
