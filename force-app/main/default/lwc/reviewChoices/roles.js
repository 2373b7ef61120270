const NO_ROLE = { opportunityId: "", role: "", from: null };

/**
 * The opportunity and role of a lead: {opportunityId, role, from}. `from` is "own", "company", "shared" for
 * what was chosen for several companies, "only" for the account's only open one, or null for none.
 */
export function resolveRole({ choice: own }, account, { review, choices, account: companyAccount, company }) {
  const shared = choices.opportunity;
  if (!shared.isOn) {
    return NO_ROLE;
  }
  const ofCompany = account?.id === companyAccount?.id ? company?.choice : undefined;
  const [opportunityId, from] = firstChosen([
    [own?.opportunityId, "own"],
    [ofCompany?.opportunityId, "company"],
    [sharedWith(account, shared), "shared"],
    [onlyOpenOf(account, review), "only"],
  ]);
  return { opportunityId, role: own?.role ?? ofCompany?.role ?? shared.role, from };
}

function firstChosen(candidates) {
  return candidates.find(([opportunityId]) => opportunityId !== undefined) ?? ["", null];
}

function sharedWith(account, { opportunityId, account: owner, isForAll }) {
  return opportunityId && (isForAll || isSame(owner, account)) ? opportunityId : undefined;
}

/** Where there is only one, no rep has to find it. */
function onlyOpenOf(account, { opportunities }) {
  const open = opportunities[account?.id];
  return open?.length === 1 ? open[0].id : undefined;
}

/** How many leads that are ready have an account with exactly one open opportunity. */
export function countOnly(groups, review) {
  const hasOnly = ({ state, account }) => state === "ready" && onlyOpenOf(account, review) !== undefined;
  return groups.reduce((sum, { leads }) => sum + leads.filter(hasOnly).length, 0);
}

/** How many leads have another account than the common opportunity, and none that was chosen for them. */
export function countOthers(groups, { opportunity: { account } }) {
  const isOther = (lead) =>
    lead.account && lead.state !== "leftOut" && !isSame(account, lead.account) && !isChosen(lead);
  return groups.reduce((sum, { leads }) => sum + leads.filter(isOther).length, 0);
}

function isChosen({ from }) {
  return from === "own" || from === "company";
}

function isSame(one, other) {
  return one?.id === other?.id;
}
