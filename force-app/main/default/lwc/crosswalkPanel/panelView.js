/**
 * Where the panel is: the lead lists, over them one list, over that one lead; or the connection page over any.
 * Views are values; going somewhere makes a new one.
 */
export const startView = { list: null, leadId: null, connection: false };

export function openList(view, list) {
  return { ...startView, list };
}

export function openLead(view, leadId) {
  return { ...view, leadId };
}

export function openConnection(view) {
  return { ...view, connection: true };
}

export function goBack(view) {
  if (view.connection) {
    return { ...view, connection: false };
  }
  return view.leadId ? { ...view, leadId: null } : startView;
}

/** Name of the page on top. */
export function pageOf(view) {
  if (view.connection) {
    return "connection";
  }
  if (view.leadId) {
    return "lead";
  }
  return view.list ? "list" : "lists";
}
