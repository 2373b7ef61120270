/** Value sets that several objects share, as a new org has them. */
export const leadSources = ["Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Other"];

export const ratings = ["Hot", "Warm", "Cold"];

export const industries = [
  "Agriculture",
  "Apparel",
  "Banking",
  "Biotechnology",
  "Chemicals",
  "Communications",
  "Construction",
  "Consulting",
  "Education",
  "Electronics",
  "Energy",
  "Engineering",
  "Entertainment",
  "Environmental",
  "Finance",
  "Food & Beverage",
  "Government",
  "Healthcare",
  "Hospitality",
  "Insurance",
  "Machinery",
  "Manufacturing",
  "Media",
  "Not For Profit",
  "Recreation",
  "Retail",
  "Shipping",
  "Technology",
  "Telecommunications",
  "Transportation",
  "Utilities",
  "Other",
];

export const cleanStatuses = [
  "Matched=In Sync",
  "Different",
  "Acknowledged=Reviewed",
  "NotFound=Not Found",
  "Inactive",
  "Pending=Not Compared",
  "SelectMatch=Select Match",
  "Skipped",
];
