import { urlFromPage } from "practice/router";
import { describeObject, query } from "./rest";

/**
 * Reads records as a table: `{label, columns: [{name, label}], rows: [{id, cells}], hasMore}`. `fields` are
 * API names; those of a parent have a dot (`Contact.Name`). Fields that the user may not see are left out, as
 * Lightning leaves them out.
 */
export async function readRecords({ objectName, fields, condition }) {
  const description = await describeObject(objectName);
  const columns = (await Promise.all(fields.map((name) => describeColumn(description, name)))).filter(
    Boolean,
  );
  const selected = new Set([
    "Id",
    ...columns.flatMap(({ path, display, recordPath }) => [path, display, recordPath]).filter(Boolean),
  ]);
  const { records, done, totalSize } = await query(
    `SELECT ${[...selected].join(", ")} FROM ${objectName} WHERE ${condition}`,
  );
  const limit = Number(/ LIMIT (\d+)/.exec(condition)?.[1] ?? Infinity);
  return {
    label: description.labelPlural,
    columns: columns.map(({ name, label }) => ({ name, label })),
    rows: records.map((record) => ({
      id: record.Id,
      cells: columns.map((column) => toCell(column, record, objectName)),
    })),
    hasMore: !done || totalSize >= limit,
  };
}

/** What to select for a field, and how to show it. Undefined where the user may not see it. */
async function describeColumn(description, name) {
  const [relationship, parentField] = name.split(".");
  if (parentField) {
    const lookup = [...description.fields.values()].find(
      ({ relationshipName }) => relationshipName === relationship,
    );
    const parent = lookup && (await describeObject(lookup.referenceTo[0]));
    const field = parent?.fields.get(parentField);
    return (
      field && {
        ...shape(field),
        name,
        path: name,
        recordPath: lookup.name,
        parentObject: lookup.referenceTo[0],
      }
    );
  }
  const field = description.fields.get(name);
  if (!field) {
    return undefined;
  }
  const display = field.type === "reference" ? `${field.relationshipName}.Name` : undefined;
  return { ...shape(field), name, path: name, display, parentObject: field.referenceTo?.[0] };
}

function shape({ label, type, nameField, scale }) {
  return { label: type === "reference" ? label.replace(/ ID$/, "") : label, type, isName: nameField, scale };
}

/** A field of a record, ready to be shown: `{name, label, type, value, text?, url?}`. */
function toCell(
  { name, label, type, isName, path, display, recordPath, parentObject, scale },
  record,
  objectName,
) {
  const value = follow(record, path);
  const text = display ? (follow(record, display) ?? value) : value;
  const target = linkTarget();
  const url = target?.recordId && urlFromPage({ type: "standard__recordPage", attributes: target });
  return { name, label, type, value, text, scale, url: url || undefined };

  function linkTarget() {
    if (type === "reference") return { objectApiName: parentObject, recordId: value };
    if (!isName) return undefined;
    return recordPath
      ? { objectApiName: parentObject, recordId: record[recordPath] }
      : { objectApiName: objectName, recordId: record.Id };
  }
}

function follow(record, path) {
  return path.split(".").reduce((value, key) => value?.[key], record) ?? null;
}
