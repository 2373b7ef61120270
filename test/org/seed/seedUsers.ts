export interface SeedUser {
  username: string;
  firstName: string;
  lastName: string;
  profile:
    | "System Administrator"
    | "Sales User"
    | "Sales User Without Titles"
    | "Sales User Without API"
    | "Read Only"
    | "Integration User";
  role: "Head of Sales" | "Sales Rep" | null;
  title: string;
  permissionSets: string[];
}

const mainUsers: SeedUser[] = [
  {
    username: "admin@practice.example",
    firstName: "Ada",
    lastName: "Okafor",
    profile: "System Administrator",
    role: "Head of Sales",
    title: "Salesforce Administrator",
    permissionSets: ["Crosswalk_Rep", "Crosswalk_Admin"],
  },
  {
    username: "rep@practice.example",
    firstName: "Robin",
    lastName: "Keller",
    profile: "Sales User",
    role: "Sales Rep",
    title: "Account Executive",
    permissionSets: ["Crosswalk_Rep"],
  },
  {
    username: "rep2@practice.example",
    firstName: "Noor",
    lastName: "Haddad",
    profile: "Sales User",
    role: "Sales Rep",
    title: "Account Executive",
    permissionSets: ["Crosswalk_Rep"],
  },
  {
    username: "readonly@practice.example",
    firstName: "Rhea",
    lastName: "Lindqvist",
    profile: "Read Only",
    role: "Sales Rep",
    title: "Sales Analyst",
    permissionSets: ["Crosswalk_Rep"],
  },
  {
    username: "nofls@practice.example",
    firstName: "Nils",
    lastName: "Fairweather",
    profile: "Sales User Without Titles",
    role: "Sales Rep",
    title: "Business Development",
    permissionSets: ["Crosswalk_Rep"],
  },
  {
    username: "noapi@practice.example",
    firstName: "Nora",
    lastName: "Petrov",
    profile: "Sales User Without API",
    role: "Sales Rep",
    title: "Inside Sales",
    permissionSets: ["Crosswalk_Rep"],
  },
  {
    username: "integration@practice.example",
    firstName: "Integration",
    lastName: "User",
    profile: "Integration User",
    role: null,
    title: "Integration",
    permissionSets: ["Crosswalk_Rep"],
  },
];

const otherUsers: SeedUser[] = [
  {
    username: "admin@other.example",
    firstName: "Olu",
    lastName: "Adeyemi",
    profile: "System Administrator",
    role: "Head of Sales",
    title: "Salesforce Administrator",
    permissionSets: ["Crosswalk_Rep", "Crosswalk_Admin"],
  },
  {
    username: "rep@other.example",
    firstName: "Rosa",
    lastName: "Martinelli",
    profile: "Sales User",
    role: "Sales Rep",
    title: "Account Executive",
    permissionSets: ["Crosswalk_Rep"],
  },
];

export const seedUsers = { main: mainUsers, other: otherUsers };
