import { mutantsOf } from "../mutant.ts";

const zombies = "test/connector/zombies.test.ts";
const lost = "test/connector/lostAnswers.test.ts";
const batches = "test/connector/batches.test.ts";
const runner = "connector/database/runner.test.ts";
const two = "test/connector/twoConnectors.test.ts";
const undo = "test/connector/undo.test.ts";
const touched = "test/connector/undoTouched.test.ts";
const atTwo = "test/connector/undoAtTwo.test.ts";
const looks = "test/connector/undoLooks.test.ts";
const clicks = "test/connector/undoClicks.test.ts";
const restored = "test/connector/restored.test.ts";
const roles = "test/connector/addedRoles.test.ts";

export const exactlyOnceMutants = mutantsOf("exactly once", [
  {
    id: "M01",
    breaks:
      "Creations are marked as sent only after their request: a crash meanwhile gives up contacts that are there.",
    file: "connector/creations/sendCreations.ts",
    from: `    await markSent(ctx, claimed, salesforce.salesforceTime);
  } catch (error) {
    for (const { id } of claimed) inFlight.delete(id);
    throw error;
  }
  try {
    const outcomes = (await request(salesforce)).map((outcome, index) => namingLost(outcome, claimed[index]));
`,
    to: `    const outcomes = (await request(salesforce)).map((outcome, index) => namingLost(outcome, claimed[index]));
    await markSent(ctx, claimed, salesforce.salesforceTime);
`,
    tests: [
      { file: lost, name: "leaves an add that Salesforce is still working on as sent in the ledger" },
      { file: batches, name: "whose answer was lost finds every contact again" },
    ],
  },
  {
    id: "M12",
    breaks: "A connector's own job releases what it is about to send.",
    file: "connector/creations/ledger/claim.ts",
    from: "ctx.runner.inFlight.add(id);",
    to: "",
    tests: [{ file: zombies, name: "is nobody's to release while its connector is about to send it" }],
  },
  {
    id: "M13",
    breaks: "A connector that stood still sends what others have settled meanwhile.",
    file: "connector/creations/sendCreations.ts",
    from: "waitedMs() > sentWithinMs || ",
    to: "",
    tests: [{ file: zombies, name: "stood still for too long" }],
  },
  {
    id: "M14",
    breaks: "A connector sends what others took for that of one that has ended.",
    file: "connector/creations/sendCreations.ts",
    from: "waitedMs() > sentWithinMs || claimed.some((creation) => creation.runner !== runner.id)",
    to: "waitedMs() > sentWithinMs",
    tests: [{ file: zombies, name: "lost its locks since" }],
  },
  {
    id: "M15",
    breaks: "A connector goes on showing matches from before another one changed the CRM.",
    file: "connector/matches/matchCache.ts",
    from: "  if (noticeCrmChange(ctx)) known.clear();\n",
    to: "",
    tests: [{ file: "test/connector/matchesAtTwo.test.ts", name: "is known at the other one" }],
  },
  {
    id: "M08",
    breaks: "Two connectors run batches at once: a user has two requests in flight.",
    file: "connector/database/runner.ts",
    from: `const release = await locks.tryLock("background");`,
    to: `const release = async () => undefined;`,
    tests: [
      { file: runner, name: "have one leader at a time" },
      { file: two, name: "hand over: once the one that runs batches stops" },
    ],
  },
  {
    id: "M09",
    breaks: "Another connector is always taken for dead: what it waits for is released.",
    file: "connector/database/sqlite/fileLocks.ts",
    from: "if (release === null) return true;",
    to: "if (release === null) return false;",
    tests: [
      { file: runner, name: "see each other as running until one of them ends" },
      { file: two, name: "never take what the other is waiting for as lost" },
    ],
  },
  {
    id: "E01",
    breaks: "A lost answer is given up at once, while Salesforce may still be at work.",
    file: "connector/creations/ledger/schedule.ts",
    from: "    waitedMs(app, creation) >=\n",
    to: "    waitedMs(app, creation) + 3_600_000 >=\n",
    tests: [{ file: lost, name: "is not given up at once if nothing was made" }],
  },
  {
    id: "E02",
    breaks: "A lost answer counts as a failure.",
    file: "connector/creations/sendCreations.ts",
    from: `if (error instanceof AppError && error.code !== "outcome-unknown") {`,
    to: "if (error instanceof AppError) {",
    tests: [
      {
        file: lost,
        name: "ends in created after the contact was made, with one contact, its quota and its link",
      },
      { file: batches, name: "whose answer was lost finds every contact again" },
    ],
  },
  {
    id: "E03",
    breaks: "A connection cut after the request counts as one that never was.",
    file: "connector/salesforce/transport.ts",
    from: "throw new NoAnswerError(wasSent, error,",
    to: "throw new NoAnswerError(false && wasSent, error,",
    tests: [
      {
        file: lost,
        name: "ends in created after the contact was made, with one contact, its quota and its link",
      },
    ],
  },
  {
    id: "E04",
    breaks: "The package's unique field stays empty: nothing in Salesforce keeps a second contact out.",
    file: "connector/creations/validateContact.ts",
    from: "      ...(externalId && { [externalId.field]: externalId.value }),\n",
    to: "",
    tests: [
      { file: "test/connector/contacts.test.ts", name: "makes a Contact with the admin's Lead Source" },
    ],
  },
  {
    id: "E06",
    breaks: "A lead that is being created may be begun again.",
    file: "connector/creations/ledger/refuseCreation.ts",
    from: "  refuseRunning,\n",
    to: "",
    tests: [
      {
        file: "test/connector/overtaken.test.ts",
        name: "is refused while another request for the same lead is in flight",
      },
    ],
  },
  {
    id: "E07",
    breaks: "A connector takes its own request in flight for lost.",
    file: "connector/creations/reconcile/releaseInterrupted.ts",
    from: "    if (app.runner.inFlight.has(creation.id)) continue;\n",
    to: "",
    tests: [{ file: lost, name: "leaves an add that Salesforce is still working on as sent in the ledger" }],
  },
  {
    id: "E08",
    breaks: "A contact that another creation made is adopted a second time.",
    file: "connector/creations/reconcile/reconcileCreations.ts",
    from: "return found.filter(({ contactId }) => !taken.has(contactId));",
    to: "return found;",
    tests: [
      { file: lost, name: "takes its own contact where only the name tells it and a namesake's came first" },
    ],
  },
  {
    id: "E09",
    breaks: "What was given up is never looked for again.",
    file: "connector/creations/reconcile/reconcileCreations.ts",
    from: "settleFailed(ctx, creation, notCreated(), { checkAt: lateCheckAt(ctx) });",
    to: "settleFailed(ctx, creation, notCreated());",
    tests: [
      {
        file: lost,
        name: "is adopted if its contact came within a quarter of an hour after it was given up",
      },
    ],
  },
  {
    id: "E10",
    breaks:
      "A lost contact is looked for by the connector's clock, which may be minutes ahead of Salesforce's.",
    file: "connector/creations/reconcile/reconcileCreations.ts",
    from: "return new Date(sentAfter ?? createdAt - unknownSkewMs);",
    to: "return new Date(sentAfter === null ? createdAt - unknownSkewMs : createdAt);",
    tests: [{ file: lost, name: "is settled by name, account, creator and time" }],
  },
  {
    id: "E11",
    breaks: "A lead is not linked to the contact that was made of it, and is offered again.",
    file: "connector/creations/ledger/settleCreated.ts",
    from: "    await linkToContact(transaction, creation, ids.contactId, now);\n",
    to: "",
    tests: [
      { file: "test/connector/contacts.test.ts", name: "makes a Contact with the admin's Lead Source" },
    ],
  },
  {
    id: "E12",
    breaks: "A page of Salesforce's edge in answer to a write counts as a failure.",
    file: "connector/salesforce/translateError.ts",
    from: "if ((request.status >= 500 || request.status < 400) && !request.isRead) return outcomeUnknown(error);",
    to: "",
    tests: [
      {
        file: "connector/salesforce/translateError.test.ts",
        name: "includes a page of Salesforce's edge: a write is unknown then",
      },
    ],
  },
  {
    id: "E14",
    breaks: "A contact found late is not adopted by the creation that was given up.",
    file: "connector/creations/ledger/settleCreated.ts",
    from: `and(eq(creations.state, "failed"), isNotNull(creations.lostAt));`,
    to: `and(eq(creations.state, "failed"), eq(creations.id, ""));`,
    tests: [
      {
        file: lost,
        name: "is adopted if its contact came within a quarter of an hour after it was given up",
      },
    ],
  },
  {
    id: "E15",
    breaks: "What a crashed connector had sent is given up at the next start.",
    file: "connector/creations/reconcile/releaseInterrupted.ts",
    from: `if (now.state !== "reserved") return markUnknown(app, creation);`,
    to: `if (now.state !== "sent") return markUnknown(app, creation);`,
    tests: [{ file: lost, name: "finds the contact at its next start if killed between request and answer" }],
  },
  {
    id: "E16",
    breaks: "A batch's creations do not say which connector sends them: another one releases them.",
    file: "connector/creations/ledger/claim.ts",
    from: "runner: ctx.runner.id,",
    to: "runner: null,",
    tests: [{ file: two, name: "hand over: once the one that runs batches stops" }],
  },
  {
    id: "E17",
    breaks: "A failed second try hides that the first one made the contact after all.",
    file: "connector/creations/ledger/updateBatchRow.ts",
    from: "if (!row || (await hasItsContact(handle, batchId, leadId))) return null;",
    to: "if (!row) return null;",
    tests: [
      {
        file: "connector/creations/ledger/updateBatchRow.test.ts",
        name: "stays created where the first try turned out to have made the contact",
      },
    ],
  },
  {
    id: "E18",
    breaks: "An answer that speaks of fewer contacts than were sent fails the others.",
    file: "connector/salesforce/createManyContacts.ts",
    from: "if (Array.isArray(answers) && answers.length === count) return;",
    to: "if (Array.isArray(answers)) return;",
    tests: [{ file: batches, name: "takes no lead for failed that Salesforce's answer leaves out" }],
  },
  {
    id: "E19",
    breaks: "A server error in the middle of a write counts as a refusal.",
    file: "connector/salesforce/translateError.ts",
    from: `return !isRead && status >= 500 && !meaningOfItems(`,
    to: `return isRead && status >= 500 && !meaningOfItems(`,
    tests: [
      {
        file: "connector/salesforce/translateError.test.ts",
        name: "includes a failure on Salesforce's side",
      },
    ],
  },
  {
    id: "E20",
    breaks: "A connector that lost its lock while it started runs without one that others see.",
    file: "connector/database/sqlite/fileLocks.ts",
    from: "if (release === null || existsSync(fileOf(name))) return release;",
    to: "if (true) return release;",
    tests: [{ file: runner, name: "count as alive even where a leader cleared their lock away" }],
  },
  {
    id: "E21",
    breaks: "A contact that an earlier try found while the later one was being answered is counted twice.",
    file: "connector/creations/ledger/settleCreated.ts",
    from: "if (!isFound) await giveUpContact(app, transaction, creation, ids.contactId);",
    to: "",
    tests: [{ file: lost, name: "yields its contact to a later try that is being answered" }],
  },
  {
    id: "E22",
    breaks: "A given-up try takes the contact that a request for a namesake of another lead is just making.",
    file: "connector/creations/reconcile/reconcileCreations.ts",
    from: "if (ours && (await isBeingMade(ctx, creation))) {",
    to: 'if (ours && creation.id === "") {',
    tests: [{ file: lost, name: "takes no contact of a namesake that is being created for another lead" }],
  },
  {
    id: "E23",
    breaks:
      "An undo sends its deletion before it is written down: a crash meanwhile leaves it untold for ever.",
    file: "connector/creations/ledger/markUndoing.ts",
    from: ".set({ ...undos, problem: null })",
    to: ".set({ problem: null })",
    tests: [{ file: undo, name: "is found out after its connector was killed" }],
  },
  {
    id: "E24",
    breaks:
      "A contact that is still there after a lost deletion counts as deleted, and its lead is added again.",
    file: "connector/creations/reconcile/settleUndos.ts",
    from: `if (fate === "deleted") await markUndone(`,
    to: `if (fate) await markUndone(`,
    tests: [{ file: undo, name: "leaves a contact that is still there" }],
  },
  {
    id: "E25",
    breaks: "Undo deletes a contact with a role that a colleague has edited.",
    file: "connector/creations/lookUpContact.ts",
    from: `if (own.some(({ isUntouched }) => !isUntouched)) return "role-changed";`,
    to: "",
    tests: [{ file: touched, name: "a contact whose role a colleague has edited at once" }],
  },
  {
    id: "E26",
    breaks: "Undo deletes a contact with the tasks that somebody has logged for it.",
    file: "connector/salesforce/lookUpWithChildren.ts",
    from: `    ...others.map((other) => look<ChildRow>(session, other)),\n`,
    to: "",
    tests: [{ file: touched, name: "has logged a task" }],
  },
  {
    id: "E27",
    breaks: "Clicks on Undo at the same time each send a deletion.",
    file: "connector/creations/undoCreation.ts",
    from: "await together(ctx.memory.shared(undosUnderWay), creation.id, () => undoInFlight(ctx, creation));",
    to: "await undo(ctx, creation);",
    tests: [{ file: clicks, name: "are one: Salesforce is asked once, and each is answered alike" }],
  },
  {
    id: "E28",
    breaks: "A gateway's refusal of a deletion counts as Salesforce's: what is gone is kept as created.",
    file: "connector/salesforce/deleteContact.ts",
    from: `return code === "outcome-unknown" || (isAnswered && !(cause instanceof SalesforceRefusal));`,
    to: `return code === "outcome-unknown" || (isAnswered && cause === undefined);`,
    tests: [{ file: undo, name: "is not taken for done by" }],
  },
  {
    id: "E29",
    breaks: "The background asks another org, in which a user has the same id, how a creation ended.",
    file: "connector/signIn/contextFor.ts",
    from: `        eq(grants.orgId, orgId),
        eq(users.orgId, orgId),
`,
    to: "",
    tests: [{ file: lost, name: "is not looked for in another org, where its user has the same id" }],
  },
  {
    id: "E30",
    breaks: "Undo deletes a contact though Salesforce failed to show what was added to it.",
    file: "connector/creations/lookUpContact.ts",
    from: "if (found.failed.length > 0) throw sayNotLooked(found.failed);",
    to: "",
    tests: [{ file: looks, name: "stays, and the rep reads which, and what to do" }],
  },
  {
    id: "E31",
    breaks: "A refused undo takes what another connector has sent for lost: it is in doubt for minutes.",
    file: "connector/creations/ledger/markKept.ts",
    from: "openUndos(row).filter((at) => at !== creation.undoAt);",
    to: "openUndos(row).filter((at) => at < (creation.undoAt ?? 0));",
    tests: [{ file: atTwo, name: "leaves no doubt where Salesforce refuses both" }],
  },
  {
    id: "E32",
    breaks: "An older file that is copied over the database is taken for the database.",
    file: "connector/database/restored.ts",
    from: "return seen === null || seen > steps;",
    to: "return false;",
    tests: [{ file: restored, name: "learns of the contacts that were made since" }],
  },
  {
    id: "E33",
    breaks: "What a backup has as reserved counts as not sent, though it was sent after the backup.",
    file: "connector/creations/reconcile/releaseInterrupted.ts",
    from: "if ((await openRestores(tx, creation)).length === 0)",
    to: "if (tx)",
    tests: [{ file: restored, name: "finds what the backup has as reserved by its name" }],
  },
  {
    id: "E34",
    breaks: "After a restore, two connectors write a contact that both have found.",
    file: "connector/creations/ledger/recoverCreation.ts",
    from: "  if (known) return true;",
    to: "",
    tests: [{ file: restored, name: "writes a contact once that several have found" }],
  },
  {
    id: "E35",
    breaks: "A creation is claimed although Salesforce was not asked since a restore.",
    file: "connector/creations/ledger/claim.ts",
    from: `if (!(await countClaim(transaction, ctx.caller))) throw refusal("restored-not-asked");`,
    to: "await countClaim(transaction, ctx.caller);",
    tests: [{ file: restored, name: "is looked for once more in the transaction of a claim" }],
  },
  {
    id: "E36",
    breaks: "After a restore, a batch of the backup goes on before Salesforce was asked.",
    file: "connector/batches/stepBatch.ts",
    from: "  await correctLedger(ctx);\n",
    to: "",
    tests: [{ file: restored, name: "asks before a batch goes on" }],
  },
  {
    id: "E37",
    breaks: "A folder that was put back with all its files is taken for the one that went on.",
    file: "connector/database/sqlite/fileWitness.ts",
    from: " && Math.abs(ctimeMs - mtimeMs) <= roundedMs;",
    to: " && ctimeMs > 0;",
    tests: [{ file: restored, name: "where the whole folder with all its files was put back" }],
  },
  {
    id: "E38",
    breaks: "A contact that has a role on the opportunity gets a second one.",
    file: "connector/creations/roles/addRole.ts",
    from: "    if (there) throw sayThere(ctx, row, there, opportunity);\n",
    to: "",
    tests: [{ file: roles, name: "is refused where the contact has one there, which is named" }],
  },
  {
    id: "E39",
    breaks: "A role isn't marked as sent: a crash meanwhile gives up one that is there.",
    file: "connector/creations/roles/addRole.ts",
    from: "  await markRoleSent(ctx, row);\n",
    to: "",
    tests: [{ file: roles, name: "lost its locks since" }],
  },
  {
    id: "E40",
    breaks: "A role whose answer was lost is given up at once, while Salesforce may still be at work.",
    file: "connector/creations/roles/lookForRole.ts",
    from: "  else if (!mayNotBeAtWork(ctx, row)) return false;\n",
    to: "",
    tests: [{ file: roles, name: "is given up only when Salesforce can't be at work any more" }],
  },
  {
    id: "E41",
    breaks: "A role of another is found after a lost answer, and taken for the one that was sent.",
    file: "connector/creations/roles/lookForRole.ts",
    from: "roles.find(({ createdById }) => createdById === row.userId)",
    to: "roles[0]",
    tests: [{ file: roles, name: "is not taken from a colleague who made it by hand" }],
  },
  {
    id: "E42",
    breaks:
      "A colleague who doesn't see the opportunity says that a lost role is missing, and it is free for a second one.",
    file: "connector/creations/roles/lookForRole.ts",
    from: "else if (isSeen) await",
    to: "else if (role) await",
    tests: [{ file: roles, name: "is not said to be missing by a colleague" }],
  },
  {
    id: "E43",
    breaks:
      "A lost answer of a colleague who has signed out blocks its contact and opportunity for everybody.",
    file: "connector/creations/roles/addRole.ts",
    from: "  await settleColleagues(ctx, wanted);\n",
    to: "",
    tests: [{ file: roles, name: "may be added by the next colleague" }],
  },
]);
