import type { Random } from "../random.ts";
import type { AccountRow } from "./account.ts";

type Standing = Pick<AccountRow, "Type" | "LastActivityDate" | "OpenOpportunities">;

const day = 24 * 60 * 60 * 1000;
/** The files are of that day, whenever they are made. */
const exported = Date.UTC(2026, 5, 30);

const dateBefore = (days: number) => new Date(exported - days * day).toISOString().slice(0, 10);

const customers = ["Customer", "Customer - Direct", "Customer - Channel"];
const others = [
  "Prospect",
  "Prospect",
  "Prospect",
  "",
  "Other",
  "Channel Partner / Reseller",
  "Technology Partner",
  "Installation Partner",
];

export function activeCustomer(random: Random): Standing {
  return {
    Type: random.pick(customers),
    LastActivityDate: dateBefore(random.between(1, 90)),
    OpenOpportunities: String(
      random.weighted([
        [0, 2],
        [1, 3],
        [2, 2],
        [5, 1],
      ]),
    ),
  };
}

export function activeProspect(random: Random): Standing {
  return {
    Type: random.pick(others),
    LastActivityDate: dateBefore(random.between(1, 120)),
    OpenOpportunities: String(
      random.weighted([
        [1, 3],
        [2, 1],
        [3, 1],
      ]),
    ),
  };
}

/** Nobody has worked on it for a year or more. */
export function dormant(random: Random): Standing {
  return {
    Type: random.pick(others),
    LastActivityDate: random.chance(0.35) ? "" : dateBefore(random.between(400, 2400)),
    OpenOpportunities: "0",
  };
}

export const anyStanding = (random: Random): Standing =>
  random.weighted([
    [activeCustomer, 3],
    [activeProspect, 3],
    [dormant, 4],
  ])(random);
