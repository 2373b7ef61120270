-- needs 0032_erased_meanwhile
ALTER TABLE "sessions" ADD "viewer" text COLLATE "C";
