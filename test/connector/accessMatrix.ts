/** What an operation is asked about: all of it made by the owner, in a list that is shared or is not. */
export interface Made {
  listId: string;
  leadId: string;
  /** A contact in Salesforce with the lead's name. */
  recordId: string;
  accountId: string;
  opportunityId: string;
  /** Of POST /v1/contacts, with nothing wrong in it. */
  creation: unknown;
  /** Texts that nobody who is refused may read. */
  secrets: string[];
  /** A batch that has ended, with the lead in it. */
  batchId?: string;
  /** A rehearsal that has ended, with the lead in it. */
  rehearsalId?: string;
  creationId?: string;
  signInId?: string;
  /** An import that runs. */
  importId?: string;
}

export type Kind = "nothing" | "lead" | "batch" | "rehearsal" | "creation" | "signIn" | "import";

/** Statuses for everybody but the owner. */
interface Others {
  colleague: number;
  /** May read in Salesforce, and create nothing there. */
  reader: number;
  /** An admin of Crosswalk and of the org, who owns nothing of it. */
  admin: number;
}

export interface Expectation {
  kind: Kind;
  /** Values of the path's parameters, then query and body. */
  params?: (made: Made) => Record<string, string>;
  query?: string;
  body?: (made: Made) => unknown;
  /** Nobody signed in, and a session that has expired. */
  outside: number;
  /** A session sent from another origin than it was given to. */
  elsewhere: number;
  owner: number;
  /** On the owner's list where it is shared, and where it is not; of `nothing` only the first is asked. */
  shared: Others;
  unshared: Others;
  /** It ends the session that it is asked with. */
  endsSession?: true;
}

type Request = Pick<Expectation, "params" | "query" | "body" | "endsSession">;

const all = (status: number): Others => ({ colleague: status, reader: status, admin: status });

const forEverybody = (status: number, kind: Kind, request: Request = {}): Expectation => ({
  kind,
  ...request,
  outside: status,
  elsewhere: status,
  owner: status,
  shared: all(status),
  unshared: all(status),
});

const forUsers = (status: number, request: Request = {}): Expectation => ({
  ...forEverybody(status, "nothing", request),
  outside: 401,
  elsewhere: 401,
});

const forAdmins = (status: number, request: Request = {}): Expectation => ({
  ...forUsers(403, request),
  shared: { ...all(403), admin: status },
});

/** For lists and leads: unless shared, they do not exist for others, admins included. */
const forSharers = (
  status: number,
  request: Request,
  shared: Partial<Others> | number = status,
): Expectation => ({
  kind: "lead",
  ...request,
  outside: 401,
  elsewhere: 401,
  owner: status,
  shared: typeof shared === "number" ? all(shared) : { ...all(status), ...shared },
  unshared: all(404),
});

/** It never exists for others, even if the list is shared. */
const forOwnerAlone = (status: number, kind: Kind, request: Request): Expectation => ({
  ...forSharers(status, request, 404),
  kind,
});

const ofList = { params: ({ listId }: Made) => ({ id: listId }) };
const ofLead = { params: ({ leadId }: Made) => ({ id: leadId }) };
const ofRecord = { params: ({ leadId, recordId }: Made) => ({ id: leadId, recordId }) };
const ofBatch = { params: ({ batchId = "" }: Made) => ({ id: batchId }) };
const ofRehearsal = { params: ({ rehearsalId = "" }: Made) => ({ id: rehearsalId }) };
const ofRow = { params: ({ batchId = "", leadId }: Made) => ({ id: batchId, leadId }) };
const ofCreation = { params: ({ creationId = "" }: Made) => ({ creationId }) };
const ofImport = { params: ({ importId = "" }: Made) => ({ id: importId }) };
const linkBody = { body: ({ recordId }: Made) => ({ recordId }) };

/**
 * Who may do what, by operation of /openapi.json. The test fails for operations missing here or gone from the
 * API.
 */
export const accessMatrix: Record<string, Expectation> = {
  "GET /healthz": forEverybody(200, "nothing"),
  "GET /readyz": forEverybody(200, "nothing"),
  // There is nothing where no METRICS_TOKEN is set.
  "GET /metrics": forEverybody(404, "nothing"),
  "GET /oauth/callback": forEverybody(400, "nothing"),
  // It leads on to Salesforce's own page.
  "GET /oauth/start/{id}": forEverybody(200, "signIn", {
    params: ({ signInId = "" }) => ({ id: signInId }),
  }),
  "POST /v1/sign-ins": {
    ...forEverybody(201, "nothing", { body: () => ({ codeChallenge: "c".repeat(43) }) }),
    elsewhere: 400,
  },
  "GET /v1/sign-ins/{id}": forEverybody(200, "signIn", {
    params: ({ signInId = "" }) => ({ id: signInId }),
  }),
  "POST /v1/sessions": forEverybody(400, "signIn", {
    body: ({ signInId }) => ({ signInId, code: "AAAA-BBBB-CCCC", codeVerifier: "v".repeat(43) }),
  }),
  "GET /v1/sessions/current": forUsers(200),
  "DELETE /v1/sessions/current": forUsers(204, { endsSession: true }),
  "GET /v1/connection": forUsers(200),
  "GET /v1/connection/diagnosis": forUsers(200),
  "GET /v1/org-binding": forAdmins(200),
  // The org is bound by configuration, which nobody changes from here.
  "POST /v1/org-binding/confirm": forAdmins(400),
  "DELETE /v1/org-binding": forAdmins(400),
  "GET /v1/settings": forAdmins(200),
  "PUT /v1/settings": forAdmins(200, {
    body: () => ({ createContacts: true, leadSource: { default: "Other" } }),
  }),
  "GET /v1/settings/options": forUsers(200),
  "GET /v1/settings/quota-owners": forAdmins(200),
  "GET /v1/settings/changes": forAdmins(200),
  "GET /v1/usage": forAdmins(200),
  "GET /v1/usage.csv": forAdmins(200),
  "GET /v1/usage/failures": forAdmins(200),
  "GET /v1/usage/failure-causes": forAdmins(200),
  "GET /v1/usage/failures.csv": forAdmins(200),
  "GET /v1/erased-people": forAdmins(200),
  "POST /v1/erasures/find": forAdmins(200, { body: () => ({ email: "nobody@contoso.example" }) }),
  "POST /v1/erasures": forAdmins(200, {
    body: () => ({ email: "nobody@contoso.example", blanksTexts: false }),
  }),
  "POST /v1/erasures/export": forAdmins(200, { body: () => ({ email: "nobody@contoso.example" }) }),
  "POST /v1/erased-people/lift": forAdmins(200, { body: () => ({ email: "nobody@contoso.example" }) }),
  "GET /v1/timeline": forAdmins(200, { query: "at=2026-03-01T10:32:00Z" }),
  "GET /v1/timeline.csv": forAdmins(200, { query: "at=2026-03-01T10:32:00Z" }),
  "GET /v1/team-diagnosis": forAdmins(200),
  "GET /v1/team-diagnosis.csv": forAdmins(200),
  "GET /v1/accounts": forUsers(200, { query: "q=North" }),
  "GET /v1/accounts/{id}/opportunities": forUsers(200, {
    params: ({ accountId }) => ({ id: accountId }),
  }),
  "GET /v1/accounts/{id}/people": forUsers(200, { params: ({ accountId }) => ({ id: accountId }) }),
  "GET /v1/opportunities/{id}/buying-group": forUsers(200, {
    params: ({ opportunityId }) => ({ id: opportunityId }),
  }),
  "GET /v1/records/{id}/lead": forUsers(200, { params: ({ recordId }) => ({ id: recordId }) }),
  "GET /v1/lookups/{object}": forUsers(200, { params: () => ({ object: "Account" }) }),

  "POST /v1/lead-lists": forUsers(201, {
    body: () => ({ name: "Mine", leads: [{ firstName: "Ina", lastName: "Fressen" }] }),
  }),
  "POST /v1/lead-lists/preview": forUsers(200, { body: () => "Name,Company\nIna Fressen,Nord\n" }),
  "POST /v1/pasted-leads": forUsers(200, { body: () => ({ text: "Ina Fressen, Nord" }) }),
  "GET /v1/leads": forUsers(200, { query: "q=Quinn" }),
  "POST /v1/leads": forUsers(201, { body: () => ({ leads: [{ firstName: "Ina", lastName: "Fressen" }] }) }),
  "GET /v1/imports": forUsers(200),
  "DELETE /v1/imports/{id}": forOwnerAlone(204, "import", ofImport),
  "GET /v1/lead-lists": forUsers(200),
  "GET /v1/lead-lists/{id}": forSharers(200, ofList),
  "PATCH /v1/lead-lists/{id}": forSharers(200, { ...ofList, body: () => ({ name: "Renamed" }) }, 403),
  "DELETE /v1/lead-lists/{id}": forSharers(204, ofList, 403),
  "GET /v1/lead-lists/{id}/leads": forSharers(200, ofList),
  "GET /v1/lead-lists/{id}/lead-ids": forSharers(200, ofList),
  // What the owner's lists said before is nobody else's.
  "GET /v1/lead-lists/{id}/changes": forSharers(200, ofList, 403),
  "GET /v1/lead-lists/{id}/match-report": forSharers(200, ofList),
  "POST /v1/lead-lists/{id}/match-report": forSharers(200, ofList),
  "GET /v1/lead-lists/{id}/match-report.csv": forSharers(200, ofList),
  "GET /v1/leads/{id}": forSharers(200, ofLead),
  "GET /v1/leads/{id}/matches": forSharers(200, ofLead),
  // Nobody has linked the lead: only who sees it is told so.
  "POST /v1/leads/{id}/roles": forSharers(400, {
    ...ofLead,
    body: () => ({ opportunityId: "006000000000001AAA" }),
  }),
  "GET /v1/leads/{id}/roles/{additionId}": forSharers(404, {
    params: ({ leadId }) => ({ id: leadId, additionId: "unknown" }),
  }),
  "GET /v1/leads/{id}/record": forSharers(200, ofLead),
  "GET /v1/leads/{id}/draft": forSharers(200, ofLead),
  "PUT /v1/leads/{id}/link": forSharers(200, { ...ofLead, ...linkBody }),
  "DELETE /v1/leads/{id}/link": forSharers(200, ofLead),
  "PUT /v1/leads/{id}/rejections/{recordId}": forSharers(204, ofRecord),
  "DELETE /v1/leads/{id}/rejections/{recordId}": forSharers(204, ofRecord),

  "POST /v1/contacts": forSharers(201, { body: ({ creation }) => creation }, { reader: 403 }),
  "GET /v1/contacts/{creationId}": forOwnerAlone(200, "creation", ofCreation),
  "DELETE /v1/contacts/{creationId}": forOwnerAlone(200, "creation", ofCreation),
  "POST /v1/batch-reviews": forSharers(200, {
    body: ({ listId, leadId }) => ({ listId, leadIds: [leadId] }),
  }),
  "POST /v1/batches": forSharers(202, { body: ({ leadId }) => ({ rows: [{ leadId }] }) }),
  "GET /v1/batches": forUsers(200),
  "GET /v1/batches/{id}": forOwnerAlone(200, "batch", ofBatch),
  // It has ended: who may not see it is not even told so.
  "POST /v1/batches/{id}/cancel": forOwnerAlone(400, "batch", ofBatch),
  "POST /v1/batches/{id}/resume": forOwnerAlone(400, "batch", ofBatch),
  "POST /v1/batches/{id}/retry": forOwnerAlone(200, "batch", ofBatch),
  "POST /v1/rehearsals": forSharers(202, { body: ({ leadId }) => ({ rows: [{ leadId }] }) }),
  "GET /v1/rehearsals/{id}": forOwnerAlone(200, "rehearsal", ofRehearsal),
  "POST /v1/rehearsals/{id}/cancel": forOwnerAlone(400, "rehearsal", ofRehearsal),
  "GET /v1/rehearsals/{id}/rows": forOwnerAlone(200, "rehearsal", ofRehearsal),
  "GET /v1/rehearsals/{id}/failures": forOwnerAlone(200, "rehearsal", ofRehearsal),
  "GET /v1/rehearsals/{id}/rows.csv": forOwnerAlone(200, "rehearsal", ofRehearsal),
  "GET /v1/batches/{id}/rows": forOwnerAlone(200, "batch", ofBatch),
  "GET /v1/batches/{id}/rows.csv": forOwnerAlone(200, "batch", ofBatch),
  "GET /v1/batches/{id}/undo": forOwnerAlone(200, "batch", ofBatch),
  "POST /v1/batches/{id}/undo": forOwnerAlone(400, "batch", ofBatch),
  "POST /v1/batches/{id}/undo/cancel": forOwnerAlone(404, "batch", ofBatch),
  "POST /v1/batches/{id}/undo/resume": forOwnerAlone(404, "batch", ofBatch),
  "POST /v1/batches/{id}/undo/retry": forOwnerAlone(404, "batch", ofBatch),
  "GET /v1/batches/{id}/undo/rows": forOwnerAlone(404, "batch", ofBatch),
  "GET /v1/batches/{id}/undo/rows.csv": forOwnerAlone(404, "batch", ofBatch),
  "GET /v1/batches/{id}/failures": forOwnerAlone(200, "batch", ofBatch),
  "GET /v1/batches/{id}/rows/{leadId}/draft": forOwnerAlone(200, "batch", ofRow),
  "PUT /v1/batches/{id}/rows/{leadId}/link": forOwnerAlone(204, "batch", { ...ofRow, ...linkBody }),
};
