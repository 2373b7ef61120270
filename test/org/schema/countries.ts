import { createRequire } from "node:module";
import isoCountries from "i18n-iso-countries";
import type { Org } from "../types.ts";

const english: unknown = createRequire(import.meta.url)("i18n-iso-countries/langs/en.json");
isoCountries.registerLocale(english as isoCountries.LocaleData);

/** Where a new org's label is not what the ISO list calls the country. */
const renamed: Record<string, string> = {
  US: "United States",
  GB: "United Kingdom",
  RU: "Russian Federation",
  KR: "Korea, Republic of",
  TR: "Turkey",
};

/** Country labels by ISO code, as an org that has turned State and Country picklists on starts with. */
const countries: ReadonlyMap<string, string> = new Map(
  Object.entries(isoCountries.getNames("en"))
    .map(([code, name]): [string, string] => [code, renamed[code] ?? name])
    .sort(([, a], [, b]) => a.localeCompare(b, "en")),
);

/** Country labels by ISO code as the org has them, with those that an admin has renamed. */
export const countryLabels = (org: Pick<Org, "settings">): Map<string, string> =>
  new Map([...countries].map(([code, label]) => [code, org.settings.countryLabels[code] ?? label]));

const written: Record<string, string> = {
  US: "AL=Alabama AK=Alaska AZ=Arizona AR=Arkansas CA=California CO=Colorado CT=Connecticut DE=Delaware DC=District_of_Columbia FL=Florida GA=Georgia HI=Hawaii ID=Idaho IL=Illinois IN=Indiana IA=Iowa KS=Kansas KY=Kentucky LA=Louisiana ME=Maine MD=Maryland MA=Massachusetts MI=Michigan MN=Minnesota MS=Mississippi MO=Missouri MT=Montana NE=Nebraska NV=Nevada NH=New_Hampshire NJ=New_Jersey NM=New_Mexico NY=New_York NC=North_Carolina ND=North_Dakota OH=Ohio OK=Oklahoma OR=Oregon PA=Pennsylvania RI=Rhode_Island SC=South_Carolina SD=South_Dakota TN=Tennessee TX=Texas UT=Utah VT=Vermont VA=Virginia WA=Washington WV=West_Virginia WI=Wisconsin WY=Wyoming",
  CA: "AB=Alberta BC=British_Columbia MB=Manitoba NB=New_Brunswick NL=Newfoundland_and_Labrador NT=Northwest_Territories NS=Nova_Scotia NU=Nunavut ON=Ontario PE=Prince_Edward_Island QC=Quebec SK=Saskatchewan YT=Yukon_Territories",
  AU: "ACT=Australian_Capital_Territory NSW=New_South_Wales NT=Northern_Territory QLD=Queensland SA=South_Australia TAS=Tasmania VIC=Victoria WA=Western_Australia",
  BR: "AC=Acre AL=Alagoas AP=Amapá AM=Amazonas BA=Bahia CE=Ceará DF=Distrito_Federal ES=Espírito_Santo GO=Goiás MA=Maranhão MT=Mato_Grosso MS=Mato_Grosso_do_Sul MG=Minas_Gerais PA=Pará PB=Paraíba PR=Paraná PE=Pernambuco PI=Piauí RJ=Rio_de_Janeiro RN=Rio_Grande_do_Norte RS=Rio_Grande_do_Sul RO=Rondônia RR=Roraima SC=Santa_Catarina SP=São_Paulo SE=Sergipe TO=Tocantins",
  IE: "CW=Carlow CN=Cavan CE=Clare CO=Cork DL=Donegal D=Dublin G=Galway KY=Kerry KE=Kildare KK=Kilkenny LS=Laois LM=Leitrim LK=Limerick LD=Longford LH=Louth MO=Mayo MH=Meath MN=Monaghan OY=Offaly RN=Roscommon SO=Sligo TA=Tipperary WD=Waterford WH=Westmeath WX=Wexford WW=Wicklow",
};

export interface State {
  country: string;
  code: string;
  label: string;
}

/** States and provinces of the countries for which this org has them; a new real org has five countries more. */
export const states: readonly State[] = Object.entries(written).flatMap(([country, list]) =>
  list.split(" ").map((pair) => {
    const [code = "", label = ""] = pair.split("=");
    return { country, code, label: label.replaceAll("_", " ") };
  }),
);
