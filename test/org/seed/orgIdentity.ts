import { longId } from "../ids.ts";
import type { OrgName } from "../types.ts";

const orgs = {
  main: { id: longId("00DPr0000000001"), name: "Practice Industries" },
  other: { id: longId("00DXq0000000002"), name: "Somebody Else's Company" },
};

/** The practice org's 18-character organization id and name. */
export const orgIdentity = (which: OrgName) => orgs[which];
