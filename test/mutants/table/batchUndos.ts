import { mutantsOf } from "../mutant.ts";

const undo = "test/connector/batchUndo.test.ts";
const unit = "connector/salesforce/deleteContacts.test.ts";
const looks = "connector/salesforce/lookUpManyWithChildren.test.ts";
const verdicts = "connector/creations/lookUpForUndos.ts";
const chunk = "connector/batches/undo/removeChunk.ts";

export const batchUndoMutants = mutantsOf("undo", [
  {
    id: "UB01",
    breaks: "An undo of a batch deletes a contact that a colleague has edited.",
    file: verdicts,
    from: "  if (!fate.isUntouched) return keepChanged(by);\n",
    to: "",
    tests: [{ file: undo, name: "keeps a contact that a colleague has" }],
  },
  {
    id: "UB02",
    breaks: "An undo of a batch deletes a contact with the activities that a colleague has logged.",
    file: verdicts,
    from: "  if (!first) return null;",
    to: "  if (first?.object !== null) return null;",
    tests: [{ file: undo, name: "keeps a contact that a colleague has" }],
  },
  {
    id: "UB03",
    breaks: "An undo of a batch deletes a contact with a role that a colleague has given it.",
    file: verdicts,
    from: "!isOwnRole(creation, role) && !role.cameAlong);",
    to: '!isOwnRole(creation, role) && role.id === "");',
    tests: [{ file: undo, name: "keeps a contact that a colleague has" }],
  },
  {
    id: "UB04",
    breaks: "An undo of a batch deletes a contact to which a colleague has linked a lead of theirs.",
    file: verdicts,
    from: " ?? linkedBy(ctx, creation, links)",
    to: "",
    tests: [{ file: undo, name: "keeps a contact that a colleague has linked" }],
  },
  {
    id: "UB05",
    breaks: "The undo of a batch that was tried again takes the contacts of days ago along.",
    file: "connector/batches/undo/keptFromStart.ts",
    from: 'return lastMadeAt - madeAt(contact) > togetherMs ? "old" : null;',
    to: 'return lastMadeAt < madeAt(contact) ? "old" : null;',
    tests: [{ file: undo, name: "keeps what was made more than a day before" }],
  },
  {
    id: "UB06",
    breaks: "An undo that was cancelled during its look deletes all the same.",
    file: chunk,
    from: "if (!now || !isUndoOpen(now)) return [];",
    to: "if (!now || isUndoOpen(undo) === false) return [];",
    tests: [{ file: undo, name: "keeps the batch from going on, until it is cancelled" }],
  },
  {
    id: "UB07",
    breaks: "A batch is undone while it still creates contacts.",
    file: "connector/batches/openUndos.ts",
    from: `const isOpen = state === "running" || state === "paused";`,
    to: `const isOpen = state === "paused";`,
    tests: [{ file: undo, name: "while the batch has not ended" }],
  },
  {
    id: "UB08",
    breaks: "An answer that isn't for all contacts counts for those that it names.",
    file: "connector/salesforce/deleteContacts.ts",
    from: "if (status !== 200 || !isOfAll(body, contactIds))",
    to: "if (status !== 200 || !Array.isArray(body))",
    tests: [{ file: unit, name: "is lost for all" }],
  },
  {
    id: "UB09",
    breaks: "A connector whose clock was set back offers the undo of a batch for longer.",
    file: "connector/batches/undo/beginUndo.ts",
    from: "  await requireInTime(ctx, contacts);\n",
    to: "  void requireInTime;\n  void contacts;\n",
    tests: [{ file: undo, name: "is refused after that by Salesforce's clock, too" }],
  },
  {
    id: "UB10",
    breaks: "A deletion whose answer was lost is sent again.",
    file: chunk,
    from: "      } else await tellUnknown(ctx, creation, end.error);",
    to: "      } else await withdrawUndo(ctx, creation);",
    tests: [{ file: undo, name: "asks Salesforce where the answer was lost" }],
  },
  {
    id: "UB11",
    breaks: "A change that Salesforce itself has made doesn't count.",
    file: "connector/salesforce/lookUpManyWithChildren.ts",
    from: "isUntouched: fate.isUntouched && !isRewritten(row)",
    to: "isUntouched: fate.isUntouched || isRewritten(row)",
    tests: [
      { file: looks, name: "takes a contact that Salesforce itself has written since for a changed one" },
    ],
  },
  {
    id: "UB12",
    breaks: "A connector that stood still deletes by a look of minutes ago.",
    file: chunk,
    from: "if (passed > lookHoldsMs || !ctx.runner.leads)",
    to: "if (passed < 0 || !ctx.runner.leads)",
    tests: [{ file: undo, name: "sends no deletion after a look that is too old" }],
  },
  {
    id: "UB13",
    breaks: "An undo is begun for a rep who may delete no contacts.",
    file: "connector/batches/undo/beginUndo.ts",
    from: "  await requireDeletion(ctx, { isNews: true });\n",
    to: "  void requireDeletion;\n",
    tests: [{ file: undo, name: "to whoever may delete no contacts" }],
  },
  {
    id: "UB14",
    breaks: "A hidden relationship hides what stands in the same query.",
    file: "connector/salesforce/lookUpManyWithChildren.ts",
    from: "  if (children.length > 1) {",
    to: "  if (children.length > 20) {",
    tests: [{ file: looks, name: "finds a relationship that the user may not see in two further calls" }],
  },
  {
    id: "UB15",
    breaks: "An undo is begun while the last request of a cancelled batch is in flight.",
    file: "connector/batches/openUndos.ts",
    from: "if (isOpen || running > 0 ||",
    to: "if (isOpen || running < 0 ||",
    tests: [{ file: undo, name: "while the last request of a cancelled batch is in flight" }],
  },
]);
