/** The fields that several people may have the same value of: an email address is one person's. */
export function sharedOf(fields) {
  return fields.filter(({ type }) => type !== "email");
}

/** The inputs for the fields at fault: each with what was typed, else with what was sent. */
export function inputsOf(fields, typed, sent) {
  return fields.map((field) => ({
    name: field.name,
    // A lead may keep the value for all.
    field: { ...field, required: false },
    options: field.options ?? [],
    value: typed[field.name] ?? sent[field.name] ?? "",
    isAccount: field.name === "AccountId",
    account: typed.account ?? null,
  }));
}

/** The values that hold for all; one that was cleared leaves each lead its own. */
export function typedOf(forAll) {
  return Object.fromEntries(Object.entries(forAll).filter(([, value]) => isFilled(value)));
}

/** The ids of the leads that a value for all is for: those with one of their own keep theirs. */
export function followersOf({ leadIds = [] }, value, ofLeads) {
  const names = Object.keys(value);
  return leadIds.filter((leadId) => !names.some((name) => isOwn(name, ofLeads[leadId]?.[name])));
}

/** The value for all; one that was cleared, undefined, leaves each lead its own. */
export function forAllOf(value) {
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, toForAll(name, one)]));
}

function toForAll(name, value) {
  return isOfAccount(name) || isFilled(value) ? value : undefined;
}

/** A lead's value, also an empty one: what is shown is what is sent. No contact goes without an account. */
export function ownOrForAll(value, forAll) {
  return Object.fromEntries(
    Object.entries(value).map(([name, own]) => [name, isOwn(name, own) ? own : (forAll[name] ?? own)]),
  );
}

function isOwn(name, value) {
  return isOfAccount(name) ? isFilled(value) : value !== undefined;
}

function isOfAccount(name) {
  return name === "AccountId" || name === "account";
}

/** What to send: the values for all leads of the cause, and those of single leads. */
export function toRetry({ cause }, forAll, ofLeads) {
  const contact = filled(forAll);
  const rows = Object.entries(ofLeads)
    .map(([leadId, values]) => ({ leadId, contact: ownOf(values) }))
    .filter((row) => Object.keys(row.contact).length);
  return {
    cause,
    ...(Object.keys(contact).length ? { contact } : {}),
    ...(rows.length ? { rows } : {}),
  };
}

/** `account` is what the picker shows, beside its id. */
function filled(values) {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => name !== "account" && isFilled(value)),
  );
}

function ownOf(values) {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => name !== "account" && isOwn(name, value)),
  );
}

function isFilled(value) {
  return value !== null && value !== undefined && String(value).trim() !== "";
}
