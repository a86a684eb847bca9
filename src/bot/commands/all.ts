import type { Command } from "../command.ts";
import { digest } from "./digest/digest.ts";
import { feeds } from "./feeds/feeds.ts";
import { follow } from "./follow/follow.ts";
import { following } from "./follow/following.ts";
import { mute } from "./follow/mute.ts";
import { unfollow } from "./follow/unfollow.ts";
import { unmute } from "./follow/unmute.ts";
import { forget } from "./forget.ts";
import { forgetMe } from "./forget-me.ts";
import { help } from "./help.ts";
import { latest } from "./search/latest.ts";
import { related } from "./search/related.ts";
import { search } from "./search/search.ts";
import { sources } from "./search/sources.ts";
import { trending } from "./search/trending.ts";
import { settings } from "./settings.ts";
import { read } from "./story/read.ts";
import { share } from "./story/share.ts";
import { why } from "./story/why.ts";

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
