const NAMES = new Set(["FirstName", "LastName"]);

/** The rows that are always there: {key, rows}, with the names apart. */
export function groupsOf(rows) {
  return [
    { key: "name", rows: rows.filter(isName) },
    { key: "fields", rows: rows.filter((row) => !isName(row) && !isFolded(row)) },
  ];
}

/** The rows below More Fields: those that a contact can do without. */
export function foldedOf(rows) {
  return rows.filter(isFolded);
}

export function haveError(rows) {
  return rows.some(({ error }) => error);
}

/** Whether a row has a value that the draft has not. */
export function areTyped(rows, draft) {
  return rows.some(({ name, value }) => (value ?? "") !== "" && value !== draft.contact[name]);
}

function isName({ name }) {
  return NAMES.has(name);
}

function isFolded(row) {
  return !row.field.required && !isName(row);
}
