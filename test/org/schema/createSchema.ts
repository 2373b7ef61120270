import { isServedBy } from "./isServedBy.ts";
import type { ChildRelationship, FieldDefinition, ObjectDefinition, Schema } from "../types.ts";

interface Entry {
  object: ObjectDefinition;
  fields: Map<string, FieldDefinition>;
}

/** The org's objects, looked up by name without regard to case. */
export function createSchema(objects: ObjectDefinition[]): Schema {
  const entries = new Map<string, Entry>();
  const byPrefix = new Map<string, ObjectDefinition>();
  let version = 0;
  let childrenAreCurrent = false;

  const changed = (entry: Entry) => {
    entry.fields = new Map(entry.object.fields.map((field) => [field.name.toLowerCase(), field]));
    version++;
    childrenAreCurrent = false;
  };

  const define = (object: ObjectDefinition) => {
    const entry = { object, fields: new Map() };
    entries.set(object.name.toLowerCase(), entry);
    if (object.keyPrefix !== null) byPrefix.set(object.keyPrefix, object);
    changed(entry);
  };

  const existing = (name: string): Entry => {
    const entry = entries.get(name.toLowerCase());
    if (entry === undefined) throw new Error(`The practice org has no object ${name}`);
    return entry;
  };

  const current = () => {
    if (!childrenAreCurrent) {
      relateChildren([...entries.values()].map((entry) => entry.object));
      childrenAreCurrent = true;
    }
    return entries;
  };

  for (const object of objects) define(object);

  return {
    get version() {
      return version;
    },
    objects: () => [...current().values()].map((entry) => entry.object),
    object: (name) => current().get(name.toLowerCase())?.object,
    field: (object, name) => entries.get(object.toLowerCase())?.fields.get(name.toLowerCase()),
    byKeyPrefix: (prefix) => {
      current();
      return byPrefix.get(prefix);
    },
    replaceAll(objects) {
      entries.clear();
      byPrefix.clear();
      for (const object of objects) define(object);
    },
    define,
    addFields(name, fields, after) {
      const entry = existing(name);
      const added = new Set(fields.map((field) => field.name.toLowerCase()));
      const kept = entry.object.fields.filter((field) => !added.has(field.name.toLowerCase()));
      const at = after === undefined ? -1 : kept.findIndex((field) => field.name === after);
      kept.splice(at < 0 ? kept.length : at + 1, 0, ...fields);
      entry.object.fields = kept;
      changed(entry);
    },
    removeFields(name, names) {
      const entry = existing(name);
      entry.object.fields = entry.object.fields.filter((field) => !names.includes(field.name));
      changed(entry);
    },
  };
}

/** Every lookup that the data API serves adds a child relationship to its target. */
function relateChildren(objects: ObjectDefinition[]): void {
  const byName = new Map(objects.map((object) => [object.name, object]));
  for (const object of objects) object.childRelationships = [];
  for (const object of objects.filter((each) => isServedBy(each, "data"))) {
    for (const field of object.fields) {
      for (const target of field.referenceTo) {
        byName.get(target)?.childRelationships.push(childRelationship(object, field));
      }
    }
  }
  for (const object of objects) object.childRelationships.sort(byChildThenField);
}

function childRelationship(object: ObjectDefinition, field: FieldDefinition): ChildRelationship {
  return {
    childObject: object.name,
    field: field.name,
    relationshipName: field.child?.name ?? null,
    cascadeDelete: field.child?.cascadeDelete ?? false,
    restrictedDelete: field.child?.restrictedDelete ?? false,
  };
}

const byChildThenField = (a: ChildRelationship, b: ChildRelationship) =>
  a.childObject === b.childObject ? (a.field < b.field ? -1 : 1) : a.childObject < b.childObject ? -1 : 1;
