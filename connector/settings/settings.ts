import { z } from "zod";
import { eq, and, gt, or } from "drizzle-orm";
import type { SentenceKey } from "../reasons/sentence.ts";
import { fieldMappingsSchema, initialMappings } from "../form/fieldMapping.ts";
import { retention, graceMs } from "../retention.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { leadLists } from "../database/schema/leads.ts";
import { settings, settingsChanges } from "../database/schema/settings.ts";
import { firstOf } from "../database/rows.ts";

/** Contacts that nobody may exceed in a calendar month, whatever an admin decides. */
export const monthlyQuotaMax = 1000;

/**
 * A lower quota for one user, or for everybody with a permission set. Settings are kept for good, so that no
 * person's name may stand in them: an API name has no spaces, and a user goes by the id (see namedLineIn).
 */
const quotaOverrideSchema = z
  .strictObject({
    for: z.enum(["user", "permissionSet"]),
    name: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .describe("The user's id, or the API name of the permission set or permission set group"),
    monthlyQuota: z.int().min(1).max(monthlyQuotaMax),
  })
  .refine(({ for: owner, name }) => owner === "user" || /^\w*$/.test(name), { path: ["name"] });

export type QuotaOverride = z.infer<typeof quotaOverrideSchema>;

const quotaOverridesSchema = z
  .array(quotaOverrideSchema)
  .max(200)
  .describe(
    "Quotas of their own. A user's goes first, then the highest of their permission sets, then monthlyQuota. The lowest of all while it is not known which permission sets the user has",
  );

/** The line that has the same owner as an earlier one; -1 where there is none. */
export function repeatedLineIn(overrides: readonly QuotaOverride[]): number {
  return overrides.findIndex((one, line) => overrides.findIndex((other) => isSameOwner(one, other)) < line);
}

function isSameOwner(one: QuotaOverride, other: QuotaOverride): boolean {
  if (one.for !== other.for) return false;
  if (one.for === "user") return isSameId(one.name, other.name);
  return one.name.toLowerCase() === other.name.toLowerCase();
}

/** Ids are compared by the 15 characters that tell records apart. */
export function isSameId(one: string, other: string): boolean {
  return one.slice(0, 15) === other.slice(0, 15);
}

const userId = /^005[A-Za-z0-9]{12}([A-Za-z0-9]{3})?$/;

/** The line that names a user in words, which settings and their changes would keep; -1 where none does. */
export function namedLineIn(overrides: readonly QuotaOverride[]): number {
  return overrides.findIndex((one) => one.for === "user" && !userId.test(one.name));
}

/** The permission sets that overrides name. */
export function permissionSetsIn(overrides: readonly QuotaOverride[]): string[] {
  return overrides.filter((one) => one.for === "permissionSet").map(({ name }) => name);
}

/** How the admin page lets a setting be changed. */
export type SettingInput =
  | { type: "toggle" }
  | { type: "choice" }
  | { type: "number"; min: number; max: number; required: boolean };

/** A setting with a form of its own: the name of the panel's component. */
interface OwnInput {
  component: string;
}

/** Keys of the labels and help texts of settings, in connector/reasons/sentences/admin.ts. */
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
  contactRecordType: row({
    schema: z.string().max(18).nullable().describe("Id of the record type of new contacts; null: the user's"),
    initial: null,
    label: "setting-record-type",
    help: "setting-record-type-help",
    input: { type: "choice" },
  }),
  fieldMapping: row({
    schema: fieldMappingsSchema,
    initial: initialMappings,
    label: "setting-field-mapping",
    input: { component: "fieldMapping" },
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

const initialSettings = Object.fromEntries(
  settingNames.map((name) => [name, settingsTable[name].initial]),
) as Settings;

/**
 * The settings of an org. Those that no admin has decided have their initial values, under which no contact
 * is created.
 */
export async function readSettings(database: DatabaseHandle, orgId: string): Promise<Settings> {
  const stored = await firstOf(database.select().from(settings).where(eq(settings.orgId, orgId)));
  return { ...initialSettings, ...stored?.values };
}

/** The settings, with the name of the list that leads are added from, for the admin's mapping. */
export async function readRules(
  database: DatabaseHandle,
  { orgId, userId }: { orgId: string; userId: string },
  listId: string | null | undefined,
): Promise<Settings & { list: string | null }> {
  const isVisible = or(eq(leadLists.ownerId, userId), leadLists.isShared);
  const isIt = and(eq(leadLists.orgId, orgId), eq(leadLists.id, listId ?? ""), isVisible);
  const found = listId
    ? await firstOf(database.select({ name: leadLists.name }).from(leadLists).where(isIt))
    : undefined;
  return { ...(await readSettings(database, orgId)), list: found?.name ?? null };
}

/** Where a lead is added from: its own page, or a list. */
export type LeadOrigin = { from: "leadPage" } | { from: "leadList"; listId: string };

/**
 * The Lead Source of a lead by the admin's mapping: that of its list, otherwise that of the place it is added
 * from, otherwise the default. Null where the mapping has none of them.
 */
export function leadSourceFor(mapping: LeadSourceMapping, origin: LeadOrigin): string | null {
  if (origin.from === "leadPage") return mapping.leadPage ?? mapping.default;
  return mapping.lists[origin.listId] ?? mapping.leadList ?? mapping.default;
}

/** Every Lead Source that a mapping names, with the path of the setting that names it. */
export function leadSourcesIn(mapping: LeadSourceMapping): { field: string; value: string }[] {
  const { lists, ...places } = mapping;
  const named = [
    ...Object.entries(places).map(([place, value]) => ({ field: `leadSource.${place}`, value })),
    ...Object.entries(lists).map(([id, value]) => ({ field: `leadSource.lists.${id}`, value })),
  ];
  return named.flatMap(({ field, value }) => (value === null ? [] : [{ field, value }]));
}

interface BatchRetention {
  /** For so long batches are kept at present. */
  days: number;
  /** When the shorter time holds that an admin has saved; null where there is none. */
  shorterFrom: Date | null;
}

/** How long the org's batches are kept: for a day after an admin has shortened it as before. */
export async function readBatchRetention(
  handle: DatabaseHandle,
  { orgId, batchRetentionDays }: { orgId: string } & Pick<Settings, "batchRetentionDays">,
  now: Date,
): Promise<BatchRetention> {
  const changes = await handle
    .select({ before: settingsChanges.before, changedAt: settingsChanges.changedAt })
    .from(settingsChanges)
    .where(
      and(
        eq(settingsChanges.orgId, orgId),
        eq(settingsChanges.setting, "batchRetentionDays"),
        gt(settingsChanges.changedAt, new Date(now.getTime() - graceMs)),
      ),
    )
    .orderBy(settingsChanges.id);
  const longer = changes.filter(({ before }) => typeof before === "number" && before > batchRetentionDays);
  const last = longer.at(-1);
  return {
    days: Math.max(batchRetentionDays, ...longer.map(({ before }) => Number(before))),
    shorterFrom: last ? new Date(last.changedAt.getTime() + graceMs) : null,
  };
}
