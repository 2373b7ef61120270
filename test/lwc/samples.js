/** Made-up answers of the connector, each in the shape its OpenAPI gives. */
export const quota = {
  month: "2026-11",
  limit: 1000,
  used: 42,
  remaining: 958,
  resetsAt: "2026-12-01T00:00:00Z",
  isProvisional: false,
  timeZone: "UTC",
};

export const connection = {
  user: {
    id: "005",
    username: "rep@practice.example",
    displayName: "Rita Rep",
  },
  org: {
    id: "00D000000000001AAA",
    name: "Practice",
    instanceUrl: "https://practice.example",
    isSandbox: true,
  },
  isAdmin: false,
  createContacts: true,
  leadSourceChosen: true,
  binding: "confirmed",
  quota,
  apiAllowance: { used: 100, limit: 15000, remaining: 14900 },
};

export const leadList = {
  id: "list-1",
  name: "Connections",
  leadCount: 2,
  linkedCount: 1,
  statuses: { likely: 0, possible: 0, new: 1, unknown: 0 },
  shared: false,
  isOwner: true,
  createdAt: "2026-11-20T10:00:00Z",
  format: "linkedin-connections",
};

export const lead = {
  id: "lead-1",
  firstName: "Ana",
  lastName: "Lindqvist",
  title: "Head of Procurement",
  company: "Northwind Energy",
  location: "Munich, Germany",
  country: "DE",
  email: null,
  phone: null,
  profileUrl: "https://www.linkedin.com/in/ana-lindqvist-example",
  crm: { status: "new" },
};

/** Somebody who has left, as GET …/changes shows it. */
export const changed = {
  lead: {
    id: "lead-1",
    firstName: "Ina",
    lastName: "Testmann",
    title: "Head of Supply",
    company: "Contoso",
    location: null,
    email: null,
    phone: null,
  },
  before: { title: "Buyer", company: "Northwind Energy" },
  toldBy: "import",
  contact: {
    id: "003000000000001AAA",
    name: "Ina Testmann",
    account: { id: "001000000000001AAA", name: "Northwind Energy" },
    url: "https://org.example/lightning/r/Contact/003000000000001AAA/view",
    opportunities: [
      {
        id: "006000000000001AAA",
        name: "Turbines",
        url: "https://org.example/lightning/r/Opportunity/006000000000001AAA/view",
      },
    ],
  },
  newAccount: { id: "001000000000002AAA", name: "Contoso GmbH" },
};

export const listChanges = {
  comparedWith: { id: "list-0", name: "Connections of spring", createdAt: "2026-05-20T10:00:00Z" },
  isComparedWithCrm: true,
  counts: { leftCompany: 2, newTitle: 1, new: 1, gone: 0 },
  items: [changed],
  nextCursor: null,
  total: 2,
};

export const match = {
  recordId: "003000000000001AAA",
  object: "Contact",
  name: "Ana Lindqvist",
  title: "Buyer",
  company: "Northwind Energy",
  accountId: null,
  email: "ana@northwind.example",
  phone: null,
  city: "Munich",
  country: "Germany",
  owner: "Robin Keller",
  lastActivity: "2024-05-01",
  left: null,
  level: "likely",
  probability: 0.9,
  reasons: [{ code: "match-name", text: "Same first and last name" }],
  url: "https://practice.example/lightning/r/Contact/003000000000001AAA/view",
};

export const account = {
  id: "001000000000001AAA",
  name: "Northwind Energy",
  industry: "Energy",
  city: "Munich",
  country: "Germany",
  countryCode: null,
  website: null,
  owner: "Rita Rep",
};

export const opportunity = {
  id: "006000000000001AAA",
  name: "Grid renewal",
  stage: "Negotiation",
  closeDate: "2027-01-31",
  amount: 250000,
  currency: "EUR",
};

/** The record of a linked lead. */
export const linkedRecord = {
  recordId: "003000000000001AAA",
  object: "Contact",
  name: "Ana Lindqvist",
  title: "Buyer",
  owner: "Rita Rep",
  lastActivity: "2026-11-03",
  account: { id: account.id, name: account.name },
  canAddRole: true,
  roleOptions: [
    { value: "Evaluator", label: "Evaluator" },
    { value: "Influencer", label: "Influencer" },
  ],
  opportunities: [
    { ...opportunity, roles: ["Evaluator"] },
    { ...opportunity, id: "006000000000002AAA", name: "Rollout", roles: [] },
  ],
};

export function field(name, properties = {}) {
  return {
    name,
    label: name,
    labelSaid: null,
    help: null,
    type: "text",
    required: true,
    editable: true,
    reason: null,
    maxLength: 80,
    scale: null,
    options: null,
    controller: null,
    referenceTo: null,
    source: null,
    ...properties,
  };
}

export const draft = {
  leadId: "lead-1",
  fields: [
    field("FirstName"),
    field("LastName"),
    field("AccountId", { type: "lookup" }),
    field("Title"),
    field("MailingCountry"),
    field("Email", { type: "email", required: false }),
  ],
  contact: {
    FirstName: "Ana",
    LastName: "Lindqvist",
    Title: "Head of Procurement",
    MailingCountry: "Germany",
  },
  account: {
    company: "Northwind Energy",
    suggestions: [],
    selected: account,
    newAccountUrl: "https://practice.example/lightning/o/Account/new",
    opportunities: null,
  },
  leftOut: [],
  roles: [{ value: "Evaluator", label: "Evaluator" }],
  leadSource: "LinkedIn",
  canCreate: true,
  blockers: [],
};

export const created = {
  creationId: "creation-1",
  contactId: "003000000000009AAA",
  name: "Ana Lindqvist",
  url: "https://practice.example/lightning/r/Contact/003000000000009AAA/view",
  undoSeconds: 600,
  quota: { ...quota, used: 43, remaining: 957 },
};

const sameName = { code: "account-name", text: "Same name" };
export const proposal = { ...account, reasons: [sameName], isExact: true };

export const review = {
  leadCount: 4,
  canRehearse: false,
  groups: [
    {
      key: "northwindenergy",
      company: "Northwind Energy",
      accountId: account.id,
      proposals: [proposal],
      leads: [
        { leadId: "lead-1", name: "Ana Lindqvist", title: "Buyer", location: "Munich", missing: [] },
        { leadId: "lead-2", name: "Ben Okafor", title: null, location: null, missing: ["Title"] },
        { leadId: "lead-3", name: "Cem Yildiz", title: "Planner", location: "Vienna", missing: [] },
      ],
    },
    {
      key: "zzyzx",
      company: "Zzyzx Laboratories",
      accountId: null,
      proposals: [],
      leads: [{ leadId: "lead-4", name: "Dana Roth", title: "Chemist", location: "Graz", missing: [] }],
    },
  ],
  skipped: [
    {
      leadId: "lead-3",
      name: "Cem Yildiz",
      title: "Planner",
      company: "Northwind Energy",
      status: "likely",
      canTakeBack: true,
      matches: [match],
    },
    {
      leadId: "lead-5",
      name: "Eva Moreau",
      title: null,
      company: null,
      status: "linked",
      canTakeBack: false,
      matches: [
        {
          ...match,
          level: "linked",
          name: "Eva Moreau",
          reasons: [{ code: "match-linked", text: "Linked manually on Nov 20, 2026" }],
        },
      ],
    },
  ],
  opportunities: { [account.id]: [opportunity] },
  fields: [field("Title"), field("MailingCountry")],
  leftOut: [],
  roles: [{ value: "Evaluator", label: "Evaluator" }],
  newAccountUrl: "https://practice.example/lightning/o/Account/new",
  leadSource: "LinkedIn",
  canCreate: true,
  blockers: [],
  quota,
  cost: {
    contactsPerCall: 200,
    contactsWithRolePerCall: 75,
    allowance: { used: 100, limit: 1000, remaining: 900, ceilingPercent: 80, leftForBatches: 700 },
  },
};

export const batch = {
  id: "batch-1",
  listId: "list-1",
  listName: "Connections",
  state: "running",
  counts: { total: 300, created: 75, failed: 0, skipped: 0, unknown: 0, waiting: 225 },
  roles: 17,
  inFlight: 75,
  apiCalls: 3,
  ratePerMinute: 600,
  etaSeconds: 25,
  problem: null,
  resumeAt: null,
  createdAt: "2026-11-24T10:00:00Z",
  finishedAt: null,
  undo: null,
};

export const failureCause = {
  cause: "cause-1",
  count: 2,
  problem: {
    code: "validation-failed",
    title: "Salesforce did not accept the contact",
    detail: "Say whose planner this is.",
    action: "Correct the named fields and save again.",
    whose: "rep",
    fields: [{ field: "Title", message: "Say whose planner this is." }],
  },
  fields: [field("Title")],
  rows: [
    { leadId: "lead-1", name: "Ana Lindqvist", company: "Northwind Energy", contact: { Title: "Planner 1" } },
    { leadId: "lead-2", name: "Ben Okafor", company: "Northwind Energy", contact: { Title: "Planner 2" } },
  ],
};

export const batchRow = {
  leadId: "lead-1",
  name: "Ana Lindqvist",
  company: "Northwind Energy",
  state: "failed",
  accountId: account.id,
  opportunityId: null,
  role: null,
  contactId: null,
  url: null,
  updatedAt: "2026-03-01T10:32:00.000Z",
  requestId: "batch-batch-1-0af76519",
  error: {
    code: "validation-failed",
    title: "Salesforce did not accept the contact",
    detail: "Such addresses are not allowed.",
    action: "Correct the named fields and save again.",
    whose: "rep",
    fields: [{ field: "Email", message: "Such addresses are not allowed." }],
  },
};

/** What the connector makes of a lead file's beginning. */
export function filePreview(changes = {}) {
  return {
    format: "generic",
    columns: [
      { name: "First Name", meaning: "firstName", yieldsTo: [], example: "Ana" },
      { name: "Last Name", meaning: "lastName", yieldsTo: [], example: "Lind" },
      { name: "Employer", meaning: "company", yieldsTo: [], example: "Northwind" },
      { name: "Shoe Size", meaning: null, yieldsTo: [], example: "38" },
    ],
    rows: [
      {
        line: 2,
        outcome: "lead",
        lead: {
          firstName: "Ana",
          lastName: "Lind",
          title: null,
          company: "Northwind",
          location: null,
          email: null,
          phone: null,
          profileUrls: [],
        },
      },
    ],
    counts: { rows: 1, listed: 1, leads: 1, merged: 0, skipped: 0, failed: 0, erased: 0 },
    isKnown: true,
    isRemembered: false,
    isWhole: true,
    ...changes,
  };
}

export const teamDiagnosis = {
  preconditions: [
    { id: "permission-set", title: "Permission set" },
    { id: "frozen", title: "Not frozen" },
  ],
  notes: [],
  users: [
    {
      userId: "005000000000001AAA",
      name: "Rita Rep",
      username: "rita@practice.example",
      needsAttention: true,
      checks: [
        {
          id: "permission-set",
          state: "passed",
          detail: "Assigned: Crosswalk Rep.",
          remedy: null,
        },
        {
          id: "frozen",
          state: "failed",
          detail: "The user is frozen and can't sign in.",
          remedy: "Open the user in Setup, under Users, and click Unfreeze.",
        },
      ],
    },
    {
      userId: "005000000000002AAA",
      name: "Ole Ordnung",
      username: "ole@practice.example",
      needsAttention: false,
      checks: ["permission-set", "frozen"].map((id) => ({
        id,
        state: "passed",
        detail: "Fine.",
        remedy: null,
      })),
    },
  ],
};

export const timeline = {
  entries: [
    {
      at: "2026-03-01T10:32:00.000Z",
      event: "batch.paused",
      count: 1,
      username: "rep@practice.example",
      text: "The batch paused.",
      why: "Salesforce is down for maintenance.",
      whose: "Up to Salesforce",
      action: "Nothing is lost.",
      ids: { batchId: "batch-1", reason: "maintenance" },
    },
    {
      at: "2026-03-01T10:31:00.000Z",
      event: "creation.created",
      count: 25,
      username: null,
      text: "Salesforce created the contact.",
      why: null,
      whose: null,
      action: null,
      ids: { batchId: "batch-1", leadIds: "lead-1 lead-2" },
    },
  ],
  note: null,
  nextCursor: null,
};

export const runningImport = (changes = {}) => ({
  id: "import-1",
  key: "a-key",
  name: "Connections",
  rowsRead: 400,
  percentRead: 40,
  leadCount: 390,
  createdAt: "2026-11-01T10:00:00Z",
  ...changes,
});

/** Somebody who belongs to an account, as the page of the account shows them. */
export const personAt = {
  lead: { ...withoutCrm(lead), lists: [{ id: leadList.id, name: leadList.name }] },
  crm: { status: "new" },
  account: { id: account.id, name: account.name, country: account.country, countryCode: null },
};

const contactOfPage = {
  id: "003000000000001AAA",
  name: "Ina Testmann",
  title: "Buyer",
  account: { id: account.id, name: account.name },
  url: "https://practice.example/lightning/r/Contact/003000000000001AAA/view",
};

const inCrm = {
  lead: { ...personAt.lead, id: "lead-2", firstName: "Ina", lastName: "Testmann" },
  crm: { status: "linked", object: "Contact", recordId: contactOfPage.id, contact: contactOfPage },
};

export const accountPeople = {
  account: { id: account.id, name: account.name, country: account.country, countryCode: null },
  missing: [personAt],
  present: [{ ...personAt, ...inCrm }],
  left: [
    {
      ...personAt,
      ...inCrm,
      account: null,
      lead: { ...inCrm.lead, id: "lead-3", firstName: "Ola", company: "Contoso" },
      left: "No longer at Northwind Energy: works at Contoso now",
    },
  ],
  counts: { missing: 1, present: 1, left: 1 },
  total: 2,
  blockers: [],
};

export const buyingGroup = {
  opportunity: {
    ...{ id: opportunity.id, name: opportunity.name, isClosed: false, isWon: false },
    ...{ accountId: account.id, accountName: account.name, account: personAt.account },
  },
  roles: [
    {
      ...{ value: "Decision Maker", label: "Decision Maker" },
      filledBy: [
        { contactId: contactOfPage.id, name: "Ina Testmann", title: "Buyer", isPrimary: true },
        { contactId: "003000000000009AAA", name: null, title: null, isPrimary: false },
      ],
      candidates: { leads: [personAt], contacts: [] },
    },
    {
      ...{ value: "Evaluator", label: "Evaluator", filledBy: [] },
      candidates: {
        leads: [personAt],
        contacts: [
          {
            ...{ contactId: "003000000000002AAA", name: "Ola Testmann", title: "Head of IT" },
            ...{ leadId: "lead-2", isLinked: true },
          },
        ],
      },
    },
  ],
  others: [
    { contactId: "003000000000003AAA", name: "Uwe Testmann", title: null, isPrimary: false, role: "" },
  ],
  blockers: [],
};

export const contactLead = {
  contact: contactOfPage,
  lead: { ...personAt, crm: { ...inCrm.crm, status: "likely" } },
  isLinked: false,
  match: { ...match, left: null },
  others: [{ ...personAt, ...inCrm, crm: { status: "unknown" } }],
  total: 1,
};

export const outcomes = {
  opportunities: { total: 12, seen: 12, won: 4 },
  roles: { before: 9, now: 30, byCrosswalk: 17 },
  contactsOnWon: 6,
};

function withoutCrm(whole) {
  const { crm, ...person } = whole;
  return crm ? person : whole;
}

/** What POST /v1/erasures/find answers of two people who share an address. */
export const personFound = {
  leads: [
    {
      leadId: "lead-1",
      name: "Ana Lindqvist",
      title: "Head of Procurement",
      company: "Northwind Energy",
      location: "Munich, Germany",
      email: "ana@northwind.example",
      profileUrl: "https://www.linkedin.com/in/ana-lindqvist-example",
      owner: { id: "005", name: "Rita Rep" },
      lists: ["Connections", "Fair"],
      why: "profile",
      isMeant: true,
      contactId: "003000000000001AAA",
    },
    {
      leadId: "lead-2",
      name: "Ina Testmann",
      title: null,
      company: null,
      location: null,
      email: null,
      profileUrl: null,
      owner: { id: "006", name: "Robin Keller" },
      lists: [],
      why: "email",
      isMeant: false,
      contactId: null,
    },
  ],
  texts: [{ where: "list", id: "list-1", field: "name", text: "Lunch with Ana Lindqvist" }],
  isCut: false,
};

/** What POST /v1/erasures answers. */
export const erasureCertificate = {
  erasureId: "erasure-1",
  erasedAt: "2026-12-02T10:00:00Z",
  erasedBy: { id: "005", username: "admin@practice.example" },
  leads: 2,
  waiting: 1,
  texts: 3,
  remembered: { profiles: 4, emails: 5, names: 6 },
  contactIds: ["003000000000001AAA"],
  goneFromFileBy: "2026-12-09T10:00:00Z",
};
