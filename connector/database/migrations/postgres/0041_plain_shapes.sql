-- needs 0032_erased_meanwhile
CREATE INDEX "column_choices_plain_shape" ON "column_choices" ("shape") WHERE "column_choices"."shape" !~ '^hmac1 .*$';
