/** Undo is offered a little less long than it lasts, so that it is not refused. */
const MARGIN_MS = 5_000;

/** The result with the time until which it can be undone, in milliseconds by the browser's clock. */
export function withUndo(result, { undoSeconds }) {
  return { ...result, undoUntil: Date.now() + undoSeconds * 1000 - MARGIN_MS };
}
