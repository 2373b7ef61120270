/**
 * The review after a lead was linked: no contact can be created from it. `found` is the record, where the
 * lead was not skipped for it.
 */
export function withLink(review, leadId, recordId, found) {
  return changeSkipped(withSkipped(review, leadId, found), leadId, (lead) => ({
    ...lead,
    status: "linked",
    canTakeBack: false,
    matches: lead.matches
      .filter((match) => match.recordId === recordId)
      .map((match) => ({ ...match, level: "linked" })),
  }));
}

/** The review after a match was rejected: a lead without matches is no longer skipped. */
export function withoutMatch(review, leadId, recordId) {
  return changeSkipped(review, leadId, (lead) => {
    const matches = lead.matches.filter((match) => match.recordId !== recordId);
    return matches.length ? { ...lead, matches } : null;
  });
}

/** A lead that is linked is not taken back. */
export function withoutTakenBack(choices, leadId) {
  return { ...choices, takenBack: { ...choices.takenBack, [leadId]: false } };
}

/** The record that each skipped lead is linked to, by the lead's id. */
export function linkedIn(skipped) {
  const those = skipped.filter(({ status }) => status === "linked");
  return Object.fromEntries(those.map(({ leadId, matches }) => [leadId, matches[0]?.recordId]));
}

/** The review with the lead among those that are skipped, if it is none of them yet. */
function withSkipped(review, leadId, found) {
  const group = review.groups.find(({ leads }) => leads.some((lead) => lead.leadId === leadId));
  if (!found || !group || review.skipped.some((lead) => lead.leadId === leadId)) {
    return review;
  }
  const { name, title } = group.leads.find((lead) => lead.leadId === leadId);
  const lead = { leadId, name, title, company: group.company, status: "likely", matches: [found] };
  return { ...review, skipped: [...review.skipped, lead] };
}

function changeSkipped(review, leadId, change) {
  const skipped = review.skipped.flatMap((lead) => {
    const changed = lead.leadId === leadId ? change(lead) : lead;
    return changed ? [changed] : [];
  });
  return { ...review, skipped };
}
