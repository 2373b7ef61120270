-- needs 0032_erased_meanwhile
ALTER TABLE "users" ADD "crm_changes" bigint DEFAULT 0 NOT NULL;
