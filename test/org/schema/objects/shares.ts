import * as f from "../fields.ts";
import { object, setupOnly, spaced } from "./object.ts";
import type { FieldDefinition } from "../../types.ts";

/** The share objects of each object that can be shared. */
export const shares = () => [
  share("Account", "00r", [
    level("OpportunityAccessLevel"),
    level("CaseAccessLevel"),
    level("ContactAccessLevel", { defaultedOnCreate: true, defaultValue: "None", required: false }),
  ]),
  share("Opportunity", "00t"),
  share("Lead", "01o"),
  share("Contact", "03s"),
];

const levels = ["None=Private", "Read=Read Only", "Edit=Read/Write", "All=Owner"];

function level(name: string, options: f.FieldOptions = {}): FieldDefinition {
  return f.picklist(name, spaced(name), levels, {
    length: 40,
    required: true,
    restrictedPicklist: true,
    ...options,
  });
}

/** A share object: opens one record to a user or group beyond the org-wide default. */
function share(of: string, keyPrefix: string, further: FieldDefinition[] = []) {
  const causes = ["Owner", "Manual=Manual Sharing", "Rule=Sharing Rule", "Team=Sales Team", "ImplicitChild"];
  return object(
    `${of}Share`,
    keyPrefix,
    [
      f.id(`${of} Share ID`),
      f.lookup(`${of}Id`, `${of} ID`, of, {
        required: true,
        updateable: false,
        child: { name: "Shares", cascadeDelete: true },
      }),
      f.lookup("UserOrGroupId", "User/Group ID", ["Group", "User"], { required: true, updateable: false }),
      level(`${of}AccessLevel`),
      ...further,
      f.picklist("RowCause", "Row Cause", causes, {
        length: 40,
        restrictedPicklist: true,
        updateable: false,
        defaultedOnCreate: true,
        defaultValue: "Manual",
      }),
      f.dateTime("LastModifiedDate", "Last Modified Date", { readOnly: true, required: true }),
      f.systemLookup("LastModifiedById", "Last Modified By ID", "User", { required: true }),
      f.isDeleted(),
    ],
    {
      searchable: false,
      label: `${of} Share`,
      labelPlural: `${of} Share`,
      describe: { ...setupOnly.describe },
    },
  );
}
