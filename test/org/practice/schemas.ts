import { z } from "zod";

/** HH:MM in UTC. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const count = z.number().int().min(0);

/** PATCH /__practice/settings. Unknown settings are refused by name. */
export const settingsSchema = z
  .strictObject({
    stateAndCountryPicklists: z.boolean(),
    duplicateRule: z.enum(["off", "alert", "block"]),
    leadAssignmentRules: z.array(
      z.strictObject({
        name: z.string().min(1),
        ownerId: z.string().regex(/^(005|00G)\w{15}$/),
        active: z.boolean().default(true),
      }),
    ),
    dailyApiLimit: count,
    perUserApiLimit: count.nullable(),
    app: z
      .strictObject({
        kind: z.enum(["local", "packaged", "connectedApp"]),
        permittedUsers: z.enum(["preauthorized", "self"]),
        activeAfterSeconds: z.number().min(0),
      })
      .partial(),
    appStatus: z.enum(["installed", "uninstalled", "blocked"]),
    orgStatus: z.enum(["active", "inactive"]),
    loginsPerHour: count,
    connectedAppCreation: z.boolean(),
    consumerKeys: z.enum(["keyOnly", "deployed", "made"]),
    consumerSecretsByRest: z.boolean(),
    codeBeforeSecret: z.boolean(),
    refreshTokenRotation: z.boolean(),
    latencyMs: z.strictObject({ base: count, perRecord: z.number().min(0) }),
    lockWaitMs: count,
    orgWideDefaults: z
      .strictObject({
        Account: z.enum(["None", "Read", "Edit"]),
        Contact: z.enum(["None", "Read", "Edit", "ControlledByParent"]),
        Opportunity: z.enum(["None", "Read", "Edit"]),
        Lead: z.enum(["None", "Read", "Edit", "ReadEditTransfer"]),
      })
      .partial(),
    searchDelayMs: count,
    deployMs: count,
    packageNamespace: z.string().nullable(),
    associatedPermissions: z.array(z.string()),
    translationWorkbench: z.boolean(),
    encryptedFields: z.array(z.string().regex(/^\w+\.\w+$/)),
    personAccounts: z.boolean(),
    salesTerritories: z.boolean(),
    queryPageSize: z.number().int().min(1).max(2000),
    unindexedLatencyMs: count,
    endsAtEarlyFailure: z.boolean(),
  })
  .partial();

export const resetSchema = z.strictObject({ seed: z.enum(["default", "empty"]).optional() });

const fieldSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/),
  label: z.string().optional(),
  type: z
    .enum([
      "string",
      "textarea",
      "boolean",
      "int",
      "double",
      "currency",
      "percent",
      "date",
      "datetime",
      "email",
      "phone",
      "url",
      "picklist",
      "multipicklist",
      "reference",
      "autonumber",
    ])
    .default("string"),
  length: z.number().int().positive().optional(),
  precision: count.optional(),
  scale: count.optional(),
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  externalId: z.boolean().optional(),
  restricted: z.boolean().optional(),
  picklistValues: z.array(z.string()).optional(),
  defaultValue: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
  referenceTo: z.string().optional(),
  relationshipName: z.string().optional(),
  childRelationshipName: z.string().optional(),
});

/** One field as the control plane is told of it. */
export type FieldInput = z.infer<typeof fieldSchema>;

/** POST /__practice/objects/{Name}/fields: one field or several. */
export const fieldsSchema = z.union([fieldSchema.transform((one) => [one]), z.array(fieldSchema)]);

/**
 * PATCH /__practice/objects/{Name}/fields/{field}: the properties of an existing field that an admin may
 * change.
 */
export const fieldChangeSchema = z
  .strictObject({
    label: z.string().min(1),
    required: z.boolean(),
    restricted: z.boolean(),
    inlineHelpText: z.string().nullable(),
    picklistValues: z.array(
      z.union([
        z.string(),
        z.strictObject({
          value: z.string().min(1),
          label: z.string().optional(),
          active: z.boolean().default(true),
          defaultValue: z.boolean().default(false),
        }),
      ]),
    ),
  })
  .partial();

export const objectSchema = z.strictObject({
  label: z.string().optional(),
  labelPlural: z.string().optional(),
  fields: z.array(fieldSchema).default([]),
});

export const validationRuleSchema = z.strictObject({
  name: z.string().min(1),
  field: z.string().optional(),
  when: z.string().min(1).optional(),
  formula: z.string().min(1).optional(),
  message: z.string().min(1),
});

export const triggerSchema = z.strictObject({
  name: z.string().min(1),
  event: z.enum(["BeforeInsert", "BeforeUpdate", "AfterInsert", "AfterUpdate"]),
  when: z.string().min(1).optional(),
  addsError: z.boolean().optional(),
  message: z.string().min(1),
});

/**
 * PUT /__practice/objects/{Name}/record-types/{name}. Without `profiles` every user may choose it and it is
 * no default.
 */
export const recordTypeSchema = z.strictObject({
  label: z.string().min(1).optional(),
  description: z.string().optional(),
  active: z.boolean().default(true),
  picklistValues: z.record(z.string(), z.array(z.string())).default({}),
  profiles: z.record(z.string(), z.strictObject({ default: z.boolean().default(false) })).optional(),
});

/** POST /__practice/leads/{id}/convert. The lead's owner converts it where nobody is named. */
export const conversionSchema = z.strictObject({
  account: z.string().optional(),
  contact: z.string().optional(),
  by: z.string().optional(),
});

const objectGrant = z
  .strictObject({
    create: z.boolean(),
    read: z.boolean(),
    edit: z.boolean(),
    delete: z.boolean(),
    viewAll: z.boolean(),
    modifyAll: z.boolean(),
  })
  .partial();

const fieldGrant = z.strictObject({ readable: z.boolean(), editable: z.boolean() }).partial();

export const userSchema = z
  .strictObject({
    frozen: z.boolean(),
    ipRestricted: z.boolean(),
    active: z.boolean(),
    loginHours: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
    apiEnabled: z.boolean(),
    permissionSets: z.array(z.string()),
    customPermissions: z.array(z.string()),
    objectPermissions: z.record(z.string(), objectGrant),
    fieldPermissions: z.record(z.string(), fieldGrant),
  })
  .partial();

export const faultSchema = z.strictObject({
  method: z.string().optional(),
  path: z.string().refine(isPattern, "is no regular expression"),
  user: z.string().optional(),
  record: z.string().optional(),
  times: z.number().int().positive().default(1),
  action: z.enum(["error", "delay", "reset-before", "reset-after", "hang", "partial", "drip"]),
  status: z.number().int().min(200).max(599).optional(),
  body: z.unknown().optional(),
  retryAfter: count.optional(),
  ms: count.optional(),
});

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
