/** The most common names of a language, the most common first. */
interface CommonNames {
  women: string;
  men: string;
  families: string;
}

/** In Latin letters. Those of faker follow them as the long tail. */
export const commonNames = {
  en: {
    women:
      "Jennifer Sarah Jessica Emily Elizabeth Katherine Lauren Michelle Rebecca Laura Stephanie Nicole Megan Patricia Christine Susan Margaret Victoria Samantha Deborah Kate Catherine Frances",
    men: "Michael David James John Robert William Christopher Matthew Daniel Andrew Joseph Thomas Richard Steven Mark Jonathan Nicholas Benjamin Edward Anthony Timothy Gregory Samuel Alexander Charles Francis",
    families:
      "Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Martin Jackson Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Baker O'Brien O'Connor McDonald MacLeod McCarthy",
  },
  de: {
    women:
      "Anna Julia Katharina Stefanie Sabine Andrea Christina Susanne Claudia Nicole Birgit Petra Martina Kathrin Sandra Lena Franziska Anja Ulrike Jana",
    men: "Michael Thomas Andreas Stefan Christian Martin Markus Peter Frank Alexander Daniel Jan Tobias Matthias Sebastian Florian Jürgen Wolfgang Klaus Hans-Peter Karl-Heinz",
    families:
      "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Meier Mayer Maier Schmitt Schmitz Groß Weiß Böhm",
  },
  fr: {
    women:
      "Marie Nathalie Isabelle Sophie Sylvie Catherine Céline Sandrine Julie Camille Émilie Aurélie Anne-Sophie Marie-Laure Hélène Françoise Valérie",
    men: "Philippe Nicolas Pierre Christophe Laurent Thomas Julien Olivier Stéphane François Frédéric Sébastien Jean-Pierre Jean-Luc Éric Guillaume Mathieu Benoît",
    families:
      "Martin Bernard Dubois Durand Robert Richard Petit Moreau Simon Laurent Lefebvre Michel Garcia David Bertrand Roux Fournier Girard Lefèvre Mercier Faure Rousseau Guérin Boyer François Legrand Gauthier Chevalier",
  },
  it: {
    women:
      "Maria Francesca Chiara Laura Giulia Silvia Elena Paola Alessandra Valentina Federica Roberta Simona Daniela",
    men: "Marco Andrea Francesco Alessandro Giuseppe Luca Stefano Roberto Paolo Matteo Antonio Davide Fabio Simone Giovanni",
    families:
      "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De_Luca Costa Giordano Mancini Rizzo Lombardi Moretti D'Angelo Dell'Orto Di_Stefano",
  },
  es: {
    women:
      "María Ana Laura Carmen Cristina Marta Patricia Isabel Elena Raquel Beatriz Mónica Pilar Rocío Lucía",
    men: "José Antonio Manuel Francisco David Juan Javier Daniel Carlos Jesús Alejandro Miguel Rafael Pedro Ángel Sergio Fernando Álvaro",
    families:
      "García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano",
  },
  pt: {
    women:
      "Maria Ana Juliana Mariana Fernanda Patrícia Camila Luciana Renata Beatriz Larissa Tatiana Cláudia",
    men: "José João Carlos Paulo Lucas Marcos Rafael Felipe Rodrigo Bruno Gustavo Leandro Marcelo André Tiago Vinícius",
    families:
      "Silva dos_Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro Martins Carvalho de_Almeida Lopes Soares Fernandes Vieira Barbosa Rocha Dias da_Silva Nascimento Araújo Magalhães Conceição",
  },
  nl: {
    women: "Maria Anna Johanna Esther Marieke Linda Ingrid Monique Saskia Sanne Marloes Femke Anouk Wilma",
    men: "Jan Johannes Peter Hans Pieter Erik Jeroen Bas Willem Maarten Mark Sander Martijn Wouter Joost Cornelis",
    families:
      "de_Jong Jansen de_Vries van_den_Berg van_Dijk Bakker Janssen Visser Smit Meijer de_Boer Mulder de_Groot Bos Vos Peters Hendriks van_Leeuwen Dekker Brouwer de_Wit Dijkstra Smits de_Graaf van_der_Meer van_der_Linden Kok Jacobs de_Haan Vermeulen van_'t_Hof",
  },
  pl: {
    women:
      "Anna Katarzyna Małgorzata Agnieszka Barbara Ewa Magdalena Joanna Monika Aleksandra Justyna Dorota Paulina",
    men: "Piotr Krzysztof Andrzej Tomasz Paweł Marcin Michał Marek Grzegorz Łukasz Jan Jakub Wojciech Rafał Mateusz",
    families:
      "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Wojciechowski Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Żak Łuczak",
  },
  cs: {
    women: "Jana Marie Eva Hana Anna Lenka Kateřina Lucie Věra Petra Veronika Martina Tereza Zuzana Jitka",
    men: "Jiří Jan Petr Josef Pavel Martin Tomáš Jaroslav Miroslav Zdeněk Lukáš Ondřej Václav Jakub Milan",
    families:
      "Novák Svoboda Novotný Dvořák Černý Procházka Kučera Veselý Horák Němec Pokorný Marek Pospíšil Hájek Jelínek Král Růžička Beneš Fiala Sedláček Doležal Zeman Kolář Krejčí",
  },
  hu: {
    women: "Katalin Éva Ildikó Mária Zsuzsanna Judit Ágnes Andrea Erika Anikó Krisztina Eszter",
    men: "László István József Zoltán János Gábor Péter Sándor Ferenc Attila Tamás Zsolt György Balázs",
    families:
      "Nagy Kovács Tóth Szabó Horváth Varga Kiss Molnár Németh Farkas Balogh Papp Takács Juhász Lakatos Mészáros",
  },
  ro: {
    women: "Maria Elena Ioana Andreea Mihaela Ana Cristina Daniela Alexandra Gabriela Raluca Ștefania",
    men: "Alexandru Andrei Mihai Ion Gheorghe Cristian Adrian Florin Ionuț Bogdan Vasile Ștefan Răzvan",
    families:
      "Popa Popescu Ionescu Radu Pop Stan Dumitru Stoica Rusu Munteanu Matei Marin Constantin Diaconu Ciobanu Țurcanu",
  },
  tr: {
    women: "Fatma Ayşe Zeynep Elif Emine Hatice Merve Özlem Esra Gülşen Şule Büşra Çiğdem",
    men: "Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Murat Ömer Yusuf Emre Oğuz Çağlar Şükrü Burak",
    families:
      "Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan Şimşek",
  },
  vi: {
    women: "Thị_Hương Thanh_Hà Thị_Lan Minh_Anh Thu_Trang Ngọc_Anh Thị_Mai Phương_Thảo Kim_Ngân Bích_Ngọc",
    men: "Văn_Hùng Minh_Tuấn Quốc_Anh Đức_Anh Văn_Dũng Hoàng_Long Thanh_Tùng Ngọc_Sơn Quang_Huy Tuấn_Anh",
    families: "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý",
  },
  id: {
    women: "Siti Dewi Sri Nur Putri Rina Ratna Indah Wulan Ayu Maya Yuliana",
    men: "Budi Agus Muhammad Ahmad Andi Eko Dedi Rizky Bambang Hendra Adi Yusuf",
    families: "Setiawan Wijaya Susanto Santoso Hidayat Saputra Siregar Kusuma Nugroho Gunawan Halim Tanujaya",
  },
  sv: {
    women: "Anna Maria Eva Karin Sara Emma Kristina Lena Johanna Linnea Åsa Malin Cecilia Annika",
    men: "Lars Mikael Anders Johan Erik Per Karl Peter Jan Fredrik Andreas Magnus Björn Jörgen Göran Håkan",
    families:
      "Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Lindström Lindqvist Lindberg Åkesson Öberg Sjöberg",
  },
  nb: {
    women: "Anne Inger Kari Marit Ingrid Liv Hilde Silje Camilla Tone Åse Randi",
    men: "Jan Per Bjørn Ole Lars Kjell Knut Svein Morten Terje Øyvind Håkon Jørgen",
    families:
      "Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Bjørnstad Sørensen Ødegård",
  },
  da: {
    women: "Anne Kirsten Mette Hanne Helle Susanne Lene Maria Marianne Pia Bodil Søs",
    men: "Peter Jens Lars Michael Henrik Thomas Søren Jan Niels Jørgen Kåre Mads Rasmus",
    families:
      "Nielsen Jensen Hansen Pedersen Andersen Christensen Larsen Sørensen Rasmussen Jørgensen Møller Kjær Østergaard",
  },
  fi: {
    women: "Maria Anna Päivi Tuula Riitta Sari Minna Kaisa Heidi Katja Hanna-Mari Mirja",
    men: "Juha Timo Matti Kari Mikko Jari Antti Janne Pekka Markku Väinö Jukka-Pekka",
    families:
      "Korhonen Virtanen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen Järvinen Lehtonen Häkkinen",
  },
  is: {
    women:
      "Guðrún Anna Sigríður Kristín Margrét Helga Sigrún Ingibjörg Jóhanna María Katrín Þóra Ásta Birna Sólveig Hildur Ragnheiður Steinunn",
    men: "Jón Sigurður Guðmundur Gunnar Ólafur Einar Magnús Kristján Stefán Jóhann Þór Björn Árni Þorsteinn Haukur Kári Ragnar Helgi",
    families: "",
  },
  ng: {
    women: "Ngozi Blessing Chioma Funmilayo Aisha Amina Adaeze Folake",
    men: "Chukwuemeka Oluwaseun Ibrahim Emeka Tunde Babatunde Abubakar Chidi",
    families: "Okafor Adeyemi Okonkwo Balogun Ibrahim Eze Nwosu Obi Adebayo Mohammed",
  },
} satisfies Record<string, CommonNames>;

/**
 * In Cyrillic, from which the Latin spellings are made. Families are a man's; what a woman is called
 * follows.
 */
export const commonCyrillic = {
  ru: {
    women: "Елена Ольга Наталья Анна Татьяна Мария Екатерина Ирина Светлана Юлия Анастасия Людмила Ксения",
    men: "Александр Сергей Дмитрий Андрей Алексей Владимир Михаил Евгений Николай Игорь Юрий Павел Фёдор",
    families:
      "Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев Семёнов Егоров Яковлев Щербаков Чайковский Юдин",
  },
  uk: {
    women: "Олена Оксана Наталія Ірина Юлія Тетяна Ганна Марія Катерина Світлана Людмила",
    men: "Олександр Сергій Андрій Володимир Дмитро Михайло Євген Ігор Юрій Тарас Микола Олексій",
    families:
      "Мельник Шевченко Бондаренко Коваленко Бойко Ткаченко Кравченко Ковальчук Коваль Олійник Шевчук Поліщук Їжакевич Хоменко Гриценко Яремчук",
  },
} satisfies Record<string, CommonNames>;

export const commonGreek: CommonNames = {
  women:
    "Μαρία Ελένη Κατερίνα Βασιλική Σοφία Αγγελική Γεωργία Δήμητρα Κωνσταντίνα Ιωάννα Χριστίνα Παναγιώτα Ευαγγελία Δέσποινα Αναστασία",
  men: "Γεώργιος Ιωάννης Κωνσταντίνος Δημήτρης Νικόλαος Παναγιώτης Βασίλης Χρήστος Αθανάσιος Μιχάλης Ευάγγελος Σπύρος Θεόδωρος Αντώνης Ηλίας",
  families:
    "Παπαδόπουλος Βλάχος Αγγελόπουλος Νικολαΐδης Γεωργίου Παπαδάκης Οικονόμου Αντωνίου Χατζηδάκης Μακρής Παπαγεωργίου Κωνσταντινίδης Δημητρίου Αλεξίου Καραμανλής Μπακογιάννης Ντόκος Χριστοδούλου Ξενάκης Ψαλτάκης Θεοδωρίδης Ζαχαρίου Λάμπρου Μιχαηλίδης Τσούκαλος Φωτίου Κυριακίδης Σταυρόπουλος Ευθυμίου Γκίκας Ρούσσος Μαυρίδης Κόκκινος Λιάπης Πετρόπουλος Σαμαράς Τριανταφύλλου Ζερβός Καλογερόπουλος Βασιλειάδης",
};
