/** Pages of a list that may be loaded to find the next lead. */
const LOADS_MAX = 3;

/**
 * A lead as its list shows it, who comes before and after it, and who is the next that is not in the CRM;
 * from the list's end on it goes on at the beginning: {lead, previous, next, nextNew}, leads or null.
 * `isDone` says that none is left but this one. Throws where Salesforce or the connector cannot be asked.
 */
export async function findNeighbours(pages, leadId) {
  const index = await pages.indexOf(leadId);
  if (index < 0) {
    return { lead: null, previous: null, next: null, nextNew: null, isDone: false };
  }
  const previous = index > 0 ? await pages.rowAt(index - 1) : null;
  const next = index + 1 < pages.total ? await pages.rowAt(index + 1) : null;
  return {
    lead: pages.rows[index] ?? null,
    previous,
    next,
    ...(await findNextNew(pages, index, LOADS_MAX)),
  };
}

async function findNextNew(pages, index, loadsLeft) {
  const { rows, total } = pages;
  const steps = Array.from({ length: Math.max(total - 1, 0) }, (_, step) => (index + 1 + step) % total);
  const place = steps.find((step) => !rows[step] || isToAdd(rows[step]));
  if (place === undefined) {
    return { nextNew: null, isDone: true };
  }
  if (rows[place] || loadsLeft === 0) {
    return { nextNew: rows[place] ?? null, isDone: false };
  }
  await pages.rowAt(place);
  return findNextNew(pages, index, loadsLeft - 1);
}

function isToAdd({ crm }) {
  return crm.status !== "linked";
}
