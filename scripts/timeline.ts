/**
 * `npm run timeline -- --id ID`, `--user USER` or `--at TIME`: what happened, newest first, from the
 * connector's database, also where the connector does not run. ID is that of a contact,
 * user, lead, list, batch, creation, request or trace; USER an id or username; TIME an instant such as
 * 2026-03-01T10:32:00Z, with `--minutes` before and after it. `--json` writes what GET /v1/timeline answers.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { readDatabaseAddress } from "../connector/config.ts";
import { closeDatabase } from "../connector/database/database.ts";
import { openToRead } from "../connector/database/open.ts";
import { toldOf } from "../connector/database/storage.ts";
import { inLanguage } from "../connector/reasons/inLanguage.ts";
import { minutesMax, readTimeline } from "../connector/timeline/readTimeline.ts";
import { timelineIn, timelineText } from "../connector/timeline/showTimeline.ts";
import { runCommand } from "./runCommand.ts";

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      id: { type: "string" },
      user: { type: "string" },
      at: { type: "string" },
      minutes: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const { id, user, json } = values;
  if ((id === undefined) === (user === undefined && values.at === undefined)) {
    throw new Error(
      "Say what of: npm run timeline -- --id ID (of a contact, user, lead, list, batch, creation, request or trace), or --user USER, or --at TIME, or both of these.",
    );
  }
  if (values.minutes !== undefined && values.at === undefined) {
    throw new Error("--minutes says how much time around --at is shown: add --at TIME.");
  }
  const at = values.at === undefined ? undefined : instantOf(values.at);
  const minutes = values.minutes === undefined ? undefined : minutesOf(values.minutes);
  const database = await openToRead(readDatabaseAddress(process.env));
  try {
    const timeline = await readTimeline({ handle: database, orgId: null }, { id, user, at, minutes });
    const words = inLanguage("en");
    if (!json) return timelineText(timeline, words);
    return JSON.stringify({ ...timelineIn(timeline, words), nextCursor: null }, null, 2);
  } catch (error) {
    throw toldOf(database, error);
  } finally {
    await closeDatabase(database);
  }
});

/** A time without a zone is one of the host's. */
function instantOf(text: string): Date {
  const at = new Date(text);
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(text) ?? [];
  if (day === undefined || !isDay(day) || Number.isNaN(at.getTime())) {
    throw new Error(`--at ${text} is no time. Write it as 2026-03-01T10:32:00Z.`);
  }
  return at;
}

/** JavaScript takes 30 February for 2 March. */
function isDay(text: string): boolean {
  const day = new Date(text);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function minutesOf(text: string): number {
  const minutes = Number(text);
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= minutesMax) return minutes;
  throw new Error(`--minutes ${text} is no number from 1 to ${minutesMax}.`);
}
