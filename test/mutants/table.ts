/** A small change that breaks a promise and that only a person could think of: the tools make the others. */
export interface Mutant {
  /** What then goes wrong, for somebody who does not know the code. */
  breaks: string;
  file: string;
  /** Stands in the file exactly once. */
  from: string;
  to: string;
  /** The file and a part of the name of a test that must fail, and the project that alone runs it. */
  seenBy: readonly [file: string, name: string, project?: string];
}

const contacts = "test/connector/contacts.test.ts";
const lost = "test/connector/lostAnswers.test.ts";
const batchUndo = "test/connector/batchUndo.test.ts";
const rehearsals = "test/connector/rehearsals.test.ts";
const forged = "test/connector/forgedAnswers.test.ts";
const erasure = "test/connector/erasure.test.ts";

export const mutantTable: readonly Mutant[] = [
  {
    breaks: "A connection cut after the request counts as one that never was.",
    file: "connector/salesforce/transport.ts",
    from: "throw new NoAnswerError(wasSent, error,",
    to: "throw new NoAnswerError(false && wasSent, error,",
    seenBy: [lost, "ends in created after the contact was made, with one contact, its quota and its link"],
  },
  {
    breaks: "A lost answer is given up at once, while Salesforce may still be at work.",
    file: "connector/creations/ledger/schedule.ts",
    from: "    waitedMs(app, creation) >=\n",
    to: "    waitedMs(app, creation) + 3_600_000 >=\n",
    seenBy: [lost, "is not given up at once if nothing was made"],
  },
  {
    breaks: "A contact that another creation made is adopted a second time.",
    file: "connector/creations/reconcile/reconcile.ts",
    from: "return found.filter(({ contactId }) => !taken.has(contactId));",
    to: "return found;",
    seenBy: [lost, "takes its own contact where only the name tells it and a namesake's came first"],
  },
  {
    breaks: "A connector sends what others took for that of one that has ended.",
    file: "connector/creations/sendCreations.ts",
    from: "waitedMs() > sentWithinMs || claimed.some((creation) => creation.runner !== runner.id)",
    to: "waitedMs() > sentWithinMs",
    seenBy: ["test/connector/zombies.test.ts", "lost its locks since"],
  },
  {
    breaks: "Two connectors run batches at once: a user has two requests in flight.",
    file: "connector/database/runner.ts",
    from: `const release = await locks.tryLock("background");`,
    to: "const release = async () => undefined;",
    seenBy: ["connector/database/runner.test.ts", "have one leader at a time"],
  },
  {
    breaks: "A contact that has a role on the opportunity gets a second one.",
    file: "connector/creations/roles/addRole.ts",
    from: "    if (there) throw sayThere(ctx, row, there, opportunity);\n",
    to: "",
    seenBy: [
      "test/connector/addedRoles.test.ts",
      "is refused where the contact has one there, which is named",
    ],
  },
  {
    breaks: "A colleague's idempotency key answers with the colleague's contact.",
    file: "connector/creations/ledger/find.ts",
    from: "eq(creations.userId, userId),\n          inArray",
    to: "inArray",
    seenBy: [contacts, "keeps the keys of two users apart"],
  },
  {
    breaks: "Nobody asks for the quota where it is taken.",
    file: "connector/creations/ledger/claim.ts",
    from: "id: lead.id }, quota });",
    to: "id: lead.id } });",
    seenBy: [contacts, "takes the last of the quota once, however many ask at once"],
  },
  {
    breaks: "A crash between count and deletion counts creations twice.",
    file: "connector/database/inSteps.ts",
    from: "inTransaction(database, step)",
    to: "step(database)",
    seenBy: [
      "connector/settings/thinLedger.test.ts",
      "counts nothing twice after a crash between the count and the deletion",
    ],
  },
  {
    breaks: "A contact stays where Salesforce refuses its role.",
    file: "connector/salesforce/createOneContact.ts",
    from: "{ allOrNone: true }",
    to: "{ allOrNone: false }",
    seenBy: [contacts, "creates neither contact nor role where Salesforce refuses the role"],
  },
  {
    breaks: "A contact that is found after a lost answer is kept without its role.",
    file: "connector/salesforce/findCreatedContacts.ts",
    from: "OpportunityId === sought.opportunityId &&",
    to: `OpportunityId === "" &&`,
    seenBy: [lost, "finds the role with the contact"],
  },
  {
    breaks: "An undo of a batch deletes a contact that a colleague has edited.",
    file: "connector/creations/lookUpForUndos.ts",
    from: "  if (!fate.isUntouched) return keepChanged(by);\n",
    to: "",
    seenBy: [batchUndo, "keeps a contact that a colleague has"],
  },
  {
    breaks: "A deletion whose answer was lost is sent again.",
    file: "connector/jobs/undo/removeChunk.ts",
    from: "      } else await tellUnknown(ctx, creation, end.error);",
    to: "      } else await withdrawUndo(ctx, creation);",
    seenBy: [batchUndo, "sends a deletion that was lost on its way no second time"],
  },
  {
    breaks: "Salesforce saves the record of a rehearsal that it must refuse.",
    file: "connector/salesforce/rehearseContacts.ts",
    from: "return { LastName: guardName.repeat(8), AccountId: userId };",
    to: "return { LastName: userId };",
    seenBy: [rehearsals, "leaves org, quota and ledger as they were"],
  },
  {
    breaks: "Contacts that a rehearsal has made are not noticed.",
    file: "connector/salesforce/rehearseContacts.ts",
    from: "if (madeIds.length > 0 || !isRefused(results.at(-1)))",
    to: "if (!isRefused(results.at(-1)))",
    seenBy: [rehearsals, "where some of a request were saved"],
  },
  {
    breaks: "The panel's code is posted to whatever page opened the window.",
    file: "connector/routes/callbackPage.ts",
    from: "signInId, code }, origin });",
    to: `signInId, code }, origin: "*" });`,
    seenBy: ["test/connector/signIn.test.ts", "hands its code to the panel's own origin and no other"],
  },
  {
    breaks: "A token answer without Salesforce's signature is used.",
    file: "connector/salesforce/oauth.ts",
    from: `if (!complete || !isSignedBy(settings.clientSecret, text("id") + text("issued_at"), text("signature"))) {`,
    to: "if (!complete) {",
    seenBy: [forged, "is not used for anything without Salesforce's signature"],
  },
  {
    breaks: "Two connectors refresh one sign-in at once: rotation ends it.",
    file: "connector/signIn/grantStore.ts",
    from: "alone: (grantId, work) => runner.inTurn(lockOf(grantId), patienceMs, busy, work),",
    to: "alone: (_grantId, work) => work(),",
    seenBy: ["test/connector/twoConnectors.test.ts", "refresh a sign-in one after the other", "postgres"],
  },
  {
    breaks: "What names an erased person elsewhere stays.",
    file: "connector/privacy/erasePerson.ts",
    from: "if (blanksTexts) erased.blanked",
    to: "if (!blanksTexts) erased.blanked",
    seenBy: [
      erasure,
      "is nowhere in a file after texts of others were blanked, and what else these say stays",
    ],
  },
  {
    breaks: "Copies of deleted rows stay in unused parts of the file.",
    file: "connector/database/sqlite/engine.ts",
    from: `        client.exec("VACUUM");\n`,
    to: "",
    seenBy: [erasure, "has nothing of erased leads in it, wherever the engine had moved their rows"],
  },
  {
    breaks: "Somebody who stays is kept out by what the erased person had, too.",
    file: "connector/privacy/erasePerson.ts",
    from: "others.has(key) ? [] : [identity]",
    to: "[identity]",
    seenBy: [
      "test/connector/whoIsErased.test.ts",
      "stays, and is imported again, while the person stays out",
    ],
  },
  {
    breaks: "The admin's ceiling of API calls is asked for at the beginning of a step alone.",
    file: "connector/jobs/stepJob.ts",
    from: "if (path !== allowancePath) await",
    to: `if (path === "") await`,
    seenBy: [
      "test/connector/allowance.test.ts",
      "ends in the middle where an answer tells that the ceiling is reached",
    ],
  },
];
