import SQLite from "better-sqlite3";
import { createSchema } from "../schema/createSchema.ts";
import { standardObjects } from "../schema/objects/standardObjects.ts";
import { defaultSettings } from "../settings.ts";
import { createOrgTables } from "../storage/createOrgTables.ts";
import { createTable } from "../storage/tables.ts";
import type { OrgName, SeedName } from "../types.ts";
import { orgIdentity } from "./orgIdentity.ts";
import { seedOrg } from "./seedOrg.ts";

/** The newest of each org and seed. Copying one takes a twentieth of the time of seeding. */
const kept = new Map<string, { hour: number; bytes: Buffer }>();

const hourMs = 3_600_000;

/**
 * The database file of a new org, with its tables and its seed, and without settings. Its times count from
 * the beginning of the hour, so that all orgs that are made within one are alike to the byte.
 */
export function seededDatabase(which: OrgName, seed: SeedName, now: Date): Buffer {
  const hour = Math.floor(now.getTime() / hourMs);
  const known = kept.get(`${which} ${seed}`);
  if (known?.hour === hour) return known.bytes;
  const bytes = seedDatabase(which, seed, new Date(hour * hourMs));
  kept.set(`${which} ${seed}`, { hour, bytes });
  return bytes;
}

/** The same, made anew, with times that count from `now`. */
function seedDatabase(which: OrgName, seed: SeedName, now: Date): Buffer {
  const db = new SQLite(":memory:");
  const schema = createSchema(standardObjects());
  db.transaction(() => {
    createOrgTables(db);
    for (const object of schema.objects()) createTable(db, object);
    seedOrg(
      {
        ...orgIdentity(which),
        which,
        instanceUrl: "",
        db,
        schema,
        settings: defaultSettings(),
        now: () => now,
        accessVersion: 0,
        whenSeeded: (prepare) => prepare(),
      },
      which,
      seed,
    );
  })();
  const bytes = db.serialize();
  db.close();
  return bytes;
}
