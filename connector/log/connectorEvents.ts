import { and, desc, eq, inArray } from "drizzle-orm";
import type { Runner } from "../database/runner.ts";
import { creations, isRunning } from "../database/schema/contacts.ts";
import { concernsAll, keptEvents } from "../database/schema/events.ts";
import { event } from "./event.ts";
import type { Happening } from "./keepEvent.ts";
import { firstOf } from "../database/rows.ts";

const lives = ["connector.started", "connector.stopped", "connector.killed"] as const;

/** Lives that are looked at: as many connectors do not share one database. */
const livesMax = 100;

/**
 * Tells which other connectors had ended without stopping, and their last sign of life where that is known.
 * Before this one does anything, so that what follows from it comes after it.
 */
export async function tellKilled(app: Happening & { runner: Runner }): Promise<void> {
  const { killed, areOthersAlive } = await otherRunners(app);
  for (const runner of killed) {
    const isAlone = killed.length === 1 && !areOthersAlive;
    const seenAt = isAlone ? await lastSignOf(app, runner) : null;
    await event(app, "connector.killed", { runner, seenAt: seenAt?.toISOString() ?? null });
  }
}

/** Tells that this connector has started. */
export async function tellStart(app: Happening & { runner: Runner }): Promise<void> {
  await event(app, "connector.started", { runner: app.runner.id });
}

export async function tellStop(app: Happening & { runner: Runner }): Promise<void> {
  await event(app, "connector.stopped", { runner: app.runner.id });
}

async function otherRunners({ database, runner: own }: Happening & { runner: Runner }): Promise<{
  killed: string[];
  areOthersAlive: boolean;
}> {
  const told = (
    await database
      .select({ event: keptEvents.event, details: keptEvents.details })
      .from(keptEvents)
      .where(and(concernsAll, inArray(keptEvents.event, [...lives])))
      .orderBy(desc(keptEvents.id))
      .limit(livesMax)
  ).map(({ event: name, details }) => ({ name, runner: String(details["runner"]) }));
  const ended = new Set(told.filter(({ name }) => name !== "connector.started").map(({ runner }) => runner));
  const begun = told.filter(({ name }) => name === "connector.started").map(({ runner }) => runner);
  const running = begun.filter((runner) => !ended.has(runner) && runner !== own.id);
  const killed: string[] = [];
  for (const runner of running) if (!(await own.isAlive(runner))) killed.push(runner);
  return { killed, areOthersAlive: killed.length < running.length };
}

/**
 * What the only connector last kept or sent. Null where its clock was ahead, so that it can't be told when
 * that was.
 */
async function lastSignOf({ database, clock }: Happening, runner: string): Promise<Date | null> {
  const kept = await firstOf(
    database.select({ at: keptEvents.at }).from(keptEvents).orderBy(desc(keptEvents.id)).limit(1),
  );
  const sent = await database
    .select({ at: creations.sentAt })
    .from(creations)
    .where(and(isRunning, eq(creations.runner, runner)));
  const last = Math.max(kept?.at.getTime() ?? 0, ...sent.map(({ at }) => at ?? 0));
  return last > 0 && last <= clock().getTime() ? new Date(last) : null;
}
