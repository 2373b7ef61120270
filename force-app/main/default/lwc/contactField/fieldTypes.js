/** lightning-input's type for each of the draft's field types that is a plain input. */
export const inputTypes = {
  text: "text",
  email: "email",
  phone: "tel",
  url: "url",
  date: "date",
  datetime: "datetime",
  time: "time",
};

/** lightning-input's number formatter; percent-fixed takes 10 for ten per cent, as Salesforce stores it. */
export const numberFormats = {
  integer: "decimal",
  number: "decimal",
  currency: "decimal",
  percent: "percent-fixed",
};
