import type { RequestContext } from "../request-context.ts";

/** Of one person: more is what nobody reads, and takes from what others are sent. */
const maxFollows = 20;
const maxDigests = 5;

/** Whose a new digest, follow or mute is: the person's alone, if it is set in their own conversation. */
export const ownership = ({ message }: RequestContext): { isPersonal?: true } =>
  message.isPersonal ? { isPersonal: true } : {};

/** Why a person may set no further follow of their own; undefined if they may, or if it is a channel's. */
export const mayAddFollow = (there: unknown[], { message, sentences }: RequestContext): string | undefined =>
  message.isPersonal && there.length >= maxFollows
    ? sentences.personal.tooManyFollows(maxFollows)
    : undefined;

/** The same for a digest. */
export const mayAddDigest = (there: unknown[], { message, sentences }: RequestContext): string | undefined =>
  message.isPersonal && there.length >= maxDigests
    ? sentences.personal.tooManyDigests(maxDigests)
    : undefined;
