-- needs 0032_erased_meanwhile
ALTER TABLE "grants" ADD "renewer" text COLLATE "C";
ALTER TABLE "grants" ADD "renewer_until" bigint;
