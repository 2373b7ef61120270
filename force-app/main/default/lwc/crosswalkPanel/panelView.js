/**
 * Where the panel is: the lead lists; over them the rep's batches, or one list; over that a review of its
 * leads, a batch, or one lead; or the connection page over any. Views are values; going somewhere makes a new
 * one.
 */
export const startView = {
  list: null,
  batches: false,
  review: null,
  batchId: null,
  leadId: null,
  connection: false,
};

/** The pages from the top down, each with what of a view it shows and how it goes away. */
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

/** A review of leads of the open list: {leadIds}. */
export function openReview(view, review) {
  return { ...view, review };
}

/** A batch, in place of the review that it was started from. */
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

/** Name of the page on top. */
export function pageOf(view) {
  const [part] = STACK.find(([name]) => view[name]) ?? ["lists"];
  return PAGE_OF_PART[part] ?? part;
}
