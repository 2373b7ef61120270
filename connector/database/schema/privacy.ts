import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** What an erased person is recognized by. A name is one with a company. */
const identityKinds = ["publicProfile", "memberProfile", "salesProfile", "email", "name"] as const;

export type IdentityKind = (typeof identityKinds)[number];

/** People who were erased on request, by keyed hashes. Without the key they tell nothing about anybody. */
export const erasedPeople = sqliteTable(
  "erased_people",
  {
    /** Counted, so that none is given twice. */
    number: integer().primaryKey({ autoIncrement: true }),
    orgId: text("org_id").notNull(),
    /** HMAC-SHA256 of org, kind and value. */
    hash: text("hash").notNull(),
    kind: text("kind", { enum: identityKinds }).notNull(),
    /** The hashes of one erasure belong together. */
    erasureId: text("erasure_id").notNull(),
    erasedAt: integer("erased_at", { mode: "timestamp_ms" }).notNull(),
  },
  (table) => [
    uniqueIndex("erased_people_hash").on(table.orgId, table.hash, table.erasureId),
    index("erased_people_by_erasure").on(table.erasureId),
  ],
);

/**
 * The key of these hashes, sealed by the vault: rotating the vault's keys seals it again and leaves the
 * hashes as they are. It has one row at most, `id` 1.
 */
export const erasureKey = sqliteTable("erasure_key", {
  id: integer("id").primaryKey(),
  sealedKey: text("sealed_key").notNull(),
});
