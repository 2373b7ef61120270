import { mutantsOf } from "../mutant.ts";

const file = "test/connector/rehearsals.test.ts";
const asked = "connector/salesforce/rehearseContacts.ts";
const guard = "connector/salesforce/guardRecord.ts";
const step = "connector/rehearsals/stepRehearsal.ts";
const leaves = { file, name: "leaves org, quota and ledger as they were" };

export const rehearsalMutants = mutantsOf("nothing saved", [
  {
    id: "H01",
    breaks: "Salesforce saves the record that it must refuse.",
    file: guard,
    from: "return { LastName: guardName.repeat(8), AccountId: userId };",
    to: `return { LastName: userId };`,
    tests: [leaves],
  },
  {
    id: "H02",
    breaks: "The contacts of a rehearsal are kept although one record fails.",
    file: asked,
    from: "{ allOrNone: true, records },",
    to: "{ allOrNone: false, records },",
    tests: [leaves],
  },
  {
    id: "H03",
    breaks: "Contacts that a rehearsal has made are not noticed.",
    file: asked,
    from: "if (madeIds.length > 0 || !isRefused(results.at(-1)))",
    to: "if (!isRefused(results.at(-1)))",
    tests: [{ file, name: "where some of a request were saved" }],
  },
  {
    id: "H04",
    breaks: "A guard that only other records held is taken for one that holds.",
    file: asked,
    from: "(result: SaveResult | undefined) => ownErrors(result).length > 0;",
    to: "(result: SaveResult | undefined) => result?.success === false;",
    tests: [{ file, name: "where the guard was undone for another record" }],
  },
  {
    id: "H05",
    breaks: "Nobody looks for what a lost answer may have made.",
    file: step,
    from: "if (madeIds.length > 0) await reportMade(ctx, rehearsal, madeIds);",
    to: "if (madeIds.length < 0) await reportMade(ctx, rehearsal, madeIds);",
    tests: [{ file, name: "is found where its answer was lost" }],
  },
  {
    id: "H06",
    breaks: "Reps rehearse although no admin has turned it on.",
    file: "connector/rehearsals/requireRehearsals.ts",
    from: "if (!settings.rehearsals) throw",
    to: "if (settings.rehearsals === undefined) throw",
    tests: [{ file, name: "is refused until an admin turns rehearsals on" }],
  },
  {
    id: "H07",
    breaks: "Contacts that a rep adds by hand are taken for a rehearsal that was not undone.",
    file: "connector/rehearsals/lookForMade.ts",
    from: "const known = hasGuard ? sought : sought.filter(",
    to: "const known = hasGuard || sought.length > 0 ? sought : sought.filter(",
    tests: [{ file, name: "is told from contacts that the rep adds by hand" }],
  },
]);
