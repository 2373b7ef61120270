import { longId } from "../ids.ts";
import type { OrgName } from "../types.ts";

const orgs = {
  main: { id: longId("00DPr0000000001"), name: "Practice Industries" },
  other: { id: longId("00DXq0000000002"), name: "Somebody Else's Company" },
};

/** Who the practice org is: its 18-character organization id and its name. */
export const orgIdentity = (which: OrgName) => orgs[which];
