import type { Database } from "better-sqlite3";

/** Describe's own names for the field types (DescribeFieldResult.type). */
export type FieldType =
  | "id"
  | "string"
  | "textarea"
  | "boolean"
  | "int"
  | "double"
  | "currency"
  | "percent"
  | "date"
  | "datetime"
  | "time"
  | "email"
  | "phone"
  | "url"
  | "picklist"
  | "multipicklist"
  | "combobox"
  | "reference"
  | "address"
  | "location"
  | "encryptedstring"
  | "base64"
  | "anyType";

export interface PicklistValue {
  value: string;
  label: string;
  active: boolean;
  defaultValue: boolean;
  /**
   * Values of the controlling field under which this one may be chosen; absent where it depends on nothing.
   */
  validFor?: string[];
}

export interface FieldDefinition {
  name: string;
  label: string;
  type: FieldType;
  /** Characters; 0 where describe says 0. */
  length: number;
  precision: number;
  scale: number;
  digits: number;
  nillable: boolean;
  createable: boolean;
  updateable: boolean;
  defaultedOnCreate: boolean;
  defaultValue: string | number | boolean | null;
  unique: boolean;
  externalId: boolean;
  idLookup: boolean;
  nameField: boolean;
  custom: boolean;
  calculated: boolean;
  autoNumber: boolean;
  restrictedPicklist: boolean;
  filterable: boolean;
  sortable: boolean;
  groupable: boolean;
  aggregatable: boolean;
  permissionable: boolean;
  htmlFormatted: boolean;
  inlineHelpText: string | null;
  picklistValues: PicklistValue[];
  controllerName: string | null;
  referenceTo: string[];
  relationshipName: string | null;
  /** Of a part of a compound field, e.g. MailingCity: MailingAddress; FirstName: Name. */
  compoundFieldName: string | null;
  extraTypeInfo: string | null;
  /**
   * Of a lookup: how the parent sees it. `name` is the child relationship's, null where SOQL cannot follow
   * it.
   */
  child?: { name: string | null; cascadeDelete?: boolean; restrictedDelete?: boolean };
  /** Further describe properties that differ from the default for the type. */
  describe?: Record<string, unknown>;
}

export interface ChildRelationship {
  childObject: string;
  field: string;
  relationshipName: string | null;
  cascadeDelete: boolean;
  restrictedDelete: boolean;
}

/** Salesforce's REST API for records, and its Tooling API for what makes up the org. */
export type Api = "data" | "tooling";

export interface ObjectDefinition {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string | null;
  custom: boolean;
  fields: FieldDefinition[];
  childRelationships: ChildRelationship[];
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  queryable: boolean;
  searchable: boolean;
  /** Rows are worked out when asked for: there is no table, but a module of SQLite of that name. */
  virtual?: boolean;
  /** Rows follow from the rest of the org: its table is written anew before it is read. */
  derived?: boolean;
  /** The APIs that serve it: data alone where absent. */
  apis?: readonly Api[];
  /** Whether what a query finds has to fit into one page. */
  oneBatch?: boolean;
  /** Lookups by one of which a query has to say which rows it wants. */
  reifiedBy?: readonly string[];
  /** Further describe properties that differ from the default. */
  describe?: Record<string, unknown>;
}

/** Objects and fields by name, ignoring case, as Salesforce does. */
export interface Schema {
  /** Grows with every change, for whoever caches what depends on it. */
  readonly version: number;
  objects(): ObjectDefinition[];
  object(name: string): ObjectDefinition | undefined;
  field(object: string, name: string): FieldDefinition | undefined;
  byKeyPrefix(prefix: string): ObjectDefinition | undefined;
  /** Forgets everything and starts again with these objects. */
  replaceAll(objects: ObjectDefinition[]): void;
  /** Adds an object, or replaces the one of that name. Its table is not made here. */
  define(object: ObjectDefinition): void;
  /** Adds fields, or replaces those of the same name; after `after` where given, otherwise at the end. */
  addFields(object: string, fields: FieldDefinition[], after?: string): void;
  removeFields(object: string, names: string[]): void;
}

/** What PATCH /__practice/settings sets. */
export interface OrgSettings {
  stateAndCountryPicklists: boolean;
  duplicateRule: "off" | "alert" | "block";
  dailyApiLimit: number;
  perUserApiLimit: number | null;
  appStatus: "installed" | "uninstalled" | "blocked";
  /** Whether Support lets the org create Connected Apps, which nobody else can since Spring '26. */
  connectedAppCreation: boolean;
  refreshTokenRotation: boolean;
  accessTokenMinutes: number;
  latencyMs: { base: number; perRecord: number };
  /** How long a write waits for a record that another request has locked before UNABLE_TO_LOCK_ROW. */
  lockWaitMs: number;
  /** Calls are refused while `max` others have been running for `afterMs`. */
  longRunning: { max: number; afterMs: number };
  /** Labels of countries, by ISO code, that an admin has renamed; with State and Country picklists. */
  countryLabels: Record<string, string>;
  /** Org-wide defaults by object; those not named are as a new org has them. */
  orgWideDefaults: Partial<Record<"Account" | "Contact" | "Opportunity" | "Lead", string>>;
  /** How far the search index lags behind writes; 0 or absent: it does not. */
  searchDelayMs?: number;
  /** Whether an admin has approved the app for all users, so that none is asked to consent. */
  adminApprovedApp?: boolean;
  /** Username of whom the app acts as with client credentials; absent: that flow is off, as in a new app. */
  clientCredentialsUser?: string | undefined;
  /**
   * Whether the login page offers the identity provider beside a password, or goes there at once and takes
   * none.
   */
  singleSignOn: "offered" | "required";
  /** Minutes without use after which a refresh token ends; absent: never. */
  refreshTokenIdleMinutes?: number;
  /** How long a metadata deployment takes, in milliseconds; 0 or absent: it is done when it is accepted. */
  deployMs?: number;
  /** Origins whose pages may call the org's API, as Setup's CORS list has them. */
  corsOrigins: string[];
}

/**
 * One practice org. Every object is a table of its own name in `db`, a column a field, `Id` the primary key:
 * ids 18 characters, compared exactly (`readId` puts others right first); text COLLATE NOCASE; booleans 0/1;
 * numbers REAL or INTEGER; dates `YYYY-MM-DD`; datetimes `YYYY-MM-DDTHH:MM:SS.sssZ`; multi-select values
 * joined by `;`; empty is NULL, never "". Compound fields of type address and location have no column: they
 * are made when a record is shown. `Name` of Contact, Lead and User has one, kept by the writer. Deleted rows
 * stay with IsDeleted = 1.
 */
export interface Org {
  id: string;
  name: string;
  /** Origin that serves this org's API, e.g. http://localhost:4001 */
  instanceUrl: string;
  /**
   * Origin of this org's Lightning Experience, which /lightning/ addresses lead to; absent where none is
   * served.
   */
  lightningUrl?: string;
  db: Database;
  schema: Schema;
  settings: OrgSettings;
  now(): Date;
  /** Runs `prepare` now and after every reset, when all tables are new and the seed is in. */
  whenSeeded(prepare: () => void): void;
  /** Grows whenever profiles, permission sets, roles, shares or the control plane's overrides change. */
  accessVersion: number;
}

/** Which of the practice orgs. */
export type OrgName = "main" | "other";

/** What a new org holds: people, companies and their deals, or users alone. */
export type SeedName = "default" | "empty";

/** An org with what it takes to start over. */
export interface ResettableOrg extends Org {
  which: OrgName;
  reset(seed?: SeedName): void;
  close(): void;
}

/** Who calls: a user of the org, through an OAuth client with scopes. */
export interface Caller {
  userId: string;
  username: string;
  profileId: string;
  scopes: ReadonlySet<string>;
  clientId: string;
}

/** Who asks which org: each API call is one. */
export interface Asker {
  org: Org;
  access: Access;
  caller: Caller;
}

/** What a caller may do, resolved from profile, permission sets, sharing and control-plane overrides. */
export interface Access {
  object(
    caller: Caller,
    object: string,
  ): { create: boolean; read: boolean; edit: boolean; delete: boolean; viewAll: boolean; modifyAll: boolean };
  field(caller: Caller, object: string, field: string): { readable: boolean; editable: boolean };
  /**
   * SQL condition on `alias` (a row of the object's table) that holds for the rows the caller may see; "1"
   * for all.
   */
  visibleRows(caller: Caller, object: string, alias: string): { sql: string; params: unknown[] };
  canEditRow(caller: Caller, object: string, id: string): boolean;
  /**
   * Whether the caller has a record as its owner has it, who may delete and share it; superiors of owners do
   * too.
   */
  hasFullAccess(caller: Pick<Caller, "userId">, object: string, id: string): boolean;
  /**
   * The user's own id, those of users below them in the role hierarchy, and of every group that any of these
   * is in.
   */
  grantees(user: Pick<Caller, "userId">): ReadonlySet<string>;
  /** E.g. ApiEnabled, ViewAllData, ModifyAllData, CanApproveUninstalledApps. */
  systemPermission(caller: Caller, name: string): boolean;
  /** API names of the custom permissions the caller holds, e.g. ["Crosswalk_Admin"]. */
  customPermissions(caller: Pick<Caller, "userId">): string[];
}

export interface OrgEntry {
  org: Org;
  access: Access;
}

/**
 * The orgs that one process serves. The first one's login page stands for login.salesforce.com: it signs in
 * users of all.
 */
export interface OrgDirectory {
  entries: OrgEntry[];
}

/** A refusal in Salesforce's shape: answered as `[{message, errorCode, fields?}]` with `status`. */
export class SalesforceError extends Error {
  readonly status: number;
  readonly errorCode: string;
  readonly fields: string[] | undefined;
  /** Further members of the answer. */
  extra: Readonly<Record<string, unknown>> = {};

  constructor(status: number, errorCode: string, message: string, fields?: string[]) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
    this.fields = fields;
  }
}
