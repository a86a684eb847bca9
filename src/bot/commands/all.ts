import type { Command } from "../command.ts";
import { digest } from "./digest.ts";
import { help } from "./help.ts";
import { latest } from "./latest.ts";
import { read } from "./read.ts";
import { related } from "./related.ts";
import { search } from "./search.ts";
import { share } from "./share.ts";
import { sources } from "./sources.ts";

/** Every command of the chat language. */
export const commands: Command<unknown>[] = [search, latest, read, related, share, sources, digest, help];
