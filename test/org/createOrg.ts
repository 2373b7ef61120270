import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import SQLite from "better-sqlite3";
import { createSchema } from "./schema/createSchema.ts";
import { standardObjects } from "./schema/objects/standardObjects.ts";
import { seedOrg } from "./seed/seedOrg.ts";
import { orgIdentity } from "./seed/orgIdentity.ts";
import { keepRoleGroups } from "./sharing/keepRoleGroups.ts";
import { applySettings, defaultSettings, loadSettings } from "./settings.ts";
import { createOrgTables } from "./storage/createOrgTables.ts";
import { statement } from "./storage/statement.ts";
import { createTable, dropAllTables } from "./storage/tables.ts";
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
  const which = options.which ?? "main";
  if (options.dataFile !== undefined) mkdirSync(dirname(options.dataFile), { recursive: true });
  const db = new SQLite(options.dataFile ?? ":memory:");
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = NORMAL");
  db.pragma("temp_store = MEMORY");

  const preparations: (() => void)[] = [];
  const org: ResettableOrg = {
    ...orgIdentity(which),
    which,
    instanceUrl: options.instanceUrl ?? "http://localhost:4001",
    db,
    schema: createSchema(standardObjects()),
    settings: { ...defaultSettings(), ...options.settings },
    now: options.now ?? (() => new Date()),
    accessVersion: 0,
    whenSeeded(prepare) {
      preparations.push(prepare);
      prepare();
    },
    reset(seed = "default") {
      dropAllTables(db);
      org.schema.replaceAll(standardObjects());
      for (const name of Object.keys(org.settings)) Reflect.deleteProperty(org.settings, name);
      Object.assign(org.settings, defaultSettings(), options.settings);
      build(org, seed);
      for (const prepare of preparations) prepare();
    },
    close: () => void db.close(),
  };

  const isNew = statement(db, "SELECT 1 FROM sqlite_master WHERE name = '_sequence'").get() === undefined;
  if (isNew) build(org, options.seed ?? "default");
  else reopen(org);
  return org;
}

function build(org: ResettableOrg, seed: SeedName): void {
  org.db.transaction(() => {
    createOrgTables(org.db);
    for (const object of org.schema.objects()) createTable(org.db, object);
    seedOrg(org, org.which, seed);
    applySettings(org, org.settings);
  })();
  org.accessVersion++;
}

/** Restores a stored org: its added objects and fields, and its settings. */
function reopen(org: ResettableOrg): void {
  createOrgTables(org.db);
  const saved = statement(org.db, "SELECT definition FROM _definition").all() as { definition: string }[];
  for (const { definition } of saved) org.schema.define(JSON.parse(definition) as ObjectDefinition);
  for (const object of org.schema.objects()) createTable(org.db, object);
  keepRoleGroups(org);
  loadSettings(org);
}
