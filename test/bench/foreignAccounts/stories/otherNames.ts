import { addAccount, ownWebsite } from "../accounts/addAccounts.ts";
import type { Firm } from "../firms/firm.ts";
import { makeFirm } from "../firms/makeFirm.ts";
import { sayLoosely } from "../leads/sayCompany.ts";
import { withForm } from "../places/spellings.ts";
import type { Random } from "../random.ts";
import type { Story } from "./story.ts";

const registered = ({ core, form }: Firm) => withForm(core, form);

/** Everybody knows the brand, only the contract names the company. */
export const brand: Story = ({ random, maker, accounts, leads }) => {
  const name = maker.names.word(random);
  const made = makeFirm(maker, random.pick(["wordAndTrade", "family"]));
  const firm = maker.change(made, { brand: name, label: name.toLowerCase() });
  const classes = ["brand"];
  if (random.chance(0.4)) {
    const both = [
      `${registered(firm)} (${name})`,
      `${name} (${registered(firm)})`,
      `${registered(firm)} dba ${name}`,
      `${registered(firm)} t/a ${name}`,
      `${name} - a brand of ${registered(firm)}`,
    ];
    addAccount(accounts, firm, { Name: random.pick(both) });
    leads.add({ firm, company: random.chance(0.7) ? name : firm.core, classes });
    return;
  }
  if (random.chance(0.6)) {
    addAccount(accounts, firm, ownWebsite(accounts, firm));
    leads.add({
      firm,
      company: sayLoosely(random, name),
      ...(random.chance(0.6) && { website: "known" }),
      classes,
    });
    return;
  }
  addAccount(accounts, firm, { ...ownWebsite(accounts, firm), Name: name });
  leads.add({ firm, company: firm.core, website: "known", classes });
};

/** The first letters stand for the name. */
export const acronym: Story = ({ random, maker, accounts, leads }) => {
  const firm = makeFirm(maker, "initials");
  const short = firm.acronym ?? firm.core;
  const classes = ["acronym"];
  const ways = random.weighted([
    ["account", 3],
    ["lead", 5],
    ["both", 2],
  ]);
  if (ways === "account") {
    addAccount(accounts, firm, {
      ...ownWebsite(accounts, firm),
      Name: random.chance(0.5) ? withForm(short, firm.form) : short,
    });
    leads.add({
      firm,
      country: firm.country,
      website: random.chance(0.8) ? "known" : "none",
      company: firm.core,
      classes,
    });
  } else if (ways === "lead") {
    addAccount(accounts, firm, ownWebsite(accounts, firm));
    leads.add({
      firm,
      country: firm.country,
      company: short,
      website: random.chance(0.6) ? "known" : "none",
      classes,
    });
  } else {
    addAccount(accounts, firm, {
      Name: random.pick([
        `${short} - ${registered(firm)}`,
        `${registered(firm)} (${short})`,
        `${short} ${registered(firm)}`,
      ]),
    });
    leads.add({ firm, country: firm.country, company: random.chance(0.6) ? short : firm.core, classes });
  }
};

const formerly = [
  "formerly",
  "vormals",
  "fka",
  "f/k/a",
  "früher",
  "anciennement",
  "ex",
  "ex-",
  "tidigare",
  "antes",
  "previously",
];
const nowCalled = ["now", "jetzt", "heute", "renamed to", "ahora", "maintenant"];

/** The company has another name than it had. */
export const former: Story = ({ random, maker, accounts, leads }) => {
  const old = maker.names.word(random);
  const made = makeFirm(maker, random.pick(["word", "wordAndTrade", "family"]));
  const firm = maker.change(made, { former: old });
  const classes = ["former name"];
  const oldName = withForm(old, random.chance(0.5) ? firm.form : "");
  const story = random.pick([
    "account tells the old",
    "account tells the new",
    "lead tells the old",
    "website tells",
  ]);
  if (story === "account tells the old") {
    addAccount(accounts, firm, { Name: `${registered(firm)} (${random.pick(formerly)} ${oldName})` });
    leads.add({ firm, company: random.chance(0.6) ? old : firm.core, website: "none", classes });
  } else if (story === "account tells the new") {
    addAccount(accounts, firm, { Name: `${oldName} (${random.pick(nowCalled)} ${firm.core})` });
    leads.add({ firm, company: firm.core, classes });
  } else if (story === "lead tells the old") {
    addAccount(accounts, firm, { Name: oldName, Website: "" });
    leads.add({ firm, company: `${firm.core} (${random.pick(formerly)} ${old})`, classes });
  } else {
    addAccount(accounts, firm, { ...ownWebsite(accounts, firm), Name: oldName });
    leads.add({ firm, company: firm.core, website: "known", classes });
  }
};

/** One of the two writes the name in the country's own letters. */
export const nativeScript: Story = ({ random, maker, accounts, leads }) => {
  const firm = makeFirm(maker, "native");
  const name = firm.native;
  if (!name) return;
  const website = name.isSpelledOut && random.chance(0.3) ? undefined : "known";
  const row = website === "known" ? ownWebsite(accounts, firm) : {};
  const classes = [name.isSpelledOut ? "other letters, spelled out" : "other letters, by website"];
  const way = random.weighted([
    ["account", 5],
    ["lead", 4],
    ["both", 1],
  ]);
  if (way === "account") addAccount(accounts, firm, { ...row, Name: name.full });
  else if (way === "lead") addAccount(accounts, firm, row);
  else
    addAccount(accounts, firm, {
      Name: random.chance(0.5) ? `${firm.core} (${name.full})` : `${name.full} / ${firm.core}`,
    });
  const isNative = way === "lead" || (way === "both" && random.chance(0.5));
  leads.add({
    firm,
    country: firm.country,
    ...(website && { website }),
    company: isNative ? name.full : firm.core,
    classes,
  });
};

/** The trade in the name is said in English by one, in the country's language by the other. */
export const translated: Story = ({ random, maker, accounts, leads }) => {
  const firm = untilEnglish(() => makeFirm(maker, "wordAndTrade"));
  const website = random.chance(0.75) ? "known" : "none";
  const [inCrm, said] = random.chance(0.7)
    ? [firm.core, firm.english]
    : [firm.english ?? firm.core, firm.core];
  addAccount(accounts, firm, {
    ...ownWebsite(accounts, firm),
    Name: withForm(inCrm, random.chance(0.7) ? firm.form : ""),
  });
  leads.add({
    firm,
    country: firm.country,
    website,
    company: said ?? firm.core,
    classes: ["trade in another language"],
  });
};

function untilEnglish(make: () => Firm): Firm {
  for (;;) {
    const firm = make();
    if (firm.english !== undefined && firm.english !== firm.core) return firm;
  }
}

/** People say the first word alone; that it is this company, the website tells. */
export const shortName: Story = ({ random, maker, accounts, leads }) => {
  const firm = makeFirm(maker, random.pick(["wordAndTrade", "family"]));
  addAccount(accounts, firm, ownWebsite(accounts, firm));
  leads.add({
    firm,
    website: "known",
    company: sayLoosely(random, firm.first),
    classes: ["short name, by website"],
  });
};

/** A slip in the name; the website is right. */
export const slip: Story = ({ random, maker, accounts, leads }) => {
  const firm = makeFirm(maker, random.pick(["word", "wordAndTrade", "family"]));
  const isLeads = random.chance(0.5);
  const wrong = withSlip(random, firm.core);
  addAccount(accounts, firm, {
    ...ownWebsite(accounts, firm),
    ...(!isLeads && { Name: withForm(wrong, firm.form) }),
  });
  leads.add({ firm, website: "known", ...(isLeads && { company: wrong }), classes: ["slip in the name"] });
};

function withSlip(random: Random, text: string): string {
  const at = random.between(1, Math.max(1, text.length - 3));
  const [before, one, two, after] = [
    text.slice(0, at),
    text.slice(at, at + 1),
    text.slice(at + 1, at + 2),
    text.slice(at + 2),
  ];
  return random.pick([before + two + after, before + two + one + after, before + one + one + two + after]);
}
