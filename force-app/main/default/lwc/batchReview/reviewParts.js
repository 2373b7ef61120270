/** The first part is small, so that there is something to see at once. */
const FIRST = 100;
/** A list of this size is one part: two would take more calls, and no less time. */
const WHOLE_MAX = 300;
const NEXT = 1000;

/** The parts in which leads are reviewed: at least one. */
export function partsOf(leadIds) {
  if (leadIds.length <= WHOLE_MAX) {
    return [leadIds];
  }
  const rest = leadIds.slice(FIRST);
  const parts = Array.from({ length: Math.ceil(rest.length / NEXT) }, (_, index) =>
    rest.slice(index * NEXT, (index + 1) * NEXT),
  );
  return [leadIds.slice(0, FIRST), ...parts];
}

/** The review of two parts. What was there stays in its place; companies of the second come after. */
export function withPart(review, part) {
  if (!review) {
    return part;
  }
  const known = new Map(review.groups.map((group) => [group.key, group]));
  const added = new Map(part.groups.map((group) => [group.key, group]));
  return {
    ...part,
    leadCount: review.leadCount + part.leadCount,
    groups: [
      ...review.groups.map((group) => joined(group, added.get(group.key))),
      ...part.groups.filter(({ key }) => !known.has(key)),
    ],
    skipped: [...review.skipped, ...part.skipped],
    opportunities: { ...review.opportunities, ...part.opportunities },
  };
}

/** Where spellings of a company are different accounts, none is certain. */
function joined(group, other) {
  if (!other) {
    return group;
  }
  const isAgreed = !group.accountId || !other.accountId || group.accountId === other.accountId;
  const proposals = new Map([...group.proposals, ...other.proposals].map((each) => [each.id, each]));
  return {
    ...group,
    accountId: isAgreed ? (group.accountId ?? other.accountId) : null,
    proposals: [...proposals.values()],
    leads: [...group.leads, ...other.leads],
  };
}
