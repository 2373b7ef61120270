import * as f from "../fields.ts";
import { object, setupOnly, spaced } from "./object.ts";

const roles = [
  "Account Manager",
  "Channel Manager",
  "Executive Sponsor",
  "Lead Qualifier",
  "Pre-Sales Consultant",
  "Sales Manager",
  "Sales Rep",
];

/** Account and opportunity teams and their members' access. */
export const teams = () => [
  team("Account", "01D", ["Account", "Opportunity", "Case", "Contact"]),
  team("Opportunity", "00q", ["Opportunity"]),
];

function team(of: string, keyPrefix: string, levels: string[]) {
  const label = `${of} Team Member`;
  return object(
    `${of}TeamMember`,
    keyPrefix,
    [
      f.id("Team Member ID"),
      f.lookup(`${of}Id`, `${of} ID`, of, {
        required: true,
        updateable: false,
        child: { name: `${of}TeamMembers`, cascadeDelete: true },
      }),
      f.lookup("UserId", "User ID", "User", { required: true, updateable: false }),
      f.picklist("TeamMemberRole", "Team Role", roles, { length: 40, permissionable: false }),
      ...levels.map((name) => accessLevel(name, name === of)),
      ...f.audit(),
      f.isDeleted(),
    ],
    { ...setupOnly, createable: true, updateable: true, deletable: true, label, labelPlural: label },
  );
}

/** The member's access to the team's record, or to its related records. */
function accessLevel(of: string, own: boolean) {
  const name = `${of}AccessLevel`;
  const values = ["None=Private", "Read=Read Only", "Edit=Read/Write", "All=Owner"];
  return f.picklist(name, spaced(name), values, {
    length: 40,
    permissionable: false,
    restrictedPicklist: true,
    defaultedOnCreate: true,
    defaultValue: own ? "Read" : "None",
  });
}
