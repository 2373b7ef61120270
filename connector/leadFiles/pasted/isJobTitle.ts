import { foldText } from "../../matching/foldText.ts";

/** Words of job titles, in the languages of the panel. Folded. */
const words = new Set(
  `director directora directeur directrice manager managerin head chief ceo cto cfo coo cio cmo cro cpo ciso vp svp evp avp president
   vice engineer engineering developer consultant officer lead leader founder cofounder partner owner analyst architect specialist
   executive assistant coordinator professor scientist researcher buyer planner designer advisor adviser secretary supervisor
   technician recruiter representative administrator associate intern trainee student nurse lawyer attorney controller accountant
   leiter leiterin geschaftsfuhrer geschaftsfuhrerin vorstand ingenieur ingenieurin entwickler entwicklerin berater beraterin
   referent referentin sachbearbeiter einkaufer prokurist inhaber grunder mitarbeiter werkleiter vertriebsleiter
   responsable gerant gerante ingenieure charge chef acheteur fondateur conseiller conseillere
   gerente jefe jefa ingeniero ingeniera consultor consultora encargado fundador comprador socio`.split(
    /\s+/,
  ),
);

const eastAsian = /部長|社長|課長|取締役|代表|マネージャ|エンジニア|担当|主任|経理/u;

/** Whether a text is the title of a job rather than the name of a company. */
export const isJobTitle = (text: string): boolean =>
  eastAsian.test(text) ||
  foldText(text)
    .split(/[^\p{L}]+/u)
    .some((word) => words.has(word));
