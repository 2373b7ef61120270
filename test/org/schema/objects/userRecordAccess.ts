import * as f from "../fields.ts";
import { object, setupOnly } from "./object.ts";

const flag = (name: string, label: string) => f.checkbox(name, label, { readOnly: true });

/** One user's access to one record. Computed on demand for the named user and records. */
export const userRecordAccess = () =>
  object(
    "UserRecordAccess",
    null,
    [
      f.field("string", "Id", "User Record Access ID", { length: 18, readOnly: true }),
      f.systemLookup("UserId", "User ID", "User", { child: { name: null } }),
      f.systemLookup("RecordId", "Record ID", []),
      flag("HasReadAccess", "Has Read Access"),
      flag("HasEditAccess", "Has Edit Access"),
      flag("HasDeleteAccess", "Has Delete Access"),
      flag("HasTransferAccess", "Has Transfer Access"),
      flag("HasAllAccess", "Has All Access"),
      f.picklist("MaxAccessLevel", "Maximum Access Level", accessLevels, { length: 40, readOnly: true }),
    ],
    {
      ...setupOnly,
      virtual: true,
      label: "User Record Access",
      labelPlural: "User Record Access",
      describe: { ...setupOnly.describe, retrieveable: false },
    },
  );

/** From lowest to highest. */
export const accessLevels = ["None", "Read", "Edit", "Delete", "Transfer", "All"] as const;
