/**
 * The panel's position: the lead lists; above them the batches or one list; above that a review, a batch or a
 * lead; or the connection page above any. Views are immutable.
 */
export const startView = {
  list: null,
  batches: false,
  review: null,
  batchId: null,
  leadId: null,
  connection: false,
};

/** The pages from the top down, with the part of a view that they show and how they close. */
const STACK = [
  ["connection", { connection: false }],
  ["leadId", { leadId: null }],
  ["batchId", { batchId: null }],
  ["review", { review: null }],
  ["list", startView],
  ["batches", startView],
];
const PAGE_OF_PART = { leadId: "lead", batchId: "batch" };

export function openList(view, list) {
  return { ...startView, list };
}

export function openLead(view, leadId) {
  return { ...view, leadId };
}

export function openBatches() {
  return { ...startView, batches: true };
}

/** A review of leads of the open list, {leadIds}, in place of a batch. */
export function openReview(view, review) {
  return { ...view, batchId: null, review };
}

/** Opens a batch in place of its review. */
export function openBatch(view, batchId) {
  return { ...view, review: null, batchId };
}

export function openConnection(view) {
  return { ...view, connection: true };
}

export function goBack(view) {
  const [, without] = STACK.find(([part]) => view[part]) ?? [null, startView];
  return { ...view, ...without };
}

/** The name of the top page. */
export function pageOf(view) {
  const [part] = STACK.find(([name]) => view[name]) ?? ["lists"];
  return PAGE_OF_PART[part] ?? part;
}
