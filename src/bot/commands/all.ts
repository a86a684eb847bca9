import type { Command } from "../command.ts";
import { digest } from "./digest.ts";
import { feeds } from "./feeds.ts";
import { follow } from "./follow.ts";
import { following } from "./following.ts";
import { forget } from "./forget.ts";
import { forgetMe } from "./forget-me.ts";
import { help } from "./help.ts";
import { latest } from "./latest.ts";
import { mute } from "./mute.ts";
import { read } from "./read.ts";
import { related } from "./related.ts";
import { search } from "./search.ts";
import { settings } from "./settings.ts";
import { share } from "./share.ts";
import { sources } from "./sources.ts";
import { trending } from "./trending.ts";
import { unfollow } from "./unfollow.ts";
import { unmute } from "./unmute.ts";
import { why } from "./why.ts";

/** Every command of the chat language. */
export const commands: Command<unknown>[] = [
  search,
  latest,
  read,
  related,
  share,
  trending,
  sources,
  digest,
  follow,
  following,
  unfollow,
  mute,
  unmute,
  why,
  settings,
  feeds,
  forget,
  forgetMe,
  help,
];
