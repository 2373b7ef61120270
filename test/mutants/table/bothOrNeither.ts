import { mutantsOf } from "../mutant.ts";

const contacts = "test/connector/contacts.test.ts";
const batches = "test/connector/batches.test.ts";

export const bothOrNeitherMutants = mutantsOf("both or neither", [
  {
    id: "B01",
    breaks: "The contact stays where Salesforce refuses its role.",
    file: "connector/salesforce/createOneContact.ts",
    from: "{ allOrNone: true }",
    to: "{ allOrNone: false }",
    tests: [{ file: contacts, name: "creates neither contact nor role where Salesforce refuses the role" }],
  },
  {
    id: "B02",
    breaks: "Contacts lose their roles.",
    file: "connector/creations/contactOf.ts",
    from: "...(opportunityId !== null && {",
    to: "...(opportunityId === null && {",
    tests: [
      { file: contacts, name: "makes a Contact with the admin's Lead Source" },
      { file: batches, name: "makes each lead's contact and role" },
    ],
  },
  {
    id: "B03",
    breaks: "A batch's contacts lose their roles on the way to Salesforce.",
    file: "connector/salesforce/createManyContacts.ts",
    from: "compositeRequest: contactNodes(contact, suffixOf(index)).map(",
    to: "compositeRequest: contactNodes(contact, suffixOf(index)).slice(0, 1).map(",
    tests: [{ file: batches, name: "makes each lead's contact and role" }],
  },
  {
    id: "B05",
    breaks: "A contact that is found after a lost answer is kept without its role.",
    file: "connector/salesforce/findCreatedContacts.ts",
    from: "({ OpportunityId }) => OpportunityId === sought.opportunityId,",
    to: `({ OpportunityId }) => OpportunityId === "",`,
    tests: [{ file: "test/connector/lostAnswers.test.ts", name: "finds the role with the contact" }],
  },
  {
    id: "B06",
    breaks: "The ledger forgets the role of a single add.",
    file: "connector/salesforce/createOneContact.ts",
    from: "return { ids: { contactId, opportunityContactRoleId } };",
    to: "return { ids: { contactId, opportunityContactRoleId: null } };",
    tests: [{ file: contacts, name: "makes a Contact with the admin's Lead Source" }],
  },
]);
