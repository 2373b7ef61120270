import { countryField, countryOfAccount } from "./countries";
import { resolveRole } from "./roles";

export { countryField } from "./countries";
export { countOnly, countOthers } from "./roles";

/**
 * What a rep has chosen in a review, and what comes of it. Choices are values: changing them makes new ones.
 * {values, opportunity, companies: {[key]: {account, choice, values}}, leads: {[id]: {values, account,
 * choice, isLeftOut}}, takenBack, linked} Without `opportunity.isOn` nobody gets one. A `choice` is
 * {opportunityId, role}: empty texts mean none; what is absent follows the company, then `opportunity`. That
 * one is for leads of its account, and with `isForAll` for leads of other accounts, too. A company's `values`
 * has the country of its leads, where the rep typed it.
 */
export const NO_CHOICES = {
  values: {},
  opportunity: { isOn: false, account: null, opportunityId: "", role: "", isForAll: false },
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

/** Leaves leads out, or takes them along again. */
export function leaveOut(choices, leadIds, isLeftOut) {
  const leads = Object.fromEntries(leadIds.map((id) => [id, { ...choices.leads[id], isLeftOut }]));
  return { ...choices, leads: { ...choices.leads, ...leads } };
}

/**
 * Gives leads values of their own, and an account where one is among them, in the place of what Salesforce
 * would refuse: an empty one in the place of what the lead says, too, and undefined takes one back. They are
 * included again.
 */
export function correctLeads(choices, leadIds, { AccountId: accountId, account, ...values }) {
  const placed = accountId === undefined ? {} : { account: account ?? undefined, choice: undefined };
  const leads = leadIds.map((id) => {
    const own = choices.leads[id];
    return [id, { ...own, ...placed, values: withValues(own?.values, values), isLeftOut: false }];
  });
  return { ...choices, leads: { ...choices.leads, ...Object.fromEntries(leads) } };
}

function withValues(before, values) {
  return Object.fromEntries(
    Object.entries({ ...before, ...values }).filter(([, value]) => value !== undefined),
  );
}

/**
 * The choice in the opportunity picker's event. An inherited value is left out, so that it keeps following.
 */
export function choiceOf({ opportunityId, role }, inheritedRole) {
  return role === inheritedRole ? { opportunityId } : { opportunityId, role };
}

/**
 * The current review: groups with account and leads, and each lead with its missing values and whether it is
 * ready. A group says what it has, so that nobody looks at its leads again: `opportunity` is what a lead
 * without a choice of its own gets, `lackingCount` counts those that lack something. Groups with skipped
 * leads only are left out.
 */
export function resolveReview(review, choices) {
  const isSkipped = skippedTest(review, choices);
  const country = countryField(review);
  return review.groups.flatMap((group) => {
    const account = accountOfGroup(group, choices);
    const context = { review, choices, country, account, company: choices.companies[group.key] };
    const leads = group.leads
      .filter(({ leadId }) => !isSkipped(leadId))
      .map((lead) => resolveLead(lead, context));
    return leads.length
      ? [
          {
            ...group,
            account,
            country: countryOf(leads, context),
            opportunity: resolveRole({}, account, context),
            ...summaryOf(leads),
            leads,
          },
        ]
      : [];
  });
}

/** The leads that are still skipped. */
export function resolveSkipped(review, choices) {
  const isSkipped = skippedTest(review, choices);
  return review.skipped.filter(({ leadId }) => isSkipped(leadId));
}

/**
 * The number of leads that are ready, incomplete, or skipped, by the rep too; and of the first `max` ready
 * ones, how many get a role.
 */
export function countReview(groups, skipped, max = Infinity) {
  const counts = { ready: 0, incomplete: 0, skipped: skipped.length, withRole: 0 };
  for (const { leads } of groups) {
    for (const { state, opportunityId } of leads) {
      counts[state === "leftOut" ? "skipped" : state] += 1;
      counts.withRole += state === "ready" && opportunityId && counts.ready <= max ? 1 : 0;
    }
  }
  return counts;
}

/**
 * How many leads lack which field, defaults aside: [[name, count, withoutAccount]]. Those without an account
 * may get it with one.
 */
export function countLacked(groups) {
  const counts = new Map();
  for (const { leads } of groups) {
    for (const { missing, filled, account } of leads) {
      for (const name of missing.filter((each) => isEmpty(filled[each]))) {
        const [count, withoutAccount] = counts.get(name) ?? [0, 0];
        counts.set(name, [count + 1, withoutAccount + (account ? 0 : 1)]);
      }
    }
  }
  return [...counts].map(([name, both]) => [name, ...both]);
}

/** The accounts of the first companies. */
export function accountsOf(groups, max) {
  const accounts = new Map();
  for (const { account } of groups) {
    if (account && accounts.size < max) {
      accounts.set(account.id, account);
    }
  }
  return [...accounts.values()];
}

/** The batch to start: the first `max` ready leads, each with its choices. */
export function toBatch(listId, groups, choices, max = Infinity) {
  const all = groups.flatMap(({ leads }) => leads.filter(({ state }) => state === "ready"));
  const ready = all.slice(0, max);
  return {
    listId,
    leadIds: ready.map(({ leadId }) => leadId),
    defaults: { contact: filledIn(choices.values) },
    rows: ready.map(toRow),
  };
}

function toRow({ leadId, account, opportunityId, role, filled: contact }) {
  return {
    leadId,
    accountId: account.id,
    ...(opportunityId ? { opportunityId, ...(role ? { role } : {}) } : {}),
    ...(Object.keys(contact).length ? { contact } : {}),
  };
}

function resolveLead(lead, context) {
  const { account: companyAccount, choices } = context;
  const own = choices.leads[lead.leadId] ?? {};
  const account = own.account === undefined ? companyAccount : own.account;
  const filled = { ...filledFor(lead, account, context), ...ownValues(lead, own.values) };
  const lacking = [
    ...withoutCountry(lead.missing, account, context.country).filter(
      (name) => isEmpty(filled[name]) && isEmpty(choices.values[name]),
    ),
    ...clearedIn(filled, lead, context.review),
  ];
  return {
    ...lead,
    account,
    filled,
    lacking,
    state: stateOf(own, account, lacking),
    ...resolveRole(own, account, context),
  };
}

/** Where the account is still to be chosen, the country may come with it. */
function withoutCountry(missing, account, country) {
  return account ? missing : missing.filter((name) => name !== country?.name);
}

/** What was chosen for the lead alone. An empty value is one only where the lead would have another. */
function ownValues({ missing }, values = {}) {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !isEmpty(value) || !missing.includes(name)),
  );
}

/** The required fields that the lead has a value for, which was cleared. */
function clearedIn(filled, { missing }, { fields }) {
  return fields
    .filter(({ name, required }) => required && name in filled && !missing.includes(name))
    .flatMap(({ name }) => (isEmpty(filled[name]) ? [name] : []));
}

/** The country that a lead without one gets of its company: the typed one, else its account's. */
function filledFor({ missing }, account, { country, account: companyAccount, company }) {
  if (!country || !missing.includes(country.name)) {
    return {};
  }
  const typed = account?.id === companyAccount?.id ? company?.values?.[country.name] : undefined;
  const value = typed === undefined ? countryOfAccount(country, account) : typed;
  return isEmpty(value) ? {} : { [country.name]: value };
}

/** The country of a company whose leads lack one: {value}; null where each has its own. */
function countryOf(leads, { country, account, company }) {
  if (!country || !leads.some(({ missing }) => missing.includes(country.name))) {
    return null;
  }
  return { value: company?.values?.[country.name] ?? countryOfAccount(country, account) };
}

/** What the note of a company says of its leads. */
function summaryOf(leads) {
  const lackingFields = new Set(leads.flatMap(({ lacking }) => lacking));
  const [{ opportunityId }] = leads;
  return {
    lackingCount: leads.filter(({ lacking }) => lacking.length).length,
    lackingFields: [...lackingFields],
    /** The opportunity of all of them, if they have the same. */
    commonOpportunityId: leads.every((lead) => lead.opportunityId === opportunityId) ? opportunityId : "",
  };
}

function stateOf({ isLeftOut }, account, lacking) {
  if (isLeftOut) {
    return "leftOut";
  }
  return account && lacking.length === 0 ? "ready" : "incomplete";
}

function skippedTest(review, choices) {
  const skipped = new Set(review.skipped.map(({ leadId }) => leadId));
  return (leadId) => skipped.has(leadId) && !choices.takenBack[leadId];
}

function isEmpty(value) {
  return value === undefined || value === null || String(value).trim() === "";
}

function filledIn(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}

/** The account of a company: the chosen one, otherwise the certain one. */
function accountOfGroup({ key, accountId, proposals }, choices) {
  const chosen = choices.companies[key]?.account;
  return chosen === undefined ? (proposals.find(({ id }) => id === accountId) ?? null) : chosen;
}
