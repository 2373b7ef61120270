import { z } from "zod";
import type { SentenceKey } from "../reasons/sentence.ts";

/** How the admin page lets a setting be changed. */
export type SettingInput =
  { type: "toggle" } | { type: "number"; min: number; max: number; required: boolean };

/** The names of settings and their help in connector/reasons/sentences/settings.ts. */
type SettingText = Extract<SentenceKey, `setting-${string}`>;

interface Row<Schema extends z.ZodType> {
  schema: Schema;
  /** Before an admin has decided anything. */
  initial: z.infer<Schema>;
  label: SettingText;
  help?: SettingText;
  /** Null where the page has a component of its own for it. */
  input: SettingInput | null;
}

const row = <Schema extends z.ZodType>(setting: Row<Schema>): Row<Schema> => setting;

const leadSource = z.string().min(1).max(255);

/** Which Lead Source a contact gets, by where its lead was added from. */
const leadSourceMapping = z.object({
  default: leadSource.nullable(),
  leadPage: leadSource.nullable(),
  leadList: leadSource.nullable(),
  lists: z.record(z.string(), leadSource).describe("Lead list id → Lead Source"),
});

export type LeadSourceMapping = z.infer<typeof leadSourceMapping>;

/**
 * Every setting that an admin decides. The type, what it is at first, the API's schema, how it is stored, the
 * form of the admin page and its name in the list of changes follow from its row.
 */
export const settingsTable = {
  createContacts: row({
    schema: z.boolean(),
    initial: false,
    label: "setting-create-contacts",
    input: { type: "toggle" },
  }),
  leadSource: row({
    schema: leadSourceMapping,
    initial: { default: null, leadPage: null, leadList: null, lists: {} },
    label: "setting-lead-source",
    input: null,
  }),
  allowanceCeilingPercent: row({
    schema: z.int().min(1).max(100).describe("Batches stop at this share of the API allowance"),
    initial: 80,
    label: "setting-allowance-ceiling",
    help: "setting-allowance-ceiling-help",
    input: { type: "number", min: 1, max: 100, required: true },
  }),
  retentionDays: row({
    schema: z.int().min(1).max(3650).nullable().describe("Leads are erased after; null keeps them"),
    initial: null,
    label: "setting-retention",
    help: "setting-retention-help",
    input: { type: "number", min: 1, max: 3650, required: false },
  }),
};

export type SettingName = keyof typeof settingsTable;

/** What the admins of the org decided. */
export type Settings = { [Name in SettingName]: z.infer<(typeof settingsTable)[Name]["schema"]> };

export const settingNames = Object.keys(settingsTable) as SettingName[];
