const written: Record<string, string> = {
  US: "AL=Alabama AK=Alaska AZ=Arizona AR=Arkansas CA=California CO=Colorado CT=Connecticut DE=Delaware DC=District_of_Columbia FL=Florida GA=Georgia HI=Hawaii ID=Idaho IL=Illinois IN=Indiana IA=Iowa KS=Kansas KY=Kentucky LA=Louisiana ME=Maine MD=Maryland MA=Massachusetts MI=Michigan MN=Minnesota MS=Mississippi MO=Missouri MT=Montana NE=Nebraska NV=Nevada NH=New_Hampshire NJ=New_Jersey NM=New_Mexico NY=New_York NC=North_Carolina ND=North_Dakota OH=Ohio OK=Oklahoma OR=Oregon PA=Pennsylvania RI=Rhode_Island SC=South_Carolina SD=South_Dakota TN=Tennessee TX=Texas UT=Utah VT=Vermont VA=Virginia WA=Washington WV=West_Virginia WI=Wisconsin WY=Wyoming",
  CA: "AB=Alberta BC=British_Columbia MB=Manitoba NB=New_Brunswick NL=Newfoundland_and_Labrador NT=Northwest_Territories NS=Nova_Scotia NU=Nunavut ON=Ontario PE=Prince_Edward_Island QC=Quebec SK=Saskatchewan YT=Yukon_Territories",
  AU: "ACT=Australian_Capital_Territory NSW=New_South_Wales NT=Northern_Territory QLD=Queensland SA=South_Australia TAS=Tasmania VIC=Victoria WA=Western_Australia",
  BR: "AC=Acre AL=Alagoas AP=Amapá AM=Amazonas BA=Bahia CE=Ceará DF=Distrito_Federal ES=Espírito_Santo GO=Goiás MA=Maranhão MT=Mato_Grosso MS=Mato_Grosso_do_Sul MG=Minas_Gerais PA=Pará PB=Paraíba PR=Paraná PE=Pernambuco PI=Piauí RJ=Rio_de_Janeiro RN=Rio_Grande_do_Norte RS=Rio_Grande_do_Sul RO=Rondônia RR=Roraima SC=Santa_Catarina SP=São_Paulo SE=Sergipe TO=Tocantins",
  IE: "CW=Carlow CN=Cavan CE=Clare CO=Cork DL=Donegal D=Dublin G=Galway KY=Kerry KE=Kildare KK=Kilkenny LS=Laois LM=Leitrim LK=Limerick LD=Longford LH=Louth MO=Mayo MH=Meath MN=Monaghan OY=Offaly RN=Roscommon SO=Sligo TA=Tipperary WD=Waterford WH=Westmeath WX=Wexford WW=Wicklow",
  CN: "34=Anhui 11=Beijing 71=Chinese_Taipei 50=Chongqing 35=Fujian 62=Gansu 44=Guangdong 45=Guangxi 52=Guizhou 46=Hainan 13=Hebei 23=Heilongjiang 41=Henan 91=Hong_Kong 42=Hubei 43=Hunan 32=Jiangsu 36=Jiangxi 22=Jilin 21=Liaoning 92=Macao 15=Nei_Mongol 64=Ningxia 63=Qinghai 61=Shaanxi 37=Shandong 31=Shanghai 14=Shanxi 51=Sichuan 12=Tianjin 65=Xinjiang 54=Xizang 53=Yunnan 33=Zhejiang",
  IN: "AN=Andaman_and_Nicobar_Islands AP=Andhra_Pradesh AR=Arunachal_Pradesh AS=Assam BR=Bihar CH=Chandigarh CT=Chhattisgarh DN=Dadra_and_Nagar_Haveli DD=Daman_and_Diu DL=Delhi GA=Goa GJ=Gujarat HR=Haryana HP=Himachal_Pradesh JK=Jammu_and_Kashmir JH=Jharkhand KA=Karnataka KL=Kerala LD=Lakshadweep MP=Madhya_Pradesh MH=Maharashtra MN=Manipur ML=Meghalaya MZ=Mizoram NL=Nagaland OR=Odisha PY=Puducherry PB=Punjab RJ=Rajasthan SK=Sikkim TN=Tamil_Nadu TG=Telangana TR=Tripura UT=Uttarakhand UP=Uttar_Pradesh WB=West_Bengal",
  IT: "AG=Agrigento AL=Alessandria AN=Ancona AO=Aosta AR=Arezzo AP=Ascoli_Piceno AT=Asti AV=Avellino BA=Bari BT=Barletta-Andria-Trani BL=Belluno BN=Benevento BG=Bergamo BI=Biella BO=Bologna BZ=Bolzano BS=Brescia BR=Brindisi CA=Cagliari CL=Caltanissetta CB=Campobasso CI=Carbonia-Iglesias CE=Caserta CT=Catania CZ=Catanzaro CH=Chieti CO=Como CS=Cosenza CR=Cremona KR=Crotone CN=Cuneo EN=Enna FM=Fermo FE=Ferrara FI=Florence FG=Foggia FC=Forlì-Cesena FR=Frosinone GE=Genoa GO=Gorizia GR=Grosseto IM=Imperia IS=Isernia AQ=L'Aquila SP=La_Spezia LT=Latina LE=Lecce LC=Lecco LI=Livorno LO=Lodi LU=Lucca MC=Macerata MN=Mantua MS=Massa_and_Carrara MT=Matera VS=Medio_Campidano ME=Messina MI=Milan MO=Modena MB=Monza_and_Brianza NA=Naples NO=Novara NU=Nuoro OG=Ogliastra OT=Olbia-Tempio OR=Oristano PD=Padua PA=Palermo PR=Parma PV=Pavia PG=Perugia PU=Pesaro_and_Urbino PE=Pescara PC=Piacenza PI=Pisa PT=Pistoia PN=Pordenone PZ=Potenza PO=Prato RG=Ragusa RA=Ravenna RC=Reggio_Calabria RE=Reggio_Emilia RI=Rieti RN=Rimini RM=Rome RO=Rovigo SA=Salerno SS=Sassari SV=Savona SI=Siena SO=Sondrio SR=Syracuse TA=Taranto TE=Teramo TR=Terni TP=Trapani TN=Trento TV=Treviso TS=Trieste TO=Turin UD=Udine VA=Varese VE=Venice VB=Verbano-Cusio-Ossola VC=Vercelli VR=Verona VV=Vibo_Valentia VI=Vicenza VT=Viterbo",
  MX: "AG=Aguascalientes BC=Baja_California BS=Baja_California_Sur CM=Campeche CS=Chiapas CH=Chihuahua CO=Coahuila CL=Colima DG=Durango DF=Federal_District GT=Guanajuato GR=Guerrero HG=Hidalgo JA=Jalisco ME=Mexico_State MI=Michoacán MO=Morelos NA=Nayarit NL=Nuevo_León OA=Oaxaca PB=Puebla QE=Querétaro QR=Quintana_Roo SL=San_Luis_Potosí SI=Sinaloa SO=Sonora TB=Tabasco TM=Tamaulipas TL=Tlaxcala VE=Veracruz YU=Yucatán ZA=Zacatecas",
};

interface State {
  country: string;
  code: string;
  label: string;
}

/**
 * States, provinces and territories of the nine countries that Salesforce has them for when the picklists are
 * turned on, by Salesforce's codes: ISO 3166-2's, but for China's numbers and Mexico's and Ireland's own
 * letters.
 */
export const states: readonly State[] = Object.entries(written).flatMap(([country, list]) =>
  list.split(" ").map((pair) => {
    const [code = "", label = ""] = pair.split("=");
    return { country, code, label: label.replaceAll("_", " ") };
  }),
);
