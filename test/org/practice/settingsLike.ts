import { z } from "zod";
import type { Org } from "../types.ts";
import { applySettings } from "../settings.ts";
import { settingsSchema } from "./schemas.ts";

/** What was recorded of an org: facts by name, of which some are called as a setting is. */
const recordingSchema = z.object({ format: z.literal(1), org: z.record(z.string(), z.unknown()) });

interface Followed {
  /** Names of facts by which the org is set now. */
  followed: string[];
  /** Facts that this org cannot be made like, each with its value. */
  others: string[];
}

type Facts = Record<string, unknown>;

/** Sets the org as another one was recorded to be. */
export function setLike(org: Org, recording: Facts): Followed {
  const facts = Object.entries(recording);
  const isSetting = ([name, value]: [string, unknown]) =>
    name in settingsSchema.shape && settingsSchema.safeParse({ [name]: value }).success;
  const followed = facts.filter(isSetting);
  applySettings(org, settingsSchema.parse(Object.fromEntries(followed)));
  return {
    followed: followed.map(([name]) => name),
    others: facts
      .filter((fact) => !isSetting(fact))
      .map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
  };
}

/** What a recording says of its org. Throws where the text is none. */
export function readRecording(text: string): Facts {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error("It is not JSON");
  }
  const recording = recordingSchema.safeParse(json);
  if (!recording.success) throw new Error("It has no facts of an org in the form 1");
  return recording.data.org;
}
