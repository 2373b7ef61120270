/** The review after a lead was linked: no contact can be created from it. */
export function withLink(review, leadId, recordId) {
  return changeSkipped(review, leadId, (lead) => ({
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

function changeSkipped(review, leadId, change) {
  const skipped = review.skipped.flatMap((lead) => {
    const changed = lead.leadId === leadId ? change(lead) : lead;
    return changed ? [changed] : [];
  });
  return { ...review, skipped };
}
