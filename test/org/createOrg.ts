import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import SQLite, { type Database } from "better-sqlite3";
import { createSchema } from "./schema/createSchema.ts";
import { standardObjects } from "./schema/objects/standardObjects.ts";
import { orgIdentity } from "./seed/orgIdentity.ts";
import { seededDatabase } from "./seed/seededDatabase.ts";
import { keepRoleGroups } from "./sharing/keepRoleGroups.ts";
import { applySettings, defaultSettings, loadSettings } from "./settings.ts";
import { createOrgTables } from "./storage/createOrgTables.ts";
import { readSignInTables, writeSignInTables } from "./storage/signInTables.ts";
import { statement } from "./storage/statement.ts";
import { createTable } from "./storage/tables.ts";
import type { ObjectDefinition, OrgName, OrgSettings, ResettableOrg, SeedName } from "./types.ts";

export interface CreateOrgOptions {
  /** The practice org, which decides ids, users and records. Default `main`. */
  which?: OrgName;
  /** A file that stores the org between starts; absent: in memory. */
  dataFile?: string;
  instanceUrl?: string;
  seed?: SeedName;
  settings?: Partial<OrgSettings>;
  now?: () => Date;
}

/** Opens an org: from `dataFile` as it was left, otherwise a new one with its seed. */
export function createOrg(options: CreateOrgOptions = {}): ResettableOrg {
  const { dataFile, which = "main" } = options;
  const now = options.now ?? (() => new Date());
  const left = dataFile === undefined ? undefined : openLeft(dataFile);
  const preparations: (() => void)[] = [];
  const org: ResettableOrg = {
    ...orgIdentity(which),
    which,
    instanceUrl: options.instanceUrl ?? "http://localhost:4001",
    db: left ?? openSeeded(dataFile, seededDatabase(which, options.seed ?? "default", now())),
    schema: createSchema(standardObjects()),
    settings: { ...defaultSettings(), ...options.settings },
    now,
    accessVersion: 0,
    whenSeeded(prepare) {
      preparations.push(prepare);
      prepare();
    },
    reset(seed = "default") {
      const signIn = readSignInTables(org.db);
      org.db.close();
      org.db = openSeeded(dataFile, seededDatabase(which, seed, org.now()));
      writeSignInTables(org.db, signIn);
      org.schema.replaceAll(standardObjects());
      for (const name of Object.keys(org.settings)) Reflect.deleteProperty(org.settings, name);
      Object.assign(org.settings, defaultSettings(), options.settings);
      begin(org);
      for (const prepare of preparations) prepare();
    },
    close: () => void org.db.close(),
  };

  if (left) reopen(org);
  else begin(org);
  return org;
}

/** The org that the file holds; undefined where it holds none yet. */
function openLeft(dataFile: string): Database | undefined {
  mkdirSync(dirname(dataFile), { recursive: true });
  const db = open(dataFile);
  if (statement(db, "SELECT 1 FROM sqlite_master WHERE name = '_sequence'").get()) return db;
  db.close();
  return undefined;
}

/** A new org's database, in memory or in place of what the file holds, which nobody has open. */
function openSeeded(dataFile: string | undefined, seeded: Buffer): Database {
  if (dataFile !== undefined) writeFileSync(dataFile, seeded);
  return open(dataFile ?? seeded);
}

function open(file: string | Buffer): Database {
  const db = new SQLite(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = NORMAL");
  db.pragma("temp_store = MEMORY");
  return db;
}

/** Sets up what a new org has beside its seed. */
function begin(org: ResettableOrg): void {
  loadDefinitions(org);
  org.db.transaction(() => applySettings(org, org.settings))();
  org.accessVersion++;
}

/** Restores a stored org: its added objects and fields, and its settings. */
function reopen(org: ResettableOrg): void {
  createOrgTables(org.db);
  loadDefinitions(org);
  for (const object of org.schema.objects()) createTable(org.db, object);
  keepRoleGroups(org);
  loadSettings(org);
}

/** The objects that are not as the product brings them. */
function loadDefinitions({ db, schema }: ResettableOrg): void {
  const saved = statement(db, "SELECT definition FROM _definition").all() as { definition: string }[];
  for (const { definition } of saved) schema.define(JSON.parse(definition) as ObjectDefinition);
}
