import type { Context, Hono } from "hono";
import { basicAuth } from "hono/basic-auth";
import { secureHeaders } from "hono/secure-headers";

/**
 * Lets in those who know the password, or without one those on this machine; and lets no page do more than show
 * what the server sends.
 */
export function guard(app: Hono, password: string | undefined): void {
  app.use(secureHeaders({ contentSecurityPolicy: policy, referrerPolicy: "no-referrer" }));
  const verifyUser = (_: string, given: string) => given === password;
  app.use(password ? basicAuth({ verifyUser, invalidUserMessage }) : onlyHere);
}

const invalidUserMessage =
  "The playground needs its password, PLAYGROUND_PASSWORD in the configuration. Load this page again and give it, under any name.";
const notFromHere =
  "Without a password the playground answers this machine only: open it under 127.0.0.1 or localhost, or set PLAYGROUND_PASSWORD.";

/** Pages send requests to this server only; the drawn blocks have inline styles. */
const policy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** Refuses requests under another host name, and forms posted by other sites. */
async function onlyHere(context: Context, next: () => Promise<void>) {
  const host = new URL(context.req.url).hostname;
  const form = context.req.method === "POST" && context.req.header("content-type") !== "application/json";
  if (form || !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(host)) return context.text(notFromHere, 403);
  await next();
}
