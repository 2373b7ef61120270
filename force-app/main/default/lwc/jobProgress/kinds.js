import cancelBatchLabel from "@salesforce/label/c.Crosswalk_Batch_Cancel";
import failed from "@salesforce/label/c.Crosswalk_Batch_Failed";
import heading from "@salesforce/label/c.Crosswalk_BatchUndo_Heading";
import headingOne from "@salesforce/label/c.Crosswalk_BatchUndo_HeadingOne";
import kept from "@salesforce/label/c.Crosswalk_BatchUndo_Kept";
import skipped from "@salesforce/label/c.Crosswalk_Batch_Skipped";
import stop from "@salesforce/label/c.Crosswalk_Review_Stop";
import undone from "@salesforce/label/c.Crosswalk_Batch_Undone";
import undoLabel from "@salesforce/label/c.Crosswalk_BatchUndo_Begin";
import untold from "@salesforce/label/c.Crosswalk_Crm_Unknown";
import wouldCreate from "@salesforce/label/c.Crosswalk_Rehearsal_WouldCreate";
import wouldFail from "@salesforce/label/c.Crosswalk_Rehearsal_WouldFail";
import {
  cancelBatch,
  cancelBatchUndo,
  cancelRehearsal,
  readBatch,
  readBatchUndo,
  readRehearsal,
  resumeBatch,
  resumeBatchUndo,
} from "c/connectorClient";
import { batchStateOf, batchStateText, stateText, summaryOf, wordsOf } from "c/jobText";
import { formatCount, formatNumber, nameValue } from "c/textFormat";

const isOver = ({ state }) => state === "finished";
const undoOutcomes = { undone, kept, failed };
const rehearsalOutcomes = { wouldCreate, wouldFail, untold, skipped };

const kinds = {
  batch: {
    read: readBatch,
    cancel: cancelBatch,
    resume: resumeBatch,
    cancelLabel: cancelBatchLabel,
    resumeVariant: "brand",
    stateOf: batchStateOf,
    headingOf: batchStateText,
    showsSummary: () => true,
    /** The states that rows are filtered by. */
    filters: ["created", "failed", "skipped"],
    /** An ended batch may go on in another tab, or on another machine. */
    restMs: 30_000,
  },
  /** Before it is begun it has no state: it says what it would do. */
  undo: {
    read: readBatchUndo,
    cancel: cancelBatchUndo,
    resume: resumeBatchUndo,
    cancelLabel: stop,
    resumeVariant: "neutral",
    stateOf: ({ state }) => state ?? "preview",
    headingOf: undoHeading,
    showsSummary: (undo) => Boolean(undo.state) && !isOver(undo),
    outcomes: undoOutcomes,
  },
  rehearsal: {
    read: readRehearsal,
    cancel: cancelRehearsal,
    cancelLabel: stop,
    stateOf: ({ state }) => state,
    headingOf: rehearsalHeading,
    showsSummary: (rehearsal) => !isOver(rehearsal),
    outcomes: rehearsalOutcomes,
  },
};

/**
 * What differs between the kinds of jobs: how each is read, canceled and resumed by its id, its state, what
 * it is called, and the labels of its outcomes. `showsSummary` tells whether there is one to be shown.
 */
export function kindOf(name) {
  return kinds[name];
}

/** Once it is over, how it ended. */
function rehearsalHeading(rehearsal) {
  return isOver(rehearsal) ? wordsOf(summaryOf(rehearsal, rehearsalOutcomes)) : stateText(rehearsal.state);
}

/** Asks while there is something to remove; once it is over, or there is nothing, it says what stays. */
function undoHeading({ state, counts }) {
  if (counts.removable > 0) {
    return formatCount(counts.removable, headingOne, heading);
  }
  return state && state !== "finished"
    ? nameValue(undoLabel, stateText(state))
    : nameValue(kept, formatNumber(counts.kept + (counts.failed ?? 0)));
}
