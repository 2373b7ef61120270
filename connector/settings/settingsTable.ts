import { z } from "zod";
import type { SentenceKey } from "../reasons/sentence.ts";
import { retention } from "../retention.ts";
import { monthlyQuotaMax, quotaOverridesSchema } from "./quotaOverrides.ts";

/** How the admin page lets a setting be changed. */
export type SettingInput =
  | { type: "toggle" }
  | { type: "number"; min: number; max: number; required: boolean };

/** A setting with a form of its own: the name of the panel's component. */
interface OwnInput {
  component: string;
}

/** Keys of the labels and help texts of settings, in connector/reasons/sentences/settings.ts. */
type SettingText = Extract<SentenceKey, `setting-${string}`>;

interface Row<Schema extends z.ZodType> {
  schema: Schema;
  /** The value until an admin decides. */
  initial: z.infer<Schema>;
  label: SettingText;
  help?: SettingText;
  input: SettingInput | OwnInput;
}

const toggle = { schema: z.boolean(), input: { type: "toggle" } } satisfies Partial<Row<z.ZodType>>;

/** Schema and form of a whole number that an admin has to give. */
function wholeNumber(min: number, max: number, description: string) {
  const schema = z.int().min(min).max(max).describe(description);
  return { schema, input: { type: "number", min, max, required: true } } as const;
}

/** The same for a number that an admin may leave empty. */
function optionalWholeNumber(min: number, max: number, description: string) {
  const { schema, input } = wholeNumber(min, max, description);
  return { schema: schema.nullable().describe(description), input: { ...input, required: false } };
}

const row = <Schema extends z.ZodType>(setting: Row<Schema>): Row<Schema> => setting;

const leadSource = z.string().min(1).max(255);

/** Which Lead Source a contact gets, by where its lead was added from. */
const leadSourceMapping = z.object({
  default: leadSource.nullable(),
  leadPage: leadSource.nullable(),
  leadList: leadSource.nullable(),
  lists: z.record(z.uuid(), leadSource).describe("Lead list id → Lead Source"),
});

export type LeadSourceMapping = z.infer<typeof leadSourceMapping>;

/**
 * All settings that an admin decides. Type, initial value, the API's schema, storage, the form of the admin
 * page and the name in the list of changes follow from the row of a setting.
 */
export const settingsTable = {
  createContacts: row({
    ...toggle,
    initial: false,
    label: "setting-create-contacts",
  }),
  rehearsals: row({
    ...toggle,
    initial: false,
    label: "setting-rehearsals",
    help: "setting-rehearsals-help",
  }),
  requireEmail: row({
    ...toggle,
    initial: false,
    label: "setting-require-email",
    help: "setting-require-email-help",
  }),
  leadSource: row({
    schema: leadSourceMapping,
    initial: { default: null, leadPage: null, leadList: null, lists: {} },
    label: "setting-lead-source",
    input: { component: "creationSettings" },
  }),
  allowanceCeilingPercent: row({
    ...wholeNumber(1, 100, "Batches stop at this share of the API allowance"),
    initial: 80,
    label: "setting-allowance-ceiling",
    help: "setting-allowance-ceiling-help",
  }),
  undoMinutes: row({
    ...wholeNumber(1, 1440, "Minutes for which a rep can undo a contact, or a batch since its last one"),
    initial: 10,
    label: "setting-undo",
    help: "setting-undo-help",
  }),
  monthlyQuota: row({
    ...wholeNumber(1, monthlyQuotaMax, "Contacts that a user may create in a calendar month"),
    initial: monthlyQuotaMax,
    label: "setting-monthly-quota",
    help: "setting-monthly-quota-help",
  }),
  quotaOverrides: row({
    schema: quotaOverridesSchema,
    initial: [],
    label: "setting-quota-overrides",
    input: { component: "creationSettings" },
  }),
  retentionDays: row({
    ...optionalWholeNumber(1, 3650, "Leads are erased after; null keeps them"),
    initial: retention.leads.days,
    label: "setting-retention",
    help: "setting-retention-help",
  }),
  batchRetentionDays: row({
    ...wholeNumber(7, 365, "Batches are erased so long after their end"),
    initial: retention.batches.days,
    label: "setting-batch-retention",
    help: "setting-batch-retention-help",
  }),
};

export type SettingName = keyof typeof settingsTable;

/** The settings of an org. */
export type Settings = { [Name in SettingName]: z.infer<(typeof settingsTable)[Name]["schema"]> };

export const settingNames = Object.keys(settingsTable) as SettingName[];
