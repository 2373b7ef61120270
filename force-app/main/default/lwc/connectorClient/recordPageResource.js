import { get } from "./request";

/** Matching hundreds of leads takes a while. */
const PAGE_TIMEOUT_MS = 120_000;

/**
 * Leads of the rep's lists who belong to an account: {account, missing, present, left, counts, total,
 * blockers}.
 */
export function readAccountPeople(accountId) {
  return get(`v1/accounts/${accountId}/people`, {}, { timeoutMs: PAGE_TIMEOUT_MS });
}

/** Who fills the roles of an opportunity, and who could: {opportunity, roles, others, blockers}. */
export function readBuyingGroup(opportunityId) {
  return get(`v1/opportunities/${opportunityId}/buying-group`, {}, { timeoutMs: PAGE_TIMEOUT_MS });
}

/** The lead that a contact is: {contact, lead, isLinked, match, others, total}. */
export function readContactLead(contactId) {
  return get(`v1/records/${contactId}/lead`);
}
