/** What people write who work for nobody, or do not say for whom. */
export const noCompanies = (
  "self-employed/Self Employed/Self-Employed/SELF EMPLOYED/selfemployed/Selbstständig/selbständig/Selbstständige Beraterin/Freiberuflich/Freiberufler/" +
  "Freelance/Freelancer/freelance/Freelance Consultant/Indépendant/Travailleur indépendant/Auto-entrepreneur/Autónomo/Autônomo/Libero professionista/" +
  "ZZP/Zelfstandig/Egenföretagare/Samozatrudnienie/Stealth/Stealth Startup/Stealth Mode/Stealth mode startup/Stealth AI Startup/In Stealth/" +
  "-/--/./?//Confidential/Confidential Company/Vertraulich/Confidentiel/Undisclosed/n/a/N∕A/none/None/null/Various/Diverse/Independent/" +
  "Independent Consultant/Self/Myself/Me/Home/Privat/Private/Retired/Im Ruhestand/Pensionierter/Jubilado/Student/Unemployed/Open to work/" +
  "Looking for new opportunities/Seeking new opportunities/Actively looking/Career break/Elternzeit/In transition/Between jobs/Sabbatical/" +
  "auf Jobsuche/En búsqueda activa/Available/Unknown/TBD/xxx/Company/My Company/Startup/Owner/Самозайнятий/フリーランス/自由职业/프리랜서/مستقل/עצמאי"
)
  .split("/")
  .map((text) => text.replace("∕", "/"));

/** Accounts that people made of such words. No lead is theirs. */
export const noCompanyAccounts = [
  "Self-Employed",
  "Freelance",
  "Freelancer",
  "Stealth Startup",
  "Confidential",
  "Unknown",
  "n/a",
  "-",
  "N/A Company",
  "Independent Consultant",
  "Private",
  "Selbstständig",
  "No Company",
  "Student",
  "Various",
  "Retired",
];

/** Real companies that begin like nobody's. */
export const soundsLikeNone = [
  "Stealth",
  "Freelance",
  "Independent",
  "Private",
  "Confidential",
  "Career",
  "Student",
  "Home",
  "Self",
];
