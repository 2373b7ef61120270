import { isGrantable } from "./objectAccess.ts";
import type { FieldGrant, Permissions } from "./permissions.ts";
import type { FieldDefinition, Schema } from "../types.ts";

/**
 * Field-level security of one field. Parts of an address follow the address, because Setup has one row for
 * it.
 */
export function fieldAccess(
  schema: Schema,
  permissions: Permissions,
  object: string,
  name: string,
): FieldGrant {
  const field = schema.field(object, name);
  if (field === undefined) return { readable: false, editable: false };
  const granted = grantOf(schema, permissions, object, field);
  const override =
    overrideOf(permissions, object, field.name) ??
    overrideOf(permissions, object, securedBy(schema, object, field).name);
  return { ...granted, ...override };
}

function grantOf(
  schema: Schema,
  permissions: Permissions,
  object: string,
  field: FieldDefinition,
): FieldGrant {
  if (!field.permissionable || !isGrantable(schema, object)) return { readable: true, editable: true };
  const secured = securedBy(schema, object, field);
  return (
    permissions.fields.get(`${object}.${secured.name}`.toLowerCase()) ?? { readable: false, editable: false }
  );
}

/** The field whose security counts: the address for one of its parts, otherwise the field itself. */
export function securedBy(schema: Schema, object: string, field: FieldDefinition): FieldDefinition {
  const compound =
    field.compoundFieldName === null ? undefined : schema.field(object, field.compoundFieldName);
  return compound?.type === "address" ? compound : field;
}

function overrideOf(
  permissions: Permissions,
  object: string,
  field: string,
): Partial<FieldGrant> | undefined {
  const wanted = `${object}.${field}`.toLowerCase();
  const entries = Object.entries(permissions.overrides.fieldPermissions ?? {});
  return entries.find(([name]) => name.toLowerCase() === wanted)?.[1];
}
