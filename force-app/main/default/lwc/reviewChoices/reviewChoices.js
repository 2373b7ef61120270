/**
 * What a rep has chosen in a review, and what comes of it. Choices are values: changing them makes new ones.
 * {values, opportunity, companies: {[key]: {account, choice}}, leads: {[id]: {values, account, choice,
 * isLeftOut}}, takenBack, linked} A `choice` is {opportunityId, role}: empty texts mean none; what is absent
 * follows the company, then what holds for all.
 */
export const NO_CHOICES = {
  values: {},
  opportunity: { account: null, opportunityId: "", role: "" },
  companies: {},
  leads: {},
  takenBack: {},
  linked: {},
};

export function changeCompany(choices, key, change) {
  return { ...choices, companies: { ...choices.companies, [key]: { ...choices.companies[key], ...change } } };
}

export function changeLead(choices, leadId, change) {
  return { ...choices, leads: { ...choices.leads, [leadId]: { ...choices.leads[leadId], ...change } } };
}

/**
 * The choice in the opportunity picker's event. An inherited value is left out, so that it keeps following.
 */
export function choiceOf({ opportunityId, role }, inheritedRole) {
  return role === inheritedRole ? { opportunityId } : { opportunityId, role };
}

/**
 * The current review: groups with account and leads, and each lead with its missing values and whether it is
 * ready. Groups with skipped leads only are left out.
 */
export function resolveReview(review, choices) {
  const isSkipped = skippedTest(review, choices);
  return review.groups.flatMap((group) => {
    const account = accountOfGroup(group, choices);
    const leads = group.leads
      .filter(({ leadId }) => !isSkipped(leadId))
      .map((lead) => resolveLead(lead, { account, company: choices.companies[group.key], choices }));
    return leads.length ? [{ ...group, account, leads }] : [];
  });
}

/** The leads that are still skipped. */
export function resolveSkipped(review, choices) {
  const isSkipped = skippedTest(review, choices);
  return review.skipped.filter(({ leadId }) => isSkipped(leadId));
}

/** The number of leads that are ready, incomplete, left out, or skipped. */
export function countReview(groups, skipped) {
  const counts = { ready: 0, incomplete: 0, leftOut: 0, skipped: skipped.length, withRole: 0 };
  for (const { leads } of groups) {
    for (const { state, opportunityId } of leads) {
      counts[state] += 1;
      counts.withRole += state === "ready" && opportunityId ? 1 : 0;
    }
  }
  return counts;
}

/** The number of calls for creating the contacts; those with and without a role go in separate requests. */
export function expectedCalls({ ready, withRole }, { contactsPerCall, contactsWithRolePerCall }) {
  return Math.ceil(withRole / contactsWithRolePerCall) + Math.ceil((ready - withRole) / contactsPerCall);
}

/** Leaves out the last leads of the review beyond the rest of the quota. */
export function cutToQuota(groups, choices, remaining) {
  const ready = groups.flatMap(({ leads }) => leads.filter(({ state }) => state === "ready"));
  // One object for all: a copy for each lead takes seconds where they are thousands.
  const leads = { ...choices.leads };
  for (const { leadId } of ready.slice(remaining)) {
    leads[leadId] = { ...leads[leadId], isLeftOut: true };
  }
  return { ...choices, leads };
}

/** The batch to start: the ready leads, each with its choices. */
export function toBatch(listId, groups, choices) {
  const ready = groups.flatMap(({ leads }) => leads.filter(({ state }) => state === "ready"));
  return {
    listId,
    leadIds: ready.map(({ leadId }) => leadId),
    defaults: { contact: filled(choices.values) },
    rows: ready.map((lead) => toRow(lead, choices.leads[lead.leadId]?.values)),
  };
}

function toRow({ leadId, account, opportunityId, role }, values = {}) {
  const contact = filled(values);
  return {
    leadId,
    accountId: account.id,
    ...(opportunityId ? { opportunityId, ...(role ? { role } : {}) } : {}),
    ...(Object.keys(contact).length ? { contact } : {}),
  };
}

function resolveLead(lead, { account: companyAccount, company, choices }) {
  const own = choices.leads[lead.leadId] ?? {};
  const account = own.account === undefined ? companyAccount : own.account;
  const lacking = lead.missing.filter((name) => isEmpty(own.values?.[name]) && isEmpty(choices.values[name]));
  return {
    ...lead,
    account,
    lacking,
    state: stateOf(own, account, lacking),
    ...resolveRole(own.choice, company?.choice, choices.opportunity),
  };
}

function stateOf({ isLeftOut }, account, lacking) {
  if (isLeftOut) {
    return "leftOut";
  }
  return account && lacking.length === 0 ? "ready" : "incomplete";
}

function resolveRole(own, ofCompany, forAll) {
  const opportunityId = own?.opportunityId ?? ofCompany?.opportunityId ?? forAll.opportunityId;
  const role = own?.role ?? ofCompany?.role ?? forAll.role;
  return opportunityId ? { opportunityId, role } : { opportunityId: "", role: "" };
}

function skippedTest(review, choices) {
  const skipped = new Set(review.skipped.map(({ leadId }) => leadId));
  return (leadId) => skipped.has(leadId) && !choices.takenBack[leadId];
}

function isEmpty(value) {
  return value === undefined || value === null || String(value).trim() === "";
}

function filled(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}

/** The account of a company: the chosen one, otherwise the certain one. */
function accountOfGroup({ key, accountId, proposals }, choices) {
  const chosen = choices.companies[key]?.account;
  return chosen === undefined ? (proposals.find(({ id }) => id === accountId) ?? null) : chosen;
}
