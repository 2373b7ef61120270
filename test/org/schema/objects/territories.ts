import * as f from "../fields.ts";
import { object, setupOnly } from "./object.ts";

/** What an association or a territory is: users assign, and change nothing afterwards. */
const assigned = { ...setupOnly, createable: true, deletable: true };

/** Models of sales territories, the territories, and who and what is assigned to them. */
export const territoryObjects = () => [
  object(
    "Territory2Model",
    "0MA",
    [
      f.id("Territory Model ID"),
      f.text("Name", "Label", 80, { required: true, nameField: true }),
      f.text("DeveloperName", "Developer Name", 80, { required: true, permissionable: false }),
      f.textArea("Description", "Description", { permissionable: false }),
      f.dateTime("ActivatedDate", "Activated Date", { readOnly: true }),
      f.dateTime("DeactivatedDate", "Deactivated Date", { readOnly: true }),
      f.picklist("State", "State", ["*Planning", "Active", "Archived", "Cloning"], {
        readOnly: true,
        required: true,
        defaultedOnCreate: true,
        defaultValue: "Planning",
        restrictedPicklist: true,
      }),
      ...f.audit(),
      f.isDeleted(),
    ],
    { ...assigned, updateable: true, label: "Territory Model" },
  ),
  object(
    "Territory2",
    "0MI",
    [
      f.id("Territory ID"),
      f.text("Name", "Label", 80, { required: true, nameField: true }),
      f.text("DeveloperName", "Developer Name", 80, { required: true, permissionable: false }),
      f.textArea("Description", "Territory Description", { permissionable: false }),
      f.lookup("Territory2ModelId", "Territory Model ID", "Territory2Model", {
        required: true,
        updateable: false,
      }),
      f.lookup("ParentTerritory2Id", "Parent Territory ID", "Territory2", { permissionable: false }),
      ...f.audit(),
      f.isDeleted(),
    ],
    { ...assigned, updateable: true, label: "Territory", labelPlural: "Territories" },
  ),
  object(
    "UserTerritory2Association",
    "0UT",
    [
      f.id("User Territory Association ID"),
      f.lookup("UserId", "User ID", "User", { required: true, updateable: false }),
      f.lookup("Territory2Id", "Territory ID", "Territory2", { required: true, updateable: false }),
      f.checkbox("IsActive", "Active", { readOnly: true, defaultedOnCreate: true }),
      f.picklist("RoleInTerritory2", "Role in Territory", ["Owner", "Administrator", "Sales Rep"], {
        permissionable: false,
      }),
      ...lastChange(),
    ],
    { ...assigned, updateable: true, label: "User Territory Association" },
  ),
  object(
    "ObjectTerritory2Association",
    "0TY",
    [
      f.id("Object Territory Association ID"),
      f.lookup("ObjectId", "Object ID", ["Account", "Lead"], { required: true, updateable: false }),
      f.lookup("Territory2Id", "Territory ID", "Territory2", { required: true, updateable: false }),
      f.picklist(
        "AssociationCause",
        "Method",
        ["Territory2AssignmentRule=Territory Assignment Rule", "Territory2Manual=Manual"],
        { required: true, restrictedPicklist: true, updateable: false },
      ),
      f.picklist("SobjectType", "Object", ["Account", "Lead"], { readOnly: true, restrictedPicklist: true }),
      ...lastChange(),
      f.isDeleted(),
    ],
    { ...assigned, label: "Object Territory Association" },
  ),
];

/** Associations do not say who created them. */
const lastChange = () => f.audit().filter(({ name }) => !name.startsWith("Created"));
