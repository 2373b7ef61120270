/** The org's REST API under the page's user, through the page's server. */
const base = "/services/data/v67.0";
const descriptions = new Map();
const changeCallbacks = new Set();

/** Salesforce's refusal: `message` is the org's own. */
export class SalesforceRefusal extends Error {
  constructor(status, errors) {
    super(errors.map(({ message }) => message).join(" ") || `Salesforce answered ${status}.`);
    this.name = "SalesforceRefusal";
    this.errorCode = errors[0]?.errorCode;
  }
}

export function get(path) {
  return request(path);
}

/** Creates a record and says so to whatever shows records; answers `{id}`. */
export async function create(objectName, values) {
  const created = await request(`/sobjects/${objectName}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(values),
  });
  announceChange();
  return created;
}

/** Where the page's session has ended, loads the page again: that leads to the login page and back. */
async function request(path, options) {
  const response = await fetch(base + path, options);
  if (response.status === 401) {
    window.location.reload();
  }
  const body = await response.json();
  if (!response.ok) {
    throw new SalesforceRefusal(response.status, Array.isArray(body) ? body : []);
  }
  return body;
}

export function query(soql) {
  return get(`/query?q=${encodeURIComponent(soql)}`);
}

/** What the user may see of an object: its label, and its fields by name. */
export function describeObject(objectName) {
  if (!descriptions.has(objectName)) {
    const description = get(`/sobjects/${objectName}/describe`).then(({ label, labelPlural, fields }) => ({
      label,
      labelPlural,
      fields: new Map(fields.map((field) => [field.name, field])),
    }));
    description.catch(() => descriptions.delete(objectName));
    descriptions.set(objectName, description);
  }
  return descriptions.get(objectName);
}

/** Text as a SOQL literal. */
export function quote(text) {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}

/** Says that records have changed, so that what shows them reads them again. */
export function announceChange() {
  changeCallbacks.forEach((callback) => callback());
}

/** Calls back whenever records have changed; returns what ends the subscription. */
export function onRecordsChange(callback) {
  changeCallbacks.add(callback);
  return () => changeCallbacks.delete(callback);
}
