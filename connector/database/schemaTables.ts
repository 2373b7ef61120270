import { is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import * as addedRoles from "./schema/addedRoles.ts";
import * as batchUndos from "./schema/batchUndos.ts";
import * as batches from "./schema/batches.ts";
import * as contacts from "./schema/contacts.ts";
import * as events from "./schema/events.ts";
import * as leads from "./schema/leads.ts";
import * as privacy from "./schema/privacy.ts";
import * as rehearsals from "./schema/rehearsals.ts";
import * as restores from "./schema/restores.ts";
import * as sessions from "./schema/sessions.ts";
import * as settings from "./schema/settings.ts";

const modules = [
  addedRoles,
  batchUndos,
  batches,
  contacts,
  events,
  leads,
  privacy,
  rehearsals,
  restores,
  sessions,
  settings,
];

/** All tables of the schema. */
export const schemaTables = (): SQLiteTable[] =>
  modules.flatMap((module) => Object.values<unknown>(module)).filter((value) => is(value, SQLiteTable));
