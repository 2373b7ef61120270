import { normalForm } from "../matching/comparedText.ts";

/** What a column of a lead file can mean. */
export type LeadColumn =
  | "firstName"
  | "lastName"
  | "fullName"
  | "title"
  | "company"
  | "companyDomain"
  | "formerCompany"
  | "location"
  | "city"
  | "state"
  | "country"
  | "email"
  | "phone"
  | "profileUrl"
  | "salesProfileUrl";

interface LeadFormat {
  id: string;
  /** Headers (see headerKey) that a file of this format must have. */
  signature: string[];
  /** Headers with a meaning of their own in this format. */
  columns?: Partial<Record<string, LeadColumn>>;
}

/** Known layouts, tried in order. Any other file is `generic`. */
export const leadFormats: LeadFormat[] = [
  {
    id: "linkedin-connections",
    signature: ["firstname", "lastname", "company", "position", "connectedon"],
    columns: { url: "profileUrl" },
  },
  {
    id: "phantombuster",
    signature: ["profileurl", "fullname", "companyname", "vmid"],
    columns: {
      profileurl: "salesProfileUrl",
      vmid: "salesProfileUrl",
      linkedinprofileurl: "profileUrl",
      defaultprofileurl: "profileUrl",
    },
  },
  {
    id: "evaboot",
    signature: ["firstname", "lastname", "currentjob", "linkedinurlpublic"],
    columns: { currentjob: "title", companydomain: "companyDomain" },
  },
  {
    id: "wiza",
    signature: ["email", "firstname", "lastname", "linkedin", "listname"],
    columns: { domain: "companyDomain", linkedin: "profileUrl" },
  },
  {
    id: "salesforce",
    signature: ["lastname", "accountname"],
  },
];

/**
 * Headers by meaning, as LinkedIn, export tools and people write them, in LinkedIn's languages. If a file has
 * several headers of one meaning, the earlier one in this list wins.
 */
export const columnAliases: Record<LeadColumn, string[]> = {
  firstName: [
    "First Name",
    "Given Name",
    "Forename",
    "First",
    "Vorname",
    "Prénom",
    "Nombre",
    "Nome",
    "Voornaam",
    "名",
  ],
  lastName: [
    "Last Name",
    "Family Name",
    "Surname",
    "Last",
    "Nachname",
    "Familienname",
    "Nom",
    "Nom de famille",
    "Apellidos",
    "Apellido",
    "Cognome",
    "Sobrenome",
    "Achternaam",
    "姓",
  ],
  fullName: [
    "Full Name",
    "Name",
    "Person",
    "Contact Name",
    "Lead Name",
    "Profile Name",
    "Nom complet",
    "Nombre completo",
    "氏名",
  ],
  title: [
    "Title",
    "Job Title",
    "Position",
    "Current Job",
    "Current Title",
    "Current Position",
    "Job",
    "Role",
    "Headline",
    "Berufsbezeichnung",
    "Poste",
    "Fonction",
    "Cargo",
    "Puesto",
    "役職",
  ],
  company: [
    "Company",
    "Company Name",
    "Current Company",
    "Current Company Name",
    "Account Name",
    "Account",
    "Organization",
    "Organisation",
    "Employer",
    "Firma",
    "Unternehmen",
    "Entreprise",
    "Société",
    "Empresa",
    "Azienda",
    "Bedrijf",
    "会社",
  ],
  companyDomain: [
    "Company Domain",
    "Company Website",
    "Domain",
    "Website",
    "Company Url Website",
    "Account.Website",
  ],
  formerCompany: [
    "Past Company",
    "Past Company Name",
    "Past Experience Company Name",
    "Previous Company",
    "Previous Company Name",
    "Previous Employer",
    "Former Company",
    "Former Employer",
    "Frühere Firma",
    "Früheres Unternehmen",
    "Entreprise précédente",
    "Empresa anterior",
    "以前の会社",
  ],
  location: [
    "Location",
    "Lead Location",
    "Person Location",
    "Geography",
    "Region",
    "Standort",
    "Ort",
    "Lieu",
    "Ubicación",
  ],
  city: ["City", "Mailing City", "Stadt", "Ville", "Ciudad"],
  state: ["State", "Province", "State/Province", "Mailing State/Province"],
  country: ["Country", "Mailing Country", "Land", "Pays", "País", "Paese"],
  email: [
    "Email",
    "Email Address",
    "E-mail",
    "E-mail Address",
    "Work Email",
    "Business Email",
    "Professional Email",
    "E-Mail-Adresse",
    "Adresse e-mail",
    "Correo electrónico",
    "Personal Email",
  ],
  phone: ["Phone", "Phone Number", "Mobile", "Mobile Phone", "Telephone", "Telefon", "Téléphone", "Teléfono"],
  profileUrl: [
    "LinkedIn URL Public",
    "LinkedIn Profile URL",
    "LinkedIn Profile",
    "LinkedIn URL",
    "LinkedIn",
    "Public Profile URL",
    "Profile URL",
    "Person LinkedIn URL",
    "LinkedIn Public URL",
    "LinkedIn Link",
    "LinkedIn Profile Link",
    "LinkedIn-Profil",
    "Profil LinkedIn",
    "Perfil de LinkedIn",
    "Profile",
    "URL",
  ],
  salesProfileUrl: [
    "Sales Navigator URL",
    "LinkedIn URL Sales Navigator",
    "LinkedIn URL Unique",
    "Sales Nav URL",
    "Sales Navigator Profile URL",
    "Sales Navigator Lead URL",
    "LinkedIn Sales Navigator URL",
    "LinkedIn Sales Navigator Profile URL",
    "LinkedIn Sales Navigator",
    "Sales Profile URL",
    "VMID",
  ],
};

/**
 * A header without case, accents and punctuation: `E-mail Address` and `email_address` are the same column.
 */
export function headerKey(header: string): string {
  return normalForm(header, "NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
