import { foldText } from "../foldText.ts";

/** What people write who work for nobody, or do not say for whom. Written by hand. */
const ofNobody = `
  self-employed, self employed, selfemployed, self-employment, freelance, freelancer, freelancing, freelance work, own business, solopreneur, sole trader, sole proprietor, sole proprietorship, gig worker, my own company, own company, my own business, my business, entrepreneur, contractor, independent consultant, independent contractor
  selbstständig, selbständig, selbstaendig, selbststaendig, selbstständige, selbständige, selbstständiger, freiberuflich, freiberufler, freiberuflerin, freie mitarbeit, freie mitarbeiterin, freier mitarbeiter, einzelunternehmer, einzelunternehmen
  indépendant, indépendante, travailleur indépendant, auto-entrepreneur, auto-entrepreneuse, autoentrepreneur, micro-entrepreneur, à mon compte, profession libérale, en freelance
  autónomo, autónoma, trabajador autónomo, por cuenta propia, cuenta propia, trabajador independiente, profesional independiente
  autônomo, autônoma, profissional autônomo, por conta própria, conta própria, trabalhador independente, profissional liberal
  libero professionista, libera professionista, lavoratore autonomo, in proprio, partita iva
  zzp, zzp'er, zzper, zelfstandig, zelfstandige, zelfstandig ondernemer, eigen bedrijf
  egenföretagare, egen företagare, frilans, frilansare, frilanser, selvstendig, selvstendig næringsdrivende, selvstændig, selvstændig erhvervsdrivende, eget firma, yrittäjä, itsenäinen ammatinharjoittaja, toiminimi
  samozatrudnienie, samozatrudniony, samozatrudniona, własna działalność, własna działalność gospodarcza, jednoosobowa działalność gospodarcza, wolny strzelec, osvč, živnostník, na volné noze, egyéni vállalkozó, önfoglalkoztató, szabadúszó, liber profesionist, pfa, persoana fizica autorizata, serbest, serbest meslek, serbest çalışan, kendi işim
  самозанятый, самозанятая, фриланс, фрилансер, частная практика, самозайнятий, на себя, ελεύθερος επαγγελματίας, αυτοαπασχολούμενος, αυτοαπασχολούμενη
  自営業, 個人事業主, フリーランス, フリー, 自由职业, 自由职业者, 自雇, 个体户, 自由業, 自僱, 프리랜서, 자영업, 개인사업자, عمل حر, أعمال حرة, حر, عصامي, מצב עצמאי, עצמאי, עצמאית, פרילנסר, freelans, wiraswasta, tự do, làm việc tự do, อิสระ, ฟรีแลนซ์, स्वरोजगार
  stealth, stealth startup, stealth mode, stealth company, stealth mode startup, stealth start-up, in stealth, in stealth mode, stealth venture, modo stealth, mode furtif
  confidential, confidential company, undisclosed, not disclosed, vertraulich, confidentiel, confidentielle, confidencial, riservato, riservata, vertrouwelijk, konfidentiell, poufne, конфиденциально, 非公開, 保密, 비공개, gizli, hemlig, fortrolig
  student, students, studentin, studierender, studierende, étudiant, étudiante, estudiante, estudante, studente, studentessa, studerende, studerande, opiskelija, hallgató, öğrenci, студент, студентка, φοιτητής, 学生, 大学生, 학생, 대학생, طالب, סטודנט, mahasiswa, phd student, graduate student, university student, college student, schüler, schülerin, uczeń, studentka
  retired, retiree, semi-retired, pensioner, im ruhestand, ruhestand, rentner, rentnerin, pensioniert, pensionär, pensionist, in rente, retraité, retraitée, à la retraite, jubilado, jubilada, aposentado, aposentada, reformado, pensionato, in pensione, gepensioneerd, met pensioen, emeryt, emerytka, na emeryturze, eläkkeellä, důchodce, nyugdíjas, emekli, пенсионер, на пенсии, 退職, 退休, 은퇴, متقاعد
  unemployed, not employed, currently unemployed, not working, between jobs, in between jobs, job seeker, jobseeker, job seeking, looking for work, looking for a job, looking for opportunities, looking for new opportunities, looking for a new opportunity, seeking new opportunities, seeking opportunities, open to work, opentowork, available, career break, on a career break, sabbatical, on sabbatical, gap year, maternity leave, parental leave, homemaker, housewife, stay at home mom, stay at home dad, stay-at-home parent, on leave
  arbeitslos, arbeitssuchend, arbeitsuchend, auf jobsuche, auf der suche, elternzeit, in elternzeit, hausfrau, hausmann, sabbatjahr, sans emploi, au chômage, demandeur d'emploi, en recherche d'emploi, à la recherche d'un emploi, en recherche active, desempleado, desempleada, en paro, en búsqueda de empleo, buscando empleo, desempregado, desempregada, disoccupato, disoccupata, in cerca di lavoro, werkloos, werkzoekend, arbetslös, arbetssökande, arbeidsledig, arbejdsløs, ledig, työtön, bezrobotny, bezrobotna, nezaměstnaný, munkanélküli, işsiz, безработный, в поиске работы, 無職, 求職中, 待业, 求职中, 구직중, 무직, عاطل عن العمل, باحث عن عمل
  actively looking, something new, building something new, working on something new, working for myself,
  none, n/a, na, n.a., not applicable, not available, not specified, nil, null, nan, undefined, unknown, unknown company, no company, no employer, various, various companies, various clients, multiple, multiple companies, several, several companies, private, private person, private individual, private company, personal, individual, other, misc, tbd, tba, tbc, xxx, xx, x x, asdf, test, test test, test company, company, my company, company name, employer, independent, home, myself, me, self, blank, empty
  keine, keine angabe, keine firma, ohne, privat, privatperson, verschiedene, diverse, unbekannt, aucun, aucune, néant, sans, privé, divers, inconnu, ninguno, ninguna, sin empresa, desconocido, varios, particular, nenhum, nenhuma, sem empresa, vários, nessuno, nessuna, privato, vari, geen, geen bedrijf, diversen, onbekend, ingen, inget, inga, privatperson, ei ole, brak, nie dotyczy, nie podano, prywatnie, žádná, nincs, yok, hiçbiri, нет, не указано, частное лицо, なし, 無し, 無, 无, 没有, 个人, 個人, 없음, 개인, لا يوجد, אין, không có, tidak ada
`;

/** These leave open what somebody does besides, so that more may follow: Freelance Designer. */
const withWork =
  /^(?:self ?employed|self ?employment|freelance|freelancer|freelancing|frilans|selbst\w*andig\w*|freiberuf\w*|independent|independant\w*|autonom[oa]|free ?lance|stealth|retired|student|unemployed|confidential|undisclosed|unknown|various|sole proprietor|zzp)\b/;

/** What may follow or stand before, without it being a company's name. Folded. */
const workWords = new Set(
  `a an and at in on the of for my own as for with consultant consultants contractor contract designer developer engineer programmer writer author
   copywriter editor translator interpreter photographer artist musician journalist coach trainer teacher tutor advisor adviser
   professional specialist expert analyst architect accountant bookkeeper manager director producer marketer recruiter
   consultancy berater beraterin unternehmensberater entwickler designerin trainerin ubersetzer ubersetzerin fotograf
   consultante consultora consulente traducteur traductor fotografo grafik graphic web software data project product marketing business
   management sales it ux ui digital freelance freelancer work worker working person
   startup start up startups mode company co venture ventures phase stage early seed ai ml saas fintech biotech healthtech b2b b2c web3 crypto
   clients client employer currently now full part time remote and various`.split(/\s+/),
);

/** Said of a state rather than of a company, whatever follows. Folded. */
const states =
  /^(?:(?:currently |actively )?(?:looking for|seeking|searching for|open to|in search of|between (?:jobs|roles|opportunities|positions)|on (?:a )?(?:sabbatical|career break|parental leave))|(?:phd |graduate |master |masters )?(?:student|studentin|etudiante?|estudiante|studente|estudante) (?:at|an|a|in|de|der|en|presso|bei)|retired from|self employed at|freelancer? (?:at|for|bei|chez|via|on)|available for|auf der suche|en recherche|a la recherche|en busca|in cerca|not currently)\b/;

/** More than one word can be somebody's: these may be real companies where more follows. */
const weak = /^(?:independent|unknown|various|stealth|confidential)\b/;
const afterWeak = new Set(
  `startup start up startups mode company companies co venture phase stage early ai ml saas fintech biotech healthtech b2b web3 crypto consultant contractor clients client employer a the
   advisor adviser professional and at in on our my freelancer self employed`.split(/\s+/),
);

const phrases = new Set(
  ofNobody
    .split(/[,\n]/)
    .map((phrase) => foldText(phrase).replace(/ /g, ""))
    .filter((phrase) => phrase !== ""),
);

/** Whether a folded text in place of a company's name says that there is none. */
export function isNoCompany(folded: string): boolean {
  const joined = folded.replace(/ /g, "");
  if (joined === "" || phrases.has(joined) || states.test(folded)) return true;
  const start = withWork.exec(folded)?.[0];
  if (start === undefined) return false;
  const rest = folded
    .slice(start.length)
    .trim()
    .split(" ")
    .filter((word) => word !== "");
  const allowed = weak.test(folded) ? afterWeak : workWords;
  return rest.every((word) => allowed.has(word));
}
