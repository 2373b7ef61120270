-- With the owner's id before each word, so that a search reads the words of one owner. A word has 2,046 bytes at most.
CREATE FUNCTION words_of_lead(owner_id text, search_text text) RETURNS tsvector
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	AS $$
		SELECT array_to_tsvector(array_remove(string_to_array(
			owner_id || replace(regexp_replace(search_text, '([^ ]{200})[^ ]+', '\1', 'g'), ' ', ' ' || owner_id), ' '
		), ''))
	$$;
CREATE INDEX "leads_words" ON "leads" USING gin (words_of_lead("owner_id", "search_text"));
-- Otherwise what the server knows of an index has words of people who are gone.
ALTER INDEX "leads_words" ALTER COLUMN 1 SET STATISTICS 0;
