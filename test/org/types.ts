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
  /** Values of the controlling field that allow this one; absent for an independent picklist. */
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
  /** For a part of a compound field, e.g. MailingCity: MailingAddress; FirstName: Name. */
  compoundFieldName: string | null;
  extraTypeInfo: string | null;
  /** For a lookup: the child relationship of the parent. `name` is null where SOQL cannot follow it. */
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
  /** Rows are computed on demand by a SQLite module of that name; there is no table. */
  virtual?: boolean;
  /** Rows are derived from the rest of the org, and rewritten before they are read. */
  derived?: boolean;
  /** The APIs that serve it; the data API only by default. */
  apis?: readonly Api[];
  /** Whether a query's result must fit into one page. */
  oneBatch?: boolean;
  /** Lookups of which a query must name one, to say which rows it wants. */
  reifiedBy?: readonly string[];
  /** Fields of which a query that selects one must select all. */
  selectedTogether?: readonly string[];
  /** Further describe properties that differ from the default. */
  describe?: Record<string, unknown>;
}

/** Objects and fields by name, ignoring case, as Salesforce does. */
export interface Schema {
  /** Increases with every change, for caches. */
  readonly version: number;
  objects(): ObjectDefinition[];
  object(name: string): ObjectDefinition | undefined;
  field(object: string, name: string): FieldDefinition | undefined;
  byKeyPrefix(prefix: string): ObjectDefinition | undefined;
  /** Replaces all objects by these. */
  replaceAll(objects: ObjectDefinition[]): void;
  /** Adds an object, or replaces the one of that name. Does not create its table. */
  define(object: ObjectDefinition): void;
  /** Adds fields, or replaces those of the same name; after `after`, or at the end. */
  addFields(object: string, fields: FieldDefinition[], after?: string): void;
  removeFields(object: string, names: string[]): void;
}

/** How the practice's own app is registered in the org that made it, and whom its policy lets in. */
export interface AppSettings {
  /**
   * `local`: an External Client App that only its own org knows. `packaged` and `connectedApp`: every org
   * knows it, and so does the login page that all orgs share.
   */
  kind: "local" | "packaged" | "connectedApp";
  /** `preauthorized`: only who holds a permission set that the policy names. `self`: whoever consents. */
  permittedUsers: "preauthorized" | "self";
  /** How long an app that was just made is not known yet. */
  activeAfterSeconds: number;
}

/** Settings of PATCH /__practice/settings. */
export interface OrgSettings {
  stateAndCountryPicklists: boolean;
  duplicateRule: "off" | "alert" | "block";
  /** Assignment rules of leads, of which at most one is active, with the user or queue that gets the leads. */
  leadAssignmentRules: { name: string; ownerId: string; active: boolean }[];
  dailyApiLimit: number;
  perUserApiLimit: number | null;
  app: AppSettings;
  appStatus: "installed" | "uninstalled" | "blocked";
  /** Whether the org is in use. An org whose contract ended, or that is locked, is not. */
  orgStatus: "active" | "inactive";
  /** Tokens that one user may get in an hour. */
  loginsPerHour: number;
  /** Whether Support lets the org create Connected Apps, which is otherwise impossible since Spring '26. */
  connectedAppCreation: boolean;
  /** What of an app's key and secret is as its deployment brings it; the org makes the rest. */
  consumerKeys: "keyOnly" | "deployed" | "made";
  /** Setup's "Allow access to External Client App consumer secrets via REST API". */
  consumerSecretsByRest: boolean;
  /** Whether the token endpoint looks at a code before it looks at the client's secret. */
  codeBeforeSecret: boolean;
  refreshTokenRotation: boolean;
  /** Whether `allOrNone` looks no further once the fields of a record were refused, before any trigger. */
  endsAtEarlyFailure: boolean;
  latencyMs: { base: number; perRecord: number };
  /** How long a write waits for a locked record before UNABLE_TO_LOCK_ROW. */
  lockWaitMs: number;
  /** Org-wide defaults by object; other objects have a new org's defaults. */
  orgWideDefaults: Partial<Record<"Account" | "Contact" | "Opportunity" | "Lead", string>>;
  /** How far the search index lags behind writes; absent: 0. */
  searchDelayMs?: number;
  /** Duration of a metadata deployment in milliseconds; absent: 0. */
  deployMs?: number;
  /** Whether Setup, Translation Language Settings, is on, so that translations deploy. */
  translationWorkbench: boolean;
  /** The namespace of the installed package where it is a managed one. */
  packageNamespace: string | null;
  /** Custom permissions that are associated with the app, and so in its identity answers. */
  associatedPermissions: string[];
  /**
   * Fields under Shield Platform Encryption's probabilistic scheme, e.g. `Contact.LastName`: they are shown
   * and searched, but no query filters, sorts or groups by them.
   */
  encryptedFields: string[];
  /** Whether the org has person accounts: people who are rows of Account. */
  personAccounts: boolean;
  /** Whether the org has sales territories: groups of accounts and of the users who work on them. */
  salesTerritories: boolean;
  /** Records in a page of a query at most; 2,000 is Salesforce's own limit, and it may send fewer. */
  queryPageSize: number;
  /** How much longer a query takes that has to read a whole table, because no filter is selective. */
  unindexedLatencyMs: number;
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
  which: OrgName;
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
  /** Increases when profiles, permission sets, roles, shares or overrides change. */
  accessVersion: number;
}

/** Which of the practice orgs. */
export type OrgName = "main" | "other";

/** The content of a new org: people, companies and deals, or users only. */
export type SeedName = "default" | "empty";

/** An org that can start over. */
export interface ResettableOrg extends Org {
  reset(seed?: SeedName): void;
  close(): void;
}

/** The caller: a user of the org, through an OAuth client with scopes. */
export interface Caller {
  userId: string;
  username: string;
  profileId: string;
  scopes: ReadonlySet<string>;
  clientId: string;
}

/** A caller and the org of one API call. */
export interface Asker {
  org: Org;
  access: Access;
  caller: Caller;
}

/** What a caller may do, by profile, permission sets, sharing and the control plane's overrides. */
export interface Access {
  object(
    caller: Caller,
    object: string,
  ): { create: boolean; read: boolean; edit: boolean; delete: boolean; viewAll: boolean; modifyAll: boolean };
  field(caller: Caller, object: string, field: string): { readable: boolean; editable: boolean };
  /** SQL condition on `alias` (a row of the object's table) for rows that the caller may see; "1" for all. */
  visibleRows(caller: Caller, object: string, alias: string): { sql: string; params: unknown[] };
  canEditRow(caller: Caller, object: string, id: string): boolean;
  /**
   * Whether the caller has an owner's access to a record, as its owner or a superior, and may delete and
   * share it.
   */
  hasFullAccess(caller: Pick<Caller, "userId">, object: string, id: string): boolean;
  /**
   * The ids of the user, of subordinates in the role hierarchy, and of every group that contains any of them.
   */
  grantees(user: Pick<Caller, "userId">): ReadonlySet<string>;
  /** E.g. ApiEnabled, ViewAllData, ModifyAllData, CanApproveUninstalledApps. */
  systemPermission(caller: Caller, name: string): boolean;
  /** API names of the custom permissions the caller holds, e.g. ["Crosswalk_Admin"]. */
  customPermissions(caller: Pick<Caller, "userId">): string[];
  /** Ids of the Apex classes and custom permissions that the caller's permission sets enable. */
  setupEntities(caller: Pick<Caller, "userId">): ReadonlySet<string>;
}

export interface OrgEntry {
  org: Org;
  access: Access;
}

/**
 * The orgs of one process. The first one's login page stands in for login.salesforce.com too and signs in
 * users of all, unless they come through an app that only its own org knows.
 */
export interface OrgDirectory {
  entries: OrgEntry[];
}

/** An error in Salesforce's form: answered as `[{message, errorCode, fields?}]` with `status`. */
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
