import { and, desc, inArray } from "drizzle-orm";
import type { Runner } from "../database/runner.ts";
import { concernsAll, keptEvents } from "../database/schema/events.ts";
import { event } from "./event.ts";
import type { Happening } from "./keepEvent.ts";

const lives = ["connector.started", "connector.stopped", "connector.killed"] as const;

/** Lives that are looked at: as many connectors do not share one database. */
const livesMax = 100;

/** Tells that this connector has started, and which others had ended without stopping. */
export function tellStart(app: Happening & { runner: Runner }): void {
  for (const runner of killedRunners(app)) event(app, "connector.killed", { runner });
  event(app, "connector.started", { runner: app.runner.id });
}

export function tellStop(app: Happening & { runner: Runner }): void {
  event(app, "connector.stopped", { runner: app.runner.id });
}

function killedRunners({ database, runner: own }: Happening & { runner: Runner }): string[] {
  const told = database
    .select({ event: keptEvents.event, details: keptEvents.details })
    .from(keptEvents)
    .where(and(concernsAll, inArray(keptEvents.event, [...lives])))
    .orderBy(desc(keptEvents.id))
    .limit(livesMax)
    .all()
    .map(({ event: name, details }) => ({ name, runner: String(details["runner"]) }));
  const ended = new Set(told.filter(({ name }) => name !== "connector.started").map(({ runner }) => runner));
  const begun = told.filter(({ name }) => name === "connector.started").map(({ runner }) => runner);
  return begun.filter((runner) => !ended.has(runner) && !own.isAlive(runner));
}
