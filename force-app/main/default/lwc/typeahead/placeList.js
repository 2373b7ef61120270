/** The distance that a list keeps from the edge, in pixels. */
const MARGIN = 8;
const CLIPPING = new Set(["auto", "scroll", "hidden", "clip"]);

/**
 * Where a list opens that belongs to an input: {isUp, room?}. Below, unless it has more room above; `room` is
 * its height in pixels where it would be longer than either.
 */
export function placeList(input, list) {
  const { top, bottom } = input.getBoundingClientRect();
  const edges = visibleEdges(input);
  const above = top - edges.top - MARGIN;
  const below = edges.bottom - bottom - MARGIN;
  const height = list.getBoundingClientRect().height;
  if (height <= below) {
    return { isUp: false };
  }
  const isUp = above > below;
  const room = Math.floor(isUp ? above : below);
  return height <= room ? { isUp } : { isUp, room };
}

/** The part of the window that everything around the element leaves to be seen. */
function visibleEdges(element) {
  let top = 0;
  let bottom = window.innerHeight;
  for (let node = parentOf(element); node; node = parentOf(node)) {
    if (clips(node)) {
      const edges = node.getBoundingClientRect();
      top = Math.max(top, edges.top);
      bottom = Math.min(bottom, edges.bottom);
    }
  }
  return { top, bottom: bottom - coveredBelow(element) };
}

/** What stays in sight at the lower edge, such as a form's button, says how high it is. */
function coveredBelow(element) {
  return Number.parseFloat(getComputedStyle(element).getPropertyValue("--crosswalk-covered-below")) || 0;
}

function parentOf(node) {
  return node.assignedSlot ?? node.parentNode ?? node.host;
}

function clips(node) {
  return node instanceof Element && CLIPPING.has(getComputedStyle(node).overflowY);
}
