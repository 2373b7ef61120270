import { createTable } from "../../storage/tables.ts";
import type { Org } from "../../types.ts";
import { territoryObjects } from "./territories.ts";

/**
 * Turns Sales Territories on or off, which Enterprise Territory Management is called now. Without them, an
 * org has none of their objects. (Object Reference, Territory2, UserTerritory2Association,
 * ObjectTerritory2Association: available only if Sales Territories has been enabled.)
 */
export function setSalesTerritories(org: Org, on: boolean): void {
  const objects = territoryObjects();
  if (on === (org.schema.object("Territory2") !== undefined)) return;
  if (on) {
    for (const object of objects) {
      org.schema.define(object);
      createTable(org.db, object);
    }
  } else {
    const names = new Set(objects.map(({ name }) => name));
    org.schema.replaceAll(org.schema.objects().filter(({ name }) => !names.has(name)));
  }
  // What users may see has changed.
  org.accessVersion++;
}
