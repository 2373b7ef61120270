import type { LeadColumn } from "./leadFormats.ts";

/** The longest value of each column, in a file as in JSON. A longer value fails its row. */
export const columnLengthMax: Record<LeadColumn, number> = {
  firstName: 200,
  lastName: 200,
  fullName: 400,
  title: 1_000,
  company: 1_000,
  companyDomain: 1_000,
  formerCompany: 1_000,
  location: 1_000,
  city: 200,
  state: 200,
  country: 200,
  email: 400,
  phone: 200,
  profileUrl: 2_000,
  salesProfileUrl: 2_000,
};
