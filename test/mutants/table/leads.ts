import { mutantsOf } from "../mutant.ts";

const leads = "test/connector/leads.test.ts";
const erasure = "test/connector/erasure.test.ts";
const erased = "test/connector/erasedPeople.test.ts";
const whoIsErased = "test/connector/whoIsErased.test.ts";
const keptOut = "connector/privacy/keptOut.test.ts";
const erasedAlone = "test/connector/erasedAlone.test.ts";
const sharing = "test/connector/sharing.test.ts";
const sessions = "test/connector/sessions.test.ts";
const imports = "test/connector/importProgress.test.ts";

export const visibilityMutants = mutantsOf("visibility of leads", [
  {
    id: "V01",
    breaks: "Everybody in the org sees everybody's leads.",
    file: "connector/leads/findLead.ts",
    from: "    or(eq(leads.ownerId, userId), exists(inSharedList)),\n",
    to: "",
    tests: [
      {
        file: leads,
        name: "is shown to nobody else while it is not shared, nor are its leads, admins included",
      },
    ],
  },
  {
    id: "V02",
    breaks: "A lead is everybody's as soon as it is in any list.",
    file: "connector/leads/findLead.ts",
    from: ".where(and(eq(leadListMembers.leadId, leads.id), eq(leadLists.isShared, true)));",
    to: ".where(eq(leadListMembers.leadId, leads.id));",
    tests: [
      {
        file: leads,
        name: "is shown to nobody else while it is not shared, nor are its leads, admins included",
      },
    ],
  },
  {
    id: "V03",
    breaks: "Everybody in the org sees everybody's lists.",
    file: "connector/leads/findLeadList.ts",
    from: "    or(eq(leadLists.ownerId, userId), eq(leadLists.isShared, true)),\n",
    to: "",
    tests: [
      {
        file: leads,
        name: "is shown to nobody else while it is not shared, nor are its leads, admins included",
      },
    ],
  },
  {
    id: "V04",
    breaks: "A colleague may rename, unshare and delete a shared list.",
    file: "connector/leads/findLeadList.ts",
    from: "if (list.ownerId !== ctx.caller.userId) {",
    to: `if (list.ownerId === "") {`,
    tests: [{ file: leads, name: "is shown to everyone in the org for reading once it is shared" }],
  },
  {
    id: "V05",
    breaks: "A colleague sees and undoes a user's creations.",
    file: "connector/creations/ledger/findCreation.ts",
    from: "        eq(creations.userId, userId),\n",
    to: "",
    tests: [{ file: "test/connector/undo.test.ts", name: "is not-found for a colleague's creation" }],
  },
  {
    id: "V06",
    breaks: "A colleague sees and steers a user's batches.",
    file: "connector/batches/findBatch.ts",
    from: ".where(and(eq(batches.id, id), eq(batches.orgId, orgId), eq(batches.userId, userId)))",
    to: ".where(and(eq(batches.id, id), eq(batches.orgId, orgId)))",
    tests: [{ file: "test/connector/batches.test.ts", name: "is found by nobody but its rep" }],
  },
  {
    id: "V07",
    breaks: "A batch takes leads that its user may not see.",
    file: "connector/leads/visibleLeadsById.ts",
    from: '        areVisibleTo(handle, { orgId: sql.placeholder("orgId"), userId: sql.placeholder("userId") }),\n',
    to: "",
    tests: [
      {
        file: "test/connector/batchReviews.test.ts",
        name: "is refused for lists and leads that are somebody else's",
      },
    ],
  },
  {
    id: "V08",
    breaks: "An import merges into another rep's leads of the same profile.",
    file: "connector/leads/storedLeads.ts",
    from: '        eq(leadProfiles.ownerId, sql.placeholder("ownerId")),\n',
    to: "",
    tests: [{ file: leads, name: "never merges into another rep's leads" }],
  },
  {
    id: "V09",
    breaks: "An import merges into another rep's leads of the same name and company.",
    file: "connector/leads/storedLeads.ts",
    from: '  eq(leads.ownerId, sql.placeholder("ownerId")),\n',
    to: "",
    tests: [{ file: leads, name: "never merges into another rep's leads" }],
  },
  {
    id: "V10",
    breaks: "A colleague is shown matches that another user's rights found.",
    file: "connector/memory.ts",
    from: "cacheOf(kind, `${orgId}:${userId}`)",
    to: "cacheOf(kind, `${orgId}:${userId.length}`)",
    tests: [
      {
        file: "test/connector/matchReport.test.ts",
        name: "shows each colleague of a shared list what they themselves may see in Salesforce",
      },
    ],
  },
  {
    id: "V11",
    breaks: "What a colleague links on a shared list holds for everybody.",
    file: "connector/leads/recordLink.ts",
    from: "return ownerId === userId ? everybody : userId;",
    to: "return ownerId === userId ? everybody : everybody;",
    tests: [
      {
        file: sharing,
        name: "holds for the colleague alone who made it, in place of the owner's, which stays for all others",
      },
    ],
  },
  {
    id: "V12",
    breaks: "A link that a colleague took away for themselves goes on holding for them.",
    file: "connector/leads/recordLink.ts",
    from: "and(eq(leadLinks.forUser, everybody), notExists(own), notExists(rejected)),",
    to: "and(eq(leadLinks.forUser, everybody), notExists(own)),",
    tests: [
      {
        file: sharing,
        name: "ends for a colleague who removes the owner's, and holds for all the others",
      },
    ],
  },
  {
    id: "V13",
    breaks: "A colleague may say that the contact made of an owner's lead is none.",
    file: "connector/leads/rejectMatch.ts",
    from: `  if (origin !== "creation") return;\n`,
    to: `  if (origin !== null) return;\n`,
    tests: [
      { file: sharing, name: "is there for everybody, is made once, and is only the owner's to unlink" },
    ],
  },
  {
    id: "V14",
    breaks: "A link shows its record's id to somebody whom Salesforce would not show it.",
    file: "connector/leads/knownVisibility.ts",
    from: "  if (!isVisible) return {};\n",
    to: "",
    tests: [{ file: sharing, name: "is named nowhere, and the lead is linked all the same" }],
  },
  {
    id: "V15",
    breaks: "Anybody cancels an import whose id they have.",
    file: "connector/leads/cancelImport.ts",
    from: ", eq(leadLists.ownerId, userId));",
    to: ");",
    tests: [
      { file: imports, name: "goes on when somebody else cancels it, as if it did not exist for them" },
    ],
  },
  {
    id: "V16",
    breaks: "Everybody in the org sees everybody's imports.",
    file: "connector/leads/runningImport.ts",
    from: "eq(leadLists.orgId, orgId), eq(leadLists.ownerId, userId), isImportRunning",
    to: "eq(leadLists.orgId, orgId), isImportRunning",
    tests: [
      { file: imports, name: "is told nobody else, and an upload that breaks off leaves nothing of it" },
    ],
  },
  {
    id: "V17",
    breaks: "A rep's list is found by the key of somebody else's import.",
    file: "connector/leads/listLeadLists.ts",
    from: ", eq(leadLists.ownerId, ctx.caller.userId));",
    to: ");",
    tests: [
      {
        file: imports,
        name: "is another one where another rep has it, who does not find the list by it",
      },
    ],
  },
  {
    id: "V19",
    breaks: "A search over all lists finds what others have not shared.",
    file: "connector/leads/searchLeads.ts",
    from: "areMeant: visibleLists(ctx.caller)",
    to: "areMeant: undefined",
    tests: [
      {
        file: "test/connector/searchLeads.test.ts",
        name: "finds what a colleague shares, while they do, and nothing else of theirs",
      },
    ],
  },
  {
    id: "V20",
    breaks: "Leads are put into a list of a colleague.",
    file: "connector/leads/addLeads.ts",
    from: "return (await findOwnList(ctx, listId)).id;",
    to: "return listId;",
    tests: [{ file: "test/connector/addedLeads.test.ts", name: "a colleague's list that is shared" }],
  },
]);

export const erasureMutants = mutantsOf("erasure", [
  {
    id: "X01",
    breaks: "An erased lead's profile stays.",
    file: "connector/privacy/removeLeads.ts",
    from: "changesOf(await handle.delete(leads).where(inArray(leads.id, ids)).run());",
    to: "ids.length;",
    tests: [{ file: erasure, name: "is gone after the rep has deleted the list" }],
  },
  {
    id: "X02",
    breaks: "The ledger keeps what was sent of an erased person.",
    file: "connector/privacy/removeLeads.ts",
    from: "contact: null, role: null, externalId: null, requestDigest",
    to: "requestDigest",
    tests: [{ file: erasure, name: "is gone after the rep has deleted the list" }],
  },
  {
    id: "X03",
    breaks: "A batch's row keeps the words of a refusal, which may quote an erased person's name.",
    file: "connector/privacy/removeLeads.ts",
    from: ".set({ contact: null, role: null, problem: problem && withoutPeople(problem) })",
    to: ".set({ contact: null, role: null })",
    tests: [{ file: erasure, name: "is gone after the rep has deleted the list" }],
  },
  {
    id: "X27",
    breaks: "An undo that Salesforce refuses names the person again who was erased meanwhile.",
    file: "connector/privacy/keptProblem.ts",
    from: "return isToldInWords ? problem : withoutPeople(problem);",
    to: "return problem;",
    tests: [{ file: erasure, name: "an undo that was under way when the person was erased stores no words" }],
  },
  {
    id: "X04",
    breaks: "A lead is erased while it is not known whether a contact was made of it.",
    file: "connector/privacy/removeLeads.ts",
    from: "leadIds.filter((id) => !needed.has(id));",
    to: "[...leadIds];",
    tests: [{ file: erasure, name: "is hidden at once, and its rest is removed when that has ended" }],
  },
  {
    id: "X05",
    breaks: "An erased person comes back with the next import.",
    file: "connector/privacy/erasedCheck.ts",
    from: "if (whatKeepsOut(row, { has, kinds }).length > 0) return true;",
    to: "",
    tests: [{ file: erased, name: "is kept as hashes that tell nothing, also after the keys were rotated" }],
  },
  {
    id: "X18",
    breaks: "Somebody with a profile of their own is erased with whom they share an address.",
    file: "connector/privacy/chooseLeads.ts",
    from: 'return haveTwoProfiles(known.profileUrls, facts.profileUrls) ? "profile" : null;',
    to: "return null;",
    tests: [{ file: erasedAlone, name: "stay by a profile of their own where they share an address" }],
  },
  {
    id: "X19",
    breaks: "A lead that may be somebody else's is erased.",
    file: "connector/privacy/chooseLeads.ts",
    from: " && !others.some(({ facts }) => mayBeOne(each.facts, facts))",
    to: "",
    tests: [{ file: erasedAlone, name: "stay where nothing tells whether a row is theirs or the person's" }],
  },
  {
    id: "X20",
    breaks: "Who stays is kept out of later imports.",
    file: "connector/privacy/rememberedOf.ts",
    from: "left.delete(identityKey(each));",
    to: "void each;",
    tests: [{ file: whoIsErased, name: "somebody whose whole name an initial that is asked for may mean" }],
  },
  {
    id: "X21",
    breaks: "Somebody with a similar name is erased with whom they share an address.",
    file: "connector/privacy/nameFit.ts",
    from: 'fittingFamily.has(family) ? "fits" : "similar"',
    to: 'fittingFamily.has(family) ? "fits" : "fits"',
    tests: [{ file: whoIsErased, name: "a similar name at one address" }],
  },
  {
    id: "X22",
    breaks: "A profile in a further column makes two people one.",
    file: "connector/privacy/leadFacts.ts",
    from: "mainProfiles: [...profileUrls],",
    to: "mainProfiles: [...profileUrls, ...furtherProfiles],",
    tests: [{ file: whoIsErased, name: "somebody with the person's profile in a further column, beside" }],
  },
  {
    id: "X23",
    breaks: "A lead that waits to be erased is found by an import, and stays.",
    file: "connector/leads/storedLeads.ts",
    from: "  eq(leads.isErased, false),\n",
    to: "",
    tests: [{ file: erasedAlone, name: "a lead that was erased while its creation ran" }],
  },
  {
    id: "X24",
    breaks: "An erased person comes back with a new profile at their own address.",
    file: "connector/privacy/keptOut.ts",
    from: "emails: mainEmails }",
    to: "emails: [] }",
    tests: [{ file: whoIsErased, name: "whoever has an address that the person alone had" }],
  },
  {
    id: "X25",
    breaks: "Somebody is kept out who came in by what is not remembered for others.",
    file: "connector/privacy/rememberedOf.ts",
    from: "if (left.size === before) return",
    to: "return",
    tests: [{ file: keptOut, name: "no lead that stays is kept out" }],
  },
  {
    id: "X26",
    breaks: "The same words a second time erase the namesake who stayed.",
    file: "connector/privacy/chooseLeads.ts",
    from: "return why ?? whyLetIn(chosen.before.byJob, facts);",
    to: "return why;",
    tests: [{ file: whoIsErased, name: "a namesake at the company beside whom" }],
  },
  {
    id: "X06",
    breaks: "What names an erased person elsewhere stays.",
    file: "connector/privacy/erasePerson.ts",
    from: "  await removeMentions(database, found);\n",
    to: "",
    tests: [{ file: erasure, name: "is taken out of what other people's leads and batches hold" }],
  },
  {
    id: "X07",
    breaks: "Leads are erased long before their time.",
    file: "connector/privacy/eraseOldLeads.ts",
    from: "keptSince(now, { days: retentionDays })",
    to: "keptSince(now, { minutes: retentionDays })",
    tests: [{ file: erasure, name: "are erased once no import has brought them for longer" }],
  },
  {
    id: "X08",
    breaks: "Signing out keeps the tokens.",
    file: "connector/signIn/signOut.ts",
    from: "app.database.delete(grants).where(eq(grants.id, grantId)).returning().get();",
    to: "app.database.select().from(grants).where(eq(grants.id, grantId)).get();",
    tests: [
      { file: sessions, name: "ends the session, revokes the grant at Salesforce and erases the tokens" },
    ],
  },
  {
    id: "X09",
    breaks: "Signing out leaves the grant at Salesforce.",
    file: "connector/signIn/signOut.ts",
    from: "  await endGrant(ctx, caller.grantId);\n",
    to: "",
    tests: [
      { file: sessions, name: "ends the session, revokes the grant at Salesforce and erases the tokens" },
    ],
  },
  {
    id: "X10",
    breaks: "Lapsed grants are kept.",
    file: "connector/signIn/sweep.ts",
    from: "  for (const { id } of lapsed) await endGrant(app, id);\n",
    to: "",
    tests: [{ file: sessions, name: "is revoked and erased, and not before" }],
  },
  {
    id: "X11",
    breaks: "Deleting a list deletes leads that another list holds.",
    file: "connector/leads/deleteLeadList.ts",
    from: "ids.filter((id) => !kept.has(id)),",
    to: "ids,",
    tests: [
      {
        file: leads,
        name: "takes its leads along when it is deleted, but not those that another list holds",
      },
    ],
  },
  {
    id: "X12",
    breaks: "What was sent of a contact is kept after it was created.",
    file: "connector/creations/ledger/settleCreated.ts",
    from: "      contact: null,\n      settledAt,\n",
    to: "      settledAt,\n",
    tests: [
      {
        file: "test/connector/lostAnswers.test.ts",
        name: "ends in created after the contact was made, with one contact, its quota and its link",
      },
    ],
  },
  {
    id: "X13",
    breaks: "Leads go on the day of an upgrade.",
    file: "connector/privacy/eraseOldLeads.ts",
    from: " || (retentionFrom !== null && now < retentionFrom)",
    to: "",
    tests: [
      {
        file: "test/connector/retention.test.ts",
        name: "is told what will go and when, and loses nothing until then",
      },
    ],
  },
  {
    id: "X14",
    breaks: "Copies of deleted rows stay in unused parts of the file.",
    file: "connector/database/sqlite/engine.ts",
    from: '      await whenFree(() => client.exec("VACUUM"));\n',
    to: "",
    tests: [
      { file: erasure, name: "has nothing of erased leads in it, wherever the engine had moved their rows" },
    ],
  },
  {
    id: "X16",
    breaks: "Who has an erased person's address in a further column goes with them.",
    file: "connector/privacy/isOwnColumn.ts",
    from: "return words.every((word)",
    to: "return words.some((word)",
    tests: [{ file: whoIsErased, name: "somebody who alone has an address, as that of a manager" }],
  },
  {
    id: "X17",
    breaks: "A restored backup brings back who was erased since.",
    file: "connector/privacy/carryErasures.ts",
    from: "    client.exec(takeOver);\n",
    to: "",
    tests: [
      {
        file: "test/connector/operations.test.ts",
        name: "does not bring back who was erased since the backup, also by a later import",
      },
    ],
  },
  {
    id: "X15",
    breaks: "A batch that the rep has begun again goes with its age.",
    file: "connector/batches/eraseOldBatches.ts",
    from: 'and(inArray(batches.state, ["finished", "cancelled"]), lt(batches.finishedAt, before))',
    to: "lt(batches.createdAt, before)",
    tests: [
      {
        file: "connector/batches/eraseOldBatches.test.ts",
        name: "stays while it runs, and is cancelled once it has not moved for as long",
      },
    ],
  },
  {
    id: "X28",
    breaks: "A person who was erased on request comes back by being typed or pasted.",
    file: "connector/leads/addLeads.ts",
    from: "      (await isErased(lead)) || ",
    to: "      ",
    tests: [
      { file: "test/connector/addedLeads.test.ts", name: "leaves out a person who was erased on request" },
    ],
  },
  {
    id: "X29",
    breaks: "A lead that is being erased comes back by a request that is sent again.",
    file: "connector/leads/addLeads.ts",
    from: " || (await storedLeads(tx, owner).byId(id))?.isErased === true;",
    to: ";",
    tests: [
      { file: "test/connector/addedLeads.test.ts", name: "leaves out one who was erased and only waits" },
    ],
  },
]);
