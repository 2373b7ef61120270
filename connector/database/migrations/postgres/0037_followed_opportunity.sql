-- needs 0032_erased_meanwhile
ALTER TABLE "batch_rows" ADD "follows_opportunity" bigint DEFAULT 0 NOT NULL;
