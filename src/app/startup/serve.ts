import { WebError } from "../../ops/web.ts";
import { openOwnData } from "../app.ts";
import { layOutDemo } from "../own-news/demo.ts";
import { runHere } from "./run-here.ts";
import { runLive } from "./run-live.ts";
import type { Service } from "./service.ts";

/** Runs the program until it is stopped. Returns the exit status; throws what keeps it from starting. */
export async function serve(service: Service): Promise<number> {
  const { config, observability, log } = service;
  const isLive = config.slack || config.discord;
  await layOutDemo(config);
  const data = await openOwnData(config);
  observability.observePlatforms(data.storage.ledger);
  // Of two processes on one folder the second has to say that it is one, and no more.
  if (observability.web instanceof WebError) {
    if (isLive) log.error(observability.web.message);
    else console.error(observability.web.message);
  }
  return isLive ? runLive(data, service) : runHere(data, service);
}
