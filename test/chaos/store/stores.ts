import type { ChaosStore } from "./chaosStore.ts";
import { postgresStore } from "./postgresStore.ts";
import { sqliteStore } from "./sqliteStore.ts";

export const stores = { sqlite: sqliteStore, postgres: postgresStore } satisfies Record<
  string,
  () => Promise<ChaosStore>
>;

export type StoreName = keyof typeof stores;
