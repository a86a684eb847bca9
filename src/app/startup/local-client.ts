import { connect } from "node:net";
import { text as textOf } from "node:stream/consumers";
import type { Config } from "../../config.ts";
import { version } from "../../version.ts";
import { socketPath } from "../files.ts";
import type { LocalAnswer } from "./local-questions.ts";

/** How the answer is to be shown. */
type ShownAs = { colour: boolean; width: number; now: number };

/**
 * Asks the service that runs on the data folder, which has everything open. Undefined if there is none, or it
 * cannot answer now.
 */
export async function askService(
  config: Pick<Config, "dataDir" | "corpusDir">,
  text: string,
  style: ShownAs,
): Promise<LocalAnswer | undefined> {
  try {
    const socket = connect(socketPath(config));
    socket.end(JSON.stringify({ version, text, style }));
    const answer = await textOf(socket);
    return answer ? (JSON.parse(answer) as LocalAnswer) : undefined;
  } catch {
    return undefined;
  }
}
