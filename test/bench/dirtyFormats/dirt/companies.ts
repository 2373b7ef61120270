import type { Dirt } from "./dirt.ts";

export const companyDirts: readonly Dirt[] = [
  {
    name: "company with its place",
    weight: 6,
    apply: ({ company, person: { city } }, random) => ({
      company: random.pick([
        `${company} (${city.own})`,
        `${company}, ${city.english}`,
        `${company} - ${city.own}`,
        `${company} / ${city.english}`,
      ]),
    }),
  },
  {
    name: "company with an advertisement",
    side: "lead",
    weight: 4,
    apply: ({ company }, random) => ({
      company: `${company} ${random.pick(["| We're hiring!", "🚀", "- WE ARE HIRING", "(a Great Place to Work®)", "| Certified B Corp™", "👉 Join us"])}`,
    }),
  },
  {
    name: "title in the company",
    side: "lead",
    weight: 4,
    apply: ({ company, title }, random) => ({
      company: random.pick([`${title} at ${company}`, `${title} @ ${company}`, `${company} - ${title}`]),
      title: "",
    }),
  },
  {
    name: "company in the title",
    side: "lead",
    weight: 4,
    apply: ({ company, title }, random) => ({
      company: "",
      title: random.pick([
        `${title} at ${company}`,
        `${title} @ ${company}`,
        `${title} bei ${company}`,
        `${title} | ${company}`,
      ]),
    }),
  },
  {
    name: "title and company swapped",
    side: "lead",
    weight: 2,
    apply: ({ company, title }) => ({ company: title, title: company }),
  },
  {
    name: "no company said",
    weight: 2,
    hides: ["firm"],
    apply: (_, random) => ({
      company: random.pick(["n/a", "-", "Unknown", "", "#N/A", "NULL"]),
      website: "",
    }),
  },
  {
    name: "several lines in the title",
    weight: 5,
    apply: ({ title }, random) => ({
      title: random.pick([`${title}\nResponsible for EMEA`, `${title}\r\n& Advisor`, `${title};\n${title}`]),
    }),
  },
  { name: "quotes in the title", weight: 3, apply: ({ title }) => ({ title: `${title} "Team ""Nord"""` }) },
  {
    name: "title taken for a formula",
    weight: 3,
    hides: ["title"],
    apply: (_, random) => ({ title: random.pick(["#NAME?", "#REF!", "########", "#VALUE!"]) }),
  },
  {
    name: "title taken for a date",
    weight: 2,
    hides: ["title"],
    apply: (_, random) => ({
      title: random.pick(["Mär 04", "04. Mrz", "Jan 02", "2-Mar", "01.03.2024", "45355"]),
    }),
  },
  {
    name: "advertisement as title",
    side: "lead",
    weight: 3,
    apply: ({ title, company }, random) => ({
      title: random.pick([
        `🚀 ${title} | Helping teams grow | Keynote Speaker`,
        `${title} • ${company} • Dad of two`,
        `★ ${title} ★ 3x founder`,
        `${title} / Open for new contacts`,
      ]),
    }),
  },
  {
    name: "company cut off",
    side: "contact",
    weight: 2,
    fits: ({ company }) => company.length > 22,
    apply: ({ company }) => ({ company: company.slice(0, 20) }),
  },
];
