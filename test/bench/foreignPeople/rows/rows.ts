/** A line of a Sales Navigator export. */
interface NavigatorRow {
  "First Name": string;
  "Last Name": string;
  Company: string;
  Title: string;
  Email: string;
  Phone: string;
  "LinkedIn URL": string;
  Location: string;
  "Company Website": string;
}

/** A line of LinkedIn's Connections.csv. */
interface ConnectionRow {
  "First Name": string;
  "Last Name": string;
  URL: string;
  "Email Address": string;
  Company: string;
  Position: string;
  "Connected On": string;
}

export type LeadRow =
  | { source: "navigator"; row: NavigatorRow }
  | { source: "connections"; row: ConnectionRow };

/** A line of an export of contacts. */
export interface ContactRow {
  Id: string;
  FirstName: string;
  LastName: string;
  Email: string;
  Phone: string;
  Title: string;
  "Account.Name": string;
  "Account.Website": string;
  MailingCity: string;
  MailingCountry: string;
}
