import type { KnownBlock } from "@slack/types";
import { refusalOfBlocks } from "./slack-pictures.ts";
import { messageFaults } from "./slack-rules.ts";
import type { Posted, Workspace } from "./slack-workspace.ts";

type Origin = { channel: string; user: string; pressed?: Posted };

type Body = {
  text?: string;
  blocks?: KnownBlock[];
  response_type?: "in_channel" | "ephemeral";
  replace_original?: boolean;
  thread_ts?: string;
};

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const lifetime = 30 * 60_000;
const uses = 5;

/** The response_urls of commands and button presses. */
export function createResponses(workspace: Workspace) {
  const addresses = new Map<string, Origin & { until: number; used: number; messages: number }>();

  const replace = (original: Posted, { text = "", blocks = [] }: Body): number => {
    workspace.violations.push(...messageFaults({ text, blocks }));
    if (refusalOfBlocks(blocks, workspace)) return 400;
    Object.assign(original, { text, blocks });
    return 200;
  };

  return {
    /** A new address, as its path. */
    issue(origin: Origin): string {
      const path = `/response/${workspace.id("R")}`;
      addresses.set(path, { ...origin, until: workspace.now() + lifetime, used: 0, messages: 0 });
      return path;
    },
    /** The status Slack answers with. */
    take(path: string, body: Body): number {
      const address = addresses.get(path);
      if (!address || workspace.now() > address.until || ++address.used > uses) {
        workspace.violations.push(
          "a response_url that is unknown, over 30 minutes old or used more than 5 times",
        );
        return 404;
      }
      if (body.replace_original && address.pressed) {
        return replace(address.pressed, body);
      }
      const { channel, user } = address;
      const onlyFor = body.response_type === "in_channel" ? undefined : user;
      const { text = "", blocks, thread_ts: thread } = body;
      if ("error" in workspace.accept({ text, blocks, channel, thread, onlyFor })) return 400;
      if (++address.messages > 1) workspace.violations.push("double reply: two messages to one response_url");
      return 200;
    },
  };
}
