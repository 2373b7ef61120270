/** The REST API of the org. The page's server forwards the calls with the user's token. */
const base = "/services/data/v67.0";
const descriptions = new Map();
const changeCallbacks = new Set();

/** A refusal by Salesforce, with the org's own message. */
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

/** Creates a record and announces it to the components that show records. Resolves to `{id}`. */
export async function create(objectName, values) {
  const created = await request(`/sobjects/${objectName}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(values),
  });
  announceChange();
  return created;
}

/** Calls the API. Where the session has ended, it reloads the page, which leads to the login and back. */
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

/** Announces that records have changed, so that components read them again. */
export function announceChange() {
  changeCallbacks.forEach((callback) => callback());
}

/** Calls back whenever records have changed. Returns a function that ends the subscription. */
export function onRecordsChange(callback) {
  changeCallbacks.add(callback);
  return () => changeCallbacks.delete(callback);
}
