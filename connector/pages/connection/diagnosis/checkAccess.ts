import {
  contactFieldsOf,
  type ContactRules,
  fieldsRequiredByOrg,
  hasCountryPicklist,
  nameInSetup,
  nameOfField,
} from "../../../form/contactFields.ts";
import { externalIdField } from "../../../form/picklists.ts";
import { listed, nameOfObject } from "../../../reasons/fieldErrors.ts";
import { say } from "../../../reasons/sentence.ts";
import type { Value } from "../../../reasons/template.ts";
import { type FieldDescribe, fieldOf, type ObjectDescribe } from "../../../salesforce/describeTypes.ts";
import { leadIdName } from "../../../salesforce/packageAccess.ts";
import { type Check, type Describes, failed, passed, warning } from "./check.ts";

/** A rep's use of each object: the permission needed, and what does not work without it. */
const objects = [
  { name: "Contact", needs: "create", isNeeded: true, without: "check-create-contact" },
  {
    name: "OpportunityContactRole",
    needs: "create",
    isNeeded: false,
    without: "check-create-role",
  },
  { name: "Account", needs: "read", isNeeded: true, without: "check-read-account" },
  {
    name: "Opportunity",
    needs: "read",
    isNeeded: false,
    without: "check-read-opportunity",
  },
  { name: "Lead", needs: "read", isNeeded: false, without: "check-read-lead" },
] as const satisfies { name: keyof Describes; [about: string]: unknown }[];

/** Object permissions of the user who asks. */
export function checkObjects(describes: Describes): Check[] {
  return objects.map(({ name, needs, isNeeded, without }) => {
    const describe = describes[name];
    const object = nameOfObject(name, describe);
    const subject = { id: `object:${name}`, title: say(`check-${needs}`, { object }) };
    if (describe && (needs === "create" ? describe.createable : describe.queryable)) {
      return passed(subject, say(`check-${needs}-granted`, { object }));
    }
    const state = isNeeded ? failed : warning;
    return state(subject, say(without, { object }), say(`check-${needs}-grant`, { object }));
  });
}

/** What Crosswalk writes of a contact role, with the words of Setup where the org's are not known. */
const roleFields = [
  { name: "OpportunityId", label: say("name-opportunity") },
  { name: "Role", label: say("name-role") },
  { name: "IsPrimary", label: say("name-primary") },
];

/** Field-level security of the user who asks, for each field that Crosswalk writes. */
export function checkFields({ Contact, OpportunityContactRole }: Describes, rules: ContactRules): Check[] {
  return [
    ...contactFieldsOf(Contact, rules).map(({ name, required }) =>
      checkField("Contact", Contact, {
        name,
        label: nameOfField(Contact, name),
        row: nameInSetup(Contact, name),
        isNeeded: required,
      }),
    ),
    ...roleFields.map(({ name, label }) => {
      const described = OpportunityContactRole ? fieldOf(OpportunityContactRole, name) : undefined;
      const row = described?.type === "reference" ? label : (described?.label ?? label);
      return checkField("OpportunityContactRole", OpportunityContactRole, {
        name,
        label: row,
        row,
        isNeeded: false,
      });
    }),
  ];
}

interface CheckedField {
  name: string;
  label: Value;
  /** Its row under Fields & Relationships in Setup. */
  row: Value;
  isNeeded: boolean;
}

function checkField(
  objectName: string,
  describe: ObjectDescribe | null,
  { name, label, row, isNeeded }: CheckedField,
): Check {
  const described = describe ? fieldOf(describe, name) : undefined;
  const field = `${objectName}.${name}`;
  const subject = { id: `field:${field}`, title: say("check-edit", { label, field }) };
  if (described?.createable) return passed(subject, say("check-edit-granted", { label, field }));
  const detail = described
    ? say("check-edit-read-only", { label })
    : say("check-edit-hidden", { label, field });
  const state = isNeeded ? failed : warning;
  const object = nameOfObject(objectName, describe);
  return state(subject, detail, say("check-edit-grant", { object, row }));
}

/** The package's own field, which identifies a lead's contact. */
export function checkExternalId({ Contact }: Describes): Check {
  const subject = { id: "external-id", title: say("check-external-id") };
  const field = Contact && externalIdField({ contact: Contact });
  return field
    ? passed(subject, say("check-external-id-there", { field: field.name }))
    : warning(
        subject,
        say("check-external-id-missing", { field: leadIdName }),
        say("check-external-id-install"),
      );
}

/** Fields that the org requires and Crosswalk does not know. The form shows them. */
export function checkRequiredFields({ Contact }: Describes): Check {
  const subject = { id: "required-fields", title: say("check-required-fields") };
  const demanded = Contact ? fieldsRequiredByOrg(Contact) : [];
  const locked = demanded.filter((field) => !field.createable);
  if (locked.length > 0) {
    const detail = say("check-required-fields-locked", { fields: labels(locked) });
    return failed(subject, detail, say("check-required-fields-grant"));
  }
  return demanded.length > 0
    ? passed(subject, say("check-required-fields-asked", { fields: labels(demanded) }))
    : passed(subject, say("check-required-fields-none"));
}

function labels(fields: FieldDescribe[]): Value {
  return listed(fields.map((field) => `${field.label} (${field.name})`));
}

/** Which kind of country the form offers. */
export function checkCountryPicklists({ Contact }: Describes): Check {
  const subject = { id: "country-picklists", title: say("check-country-picklists") };
  return Contact && hasCountryPicklist(Contact)
    ? passed(subject, say("check-country-picklists-on"))
    : passed(subject, say("check-country-picklists-off"));
}
