import { mutantsOf } from "../mutant.ts";

const requireEmail = "test/connector/requireEmail.test.ts";

export const rulesMutants = mutantsOf("admins' rules", [
  {
    id: "A01",
    breaks: "An email address that the admin requires is not asked for by the form.",
    file: "connector/form/contactFields.ts",
    from: '(requireEmail && field.name === "Email" ?',
    to: '(requireEmail && field.name === "" ?',
    tests: [{ file: requireEmail, name: "is required of a single contact, in the form and by its check" }],
  },
  {
    id: "A02",
    breaks: "A single contact is created without the email address that the admin requires.",
    file: "connector/creations/createContact.ts",
    from: "form: contactForm(describe.contact, settings)",
    to: "form: contactForm(describe.contact, { requireEmail: false })",
    tests: [{ file: requireEmail, name: "is required of a single contact, in the form and by its check" }],
  },
  {
    id: "A03",
    breaks: "A batch creates contacts without the email address that the admin requires.",
    file: "connector/batches/claimChunk.ts",
    from: "form: contactForm(describe.contact, rules)",
    to: "form: contactForm(describe.contact, { requireEmail: false })",
    tests: [{ file: requireEmail, name: "is missing in a review, and required of each contact of a batch" }],
  },
  {
    id: "A04",
    breaks: "Who may not edit the email address that the admin requires is not told so.",
    file: "connector/connection/diagnosis/diagnose.ts",
    from: "checkFields(describes, settings)",
    to: "checkFields(describes, { requireEmail: false })",
    tests: [{ file: requireEmail, name: "fails the diagnosis of who may not edit it, where it is required" }],
  },
]);
