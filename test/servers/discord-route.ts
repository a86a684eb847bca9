import type { Answer } from "./discord-answers.ts";

export type Body = Record<string, unknown>;

/** A request as a route's pattern reads it. */
export type Asked = {
  id: string;
  guild: string;
  token: string;
  message: string;
  emoji?: string;
  query: URLSearchParams;
  body: Body;
};

/** A route, whether it needs the bot's token, and what it does. */
export type Route = [pattern: string, auth: boolean, act: (asked: Asked) => Answer];
