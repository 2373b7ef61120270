/** How one legal form is written by different hands. */
const groups: readonly (readonly string[])[] = [
  ["GmbH", "gmbh", "Gmbh", "G.m.b.H.", "GMBH"],
  ["Ges.m.b.H.", "GesmbH", "GmbH"],
  ["GmbH & Co. KG", "GmbH & Co KG", "GmbH&Co.KG", "GmbH und Co. KG"],
  ["UG (haftungsbeschränkt)", "UG"],
  ["Ltd", "Ltd.", "Limited", "LTD"],
  ["Ltd.", "Ltd", "Limited"],
  ["Limited", "Ltd", "Ltd."],
  ["plc", "PLC", "Plc"],
  ["Inc.", "Inc", "Incorporated", "INC", ", Inc."],
  ["LLC", "L.L.C.", "llc", ", LLC"],
  ["Corp.", "Corp", "Corporation"],
  ["Corporation", "Corp.", "Corp"],
  ["Co.", "Co", "Company"],
  ["SAS", "S.A.S.", "S.A.S", "sas"],
  ["SARL", "S.A.R.L.", "Sarl"],
  ["SA", "S.A."],
  ["S.A.", "SA", "S.A", "S. A."],
  ["S.à r.l.", "Sàrl", "SARL", "S.a.r.l."],
  ["NV", "N.V.", "nv"],
  ["BV", "B.V.", "bv"],
  ["B.V.", "BV", "bv", "B.V"],
  ["S.L.", "SL", "S.L", "S. L."],
  ["S.L.U.", "SLU"],
  ["Lda.", "Lda", "LDA", "Limitada"],
  ["Ltda.", "Ltda", "LTDA", "LTDA."],
  ["S.A. de C.V.", "SA de CV", "S.A. DE C.V."],
  ["S.r.l.", "Srl", "SRL", "S.R.L.", "s.r.l."],
  ["S.p.A.", "SpA", "SPA", "Spa", "S.P.A."],
  ["Sp. z o.o.", "Sp. z o. o.", "sp. z o.o.", "SP ZOO", "Spółka z o.o."],
  ["s.r.o.", "s. r. o.", "S.R.O.", "sro"],
  ["spol. s r.o.", "s.r.o.", "spol.s r.o."],
  ["Kft.", "Kft", "KFT"],
  ["Zrt.", "Zrt"],
  ["SRL", "S.R.L.", "Srl"],
  ["d.o.o.", "doo", "D.O.O."],
  ["A.Ş.", "AŞ", "A.S.", "Anonim Şirketi"],
  ["Ltd. Şti.", "Ltd.Şti.", "Ltd. Sti."],
  ["AB (publ)", "AB", "Aktiebolag"],
  ["AB", "Ab", "Aktiebolag"],
  ["AS", "A/S", "as"],
  ["A/S", "AS", "a/s"],
  ["ApS", "APS", "Aps"],
  ["Oy", "OY", "oy"],
  ["Pte. Ltd.", "Pte Ltd", "PTE LTD", "Private Limited"],
  ["Pty Ltd", "Pty. Ltd.", "PTY LTD", "Pty Limited"],
  ["(Pty) Ltd", "Pty Ltd", "(PTY) LTD"],
  ["Pvt. Ltd.", "Pvt Ltd", "Private Limited", "(P) Ltd."],
  ["Co., Ltd.", "Co.,Ltd.", "Co. Ltd", "Co., Ltd", "Company Limited"],
  ["K.K.", "KK", "Kabushiki Kaisha"],
  ["A.E.", "AE", "S.A."],
  ["e.V.", "eV", "e. V."],
  ["AG", "ag", "A.G.", "Aktiengesellschaft"],
  ["PT …", "PT. …", "P.T. …"],
  ["TOV …", "LLC …"],
];
const spellings = new Map(groups.map((group) => [group[0] ?? "", group]));

/** The spellings of a legal form, the official one first. */
export const spellingsOf = (form: string): readonly string[] => spellings.get(form) ?? [form];

/** The name with the legal form where it belongs. */
export function withForm(name: string, form: string): string {
  if (form === "") return name;
  if (form.endsWith("…")) return form.replace("…", name);
  return form.startsWith(",") ? name + form : `${name} ${form}`;
}
