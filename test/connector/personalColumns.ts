/**
 * Every text column of the database, and above those that hold a person who reads them and for whom.
 * `person`: it may hold something of a person, in a row that goes with their lead. `searched`: it may name
 * anybody, belongs to no lead, and is searched for a person's name. `user`: something of a rep, which goes
 * with the rep. Otherwise why it never holds anything of one. The test names a column that is missing here: a
 * new one has to be thought about.
 */
export const columnsOfDatabase: Record<
  string,
  Record<string, "person" | "searched" | "user" | { never: string }>
> = {
  leads: {
    ...idsIn("id", "org_id", "owner_id", "changed_in"),
    // Screens, matching, the form, the match report: for the owner, and colleagues on a shared list.
    ...person("first_name", "last_name", "title", "company", "location", "email", "phone", "profile_url"),
    // Matching of people and accounts.
    ...person("source_name", "former_company", "company_domain"),
    // What changed of a list.
    ...person("earlier_title", "earlier_company", "earlier_company_domain"),
    // The search box.
    ...person("search_text"),
    country: { never: "one of ISO's codes, which goes with the lead's row" },
  },
  // Imports and matching.
  lead_profiles: { ...idsIn("org_id", "owner_id", "lead_id"), ...person("url") },
  lead_lists: {
    ...idsIn("id", "org_id", "owner_id", "runner", "import_key"),
    // Every screen of lists.
    name: "searched",
    format: { never: "the name of a layout" },
  },
  lead_list_members: idsIn("list_id", "lead_id"),
  lead_links: {
    ...idsIn("lead_id", "owner_id", "for_user", "record_id", "linked_by"),
    ...wordsIn("object", "origin"),
  },
  lead_rejections: {
    ...idsIn("lead_id", "record_id", "rejected_by"),
  },
  creations: {
    ...idsIn("id", "org_id", "user_id", "lead_id", "batch_id", "opportunity_id", "contact_id"),
    ...idsIn("opportunity_contact_role_id", "runner"),
    // Sending, and asking Salesforce what came of a lost answer; `problem` also the panel of the rep.
    ...person("request_digest", "external_id", "contact", "problem", "role"),
    ...sealedIn("idempotency_key"),
    ...wordsIn("state"),
    month: { never: "a month" },
    earlier_undos: { never: "instants" },
  },
  added_roles: {
    ...idsIn("id", "org_id", "user_id", "lead_id", "contact_id", "opportunity_id"),
    ...idsIn("opportunity_contact_role_id", "runner"),
    ...sealedIn("idempotency_key", "request_digest"),
    ...wordsIn("state"),
    problem: { never: "a code and a reason, without what Salesforce said" },
  },
  column_choices: {
    ...idsIn("org_id", "user_id"),
    ...sealedIn("shape"),
    columns: { never: "which column has what" },
  },
  creation_counts: {
    ...idsIn("org_id", "user_id"),
    ...wordsIn("outcome"),
    month: { never: "a month" },
  },
  restores: idsIn("id"),
  connector_keys: { runner: { never: "a connector's id" }, key_ids: { never: "names of keys" } },
  restore_answers: idsIn("restore_id", "org_id", "user_id"),
  batches: {
    ...idsIn("id", "org_id", "user_id", "list_id"),
    // The form of each row, for the batch's rep.
    defaults: "searched",
    ...sealedIn("idempotency_key", "request_digest"),
    ...wordsIn("state"),
    problem: { never: "a code and a reason with our own words, without what Salesforce said" },
  },
  batch_rows: {
    ...idsIn("batch_id", "lead_id", "account_id", "opportunity_id", "creation_id", "contact_id"),
    ...idsIn("request_id"),
    // The row's page, retries and causes of failure, for the batch's rep.
    ...person("contact", "problem", "role"),
    ...wordsIn("state"),
  },
  batch_undos: {
    ...idsIn("batch_id", "org_id", "user_id"),
    ...wordsIn("state"),
    problem: { never: "a code and a reason with our own words, without what Salesforce said" },
  },
  batch_undo_rows: {
    ...idsIn("batch_id", "creation_id", "lead_id", "contact_id", "by_user_id", "owner_id"),
    ...wordsIn("outcome", "reason"),
    object: { never: "the API name of an object" },
  },
  rehearsals: {
    ...idsIn("id", "org_id", "user_id", "list_id", "made_ids"),
    defaults: "searched",
    ...sealedIn("idempotency_key", "request_digest"),
    ...wordsIn("state"),
    problem: { never: "a code and a reason with our own words, without what Salesforce said" },
  },
  rehearsal_rows: {
    ...idsIn("rehearsal_id", "lead_id", "account_id", "opportunity_id"),
    ...person("contact", "problem", "role"),
    ...wordsIn("state"),
  },
  users: {
    ...idsIn("id", "org_id"),
    // The header, usage, team and timeline; dates; quotas: for the user and admins.
    ...user("username", "display_name", "time_zone", "permission_sets"),
  },
  sign_in_refusals: { ...idsIn("user_id", "org_id"), ...user("problem") },
  grants: {
    ...idsIn("id", "user_id", "org_id", "renewer"),
    instance_url: { never: "the org's address" },
    ...sealedIn("sealed_access_token", "sealed_refresh_token"),
  },
  sessions: {
    ...idsIn("id", "user_id", "org_id", "grant_id", "viewer"),
    ...sealedIn("token_hash"),
    origin: { never: "the org's address" },
  },
  sign_ins: {
    ...idsIn("id", "grant_id"),
    ...sealedIn("code_challenge", "sealed_panel_code"),
    origin: { never: "the org's address" },
    ...wordsIn("prompt", "status"),
    failure: { never: "about a sign-in, and swept within 20 minutes" },
  },
  sign_in_attempts: {
    ...idsIn("id", "sign_in_id"),
    ...sealedIn("state_hash", "browser_secret_hash", "sealed_verifier", "code_hash"),
    ...wordsIn("status"),
  },
  orgs: {
    ...idsIn("id"),
    name: { never: "the org's name" },
    instance_url: { never: "the org's address" },
    time_zone: { never: "the org's time zone" },
  },
  org_binding: { ...idsIn("org_id", "bound_by_user_id"), ...wordsIn("state"), ...user("bound_by_username") },
  settings: {
    ...idsIn("org_id"),
    values: {
      never:
        "numbers, Lead Sources that the org has, lists and users by id, permission sets by API name: others are refused",
    },
  },
  settings_changes: {
    ...idsIn("org_id", "user_id"),
    ...user("username"),
    ...wordsIn("setting"),
    before: { never: "a setting's value, in which users stand by id" },
    after: { never: "a setting's value, in which users stand by id" },
  },
  events: {
    ...idsIn("org_id", "user_id", "request_id", "trace_id", "batch_id", "list_id", "lead_id"),
    ...idsIn("creation_id", "contact_id"),
    ...wordsIn("event", "code", "reason"),
    details: { never: "the other fields of a line in the log, which has nothing of anybody" },
  },
  erased_people: {
    ...idsIn("org_id", "erasure_id"),
    ...sealedIn("hash"),
    ...wordsIn("kind"),
  },
  erasure_key: sealedIn("sealed_key"),
  __drizzle_migrations: { hash: { never: "a migration's hash" } },
};

function person<Column extends string>(...columns: Column[]) {
  return Object.fromEntries(columns.map((column) => [column, "person" as const]));
}

function user<Column extends string>(...columns: Column[]) {
  return Object.fromEntries(columns.map((column) => [column, "user" as const]));
}

function neverIn(never: string, columns: string[]) {
  return Object.fromEntries(columns.map((column) => [column, { never }]));
}

function idsIn(...columns: string[]) {
  return neverIn("an id", columns);
}

function wordsIn(...columns: string[]) {
  return neverIn("one of the connector's or the org's words", columns);
}

function sealedIn(...columns: string[]) {
  return neverIn("sealed or hashed with a secret", columns);
}
