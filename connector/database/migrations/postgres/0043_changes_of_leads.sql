-- needs 0032_erased_meanwhile
ALTER TABLE "leads" ADD "changed_in" text COLLATE "C";
ALTER TABLE "leads" ADD "earlier_title" text COLLATE "C";
ALTER TABLE "leads" ADD "earlier_company" text COLLATE "C";
ALTER TABLE "leads" ADD "earlier_company_domain" text COLLATE "C";
